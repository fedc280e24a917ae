"""An answer speaks of one moment of a run, whatever is changed right after it was taken."""

import asyncio

import pytest

from app.lab.runtime.background import BackgroundTask
from app.lab.session.start import Start
from app.lab.settings.config import Config, Settings
from app.lab.settings.sections import Data
from app.web.hub import Hub
from app.web.routes import export, feature_history, stages, surface, trace

CONFIG = Config(data=Data(samples=40))
OTHER = {
    "data": {"dataset": "blobs", "classes": 3, "samples": 30},
    "network": {"hidden": [{"units": 3, "activation": "relu"}]},
}


class Connected:
    """The request of a client that waits."""

    async def is_disconnected(self):
        return False


READS = {
    "trace": lambda session, hub: trace.trace(session, hub, Connected()),
    "export": lambda session, hub: export.export(session, hub, "config"),
    "stages": lambda session, hub: stages.stages(session, hub, 5),
    "feature-history": lambda session, hub: feature_history.feature_history(session, hub, 2, 5),
    "surface": lambda session, hub: surface.surface(session, hub, 10, None, 0, ""),
}


class Interrupted(Hub):
    """A hub in which another client's edit follows each job at once."""

    edit = staticmethod(lambda: None)

    async def call(self, job):
        result = await super().call(job)
        if not isinstance(result, BackgroundTask):  # which has only been begun
            await super().call(self.edit)
        return result

    async def task(self, *what):
        async for result in super().task(*what):
            await super().call(self.edit)
            yield result


def answer(read, edited: bool):
    async def run():
        hub = Interrupted()
        hub.start()
        try:
            session = await hub.create(Start(CONFIG))
            if edited:
                hub.edit = lambda: session.update(Settings.model_validate(OTHER))
            return await asyncio.wait_for(read(session, hub), 20)
        finally:
            await hub.stop()

    return asyncio.run(run())


@pytest.mark.parametrize("read", READS.values(), ids=READS)
def test_an_edit_right_after_the_reading_does_not_show_in_the_answer(read):
    before, after = answer(read, edited=False), answer(read, edited=True)
    if hasattr(before, "body"):
        assert (before.body, before.headers) == (after.body, after.headers)
    else:
        assert before == after

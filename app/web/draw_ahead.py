"""Drawing ahead: images that take longer to draw than a slice of the trainer's time are drawn before it is asked."""

import asyncio
from contextlib import suppress

from ..data import DATASETS
from ..lab.messages import Refusal
from ..lab.settings.config import Config, Settings


async def draw_ahead(config: Config, settings: Settings) -> None:
    """Draw, in a thread of its own, the images of this configuration with these settings laid over it.

    They are kept where the trainer finds them. Settings that do not fit are refused where they are applied.
    """
    if "data" not in settings.model_fields_set:
        return
    with suppress(Refusal):
        data = config.patched(Settings(**{name: getattr(settings, name) for name in _set(settings)})).data
        draw = DATASETS[data.dataset].draw
        if draw is not None:
            await asyncio.to_thread(draw, data.samples, data.noise, data.seed)


def _set(settings: Settings) -> set[str]:
    """The parts of a configuration that are said, and nothing else that a setup holds."""
    return settings.model_fields_set & Settings.model_fields.keys()

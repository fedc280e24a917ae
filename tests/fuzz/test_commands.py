"""Random commands to a session with a twin: no answer is a fault of ours, and nobody beside it is disturbed."""

from contextlib import suppress
from typing import Any

import numpy as np
import pytest

from app.lab.messages import Refusal
from app.lab.runtime.scheduler import Scheduler
from app.lab.runtime.twin import Twin, differing
from app.lab.session.session import Session
from app.lab.settings.config import Config, Settings
from app.lab.training.trainer import Trainer
from app.lab.views.request import ViewRequest
from app.wire.commands import Action, NotACommand, View, parse
from tests.fuzz import IN_PROCESS, SEEDS
from tests.fuzz.commands import POINTS, Commands
from tests.lab.conftest import HandClock, make, train

SMALL = {"data": {"samples": POINTS}, "view": {"epochs_per_second": None}}
NOTHING = ViewRequest(surface=None, neurons=None, features=None)


class WorkClock(HandClock):
    """A clock that goes by the work done, so that a seed makes the same run on any machine: a millisecond a step."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__()
        run = Trainer.run

        def timed(trainer: Trainer, steps: int) -> None:
            run(trainer, steps)
            self.now += 0.001 * steps

        monkeypatch.setattr(Trainer, "run", timed)

    def __call__(self) -> float:
        self.now += 0.0001
        return self.now


class Laboratory:
    """A leader with a twin, and a session beside them, in one scheduler."""

    def __init__(self, commands: Commands, clock: WorkClock) -> None:
        self.commands = commands
        self.beside = make(**SMALL)
        self.scheduler = Scheduler(clock, lambda session, snapshot: None)
        self.leader = self._add(make(**SMALL))
        self._add(self.beside)
        self.beside.play()
        self.difference = Settings()
        self.tie()

    def _add(self, session: Session) -> Session:
        session.watch([NOTHING])
        self.scheduler.add(session)
        return session

    def tie(self) -> None:
        """Another twin in place of the one there is, as POST …/twin makes it."""
        difference = Settings.model_validate(self.commands.settings("network", "training"))
        with suppress(Refusal):
            follower = Session(differing(self.leader.config, difference))
            self.difference, old = difference, self.scheduler.twin_of(self.leader)
            if old is not None:
                self.scheduler.untie(old)
                self.scheduler.remove(old)
            self.scheduler.tie(Twin(self.leader, self._add(follower), difference))

    def send(self, text: str | bytes) -> None:
        """Carry a message out as the stream does; a refusal must have changed nothing."""
        try:
            command = parse(text)
        except NotACommand:
            return
        if isinstance(command, View):
            self.leader.watch([command.alone])
        if not isinstance(command, Action):
            return
        before, self.leader.stroke = figures(self.leader), command.stroke
        try:
            command.apply(self.leader)
        except Refusal:
            assert figures(self.leader) == before
        finally:
            self.leader.stroke = None

    def work(self) -> None:
        """A few pieces of the trainer's work."""
        self.scheduler.review()
        for _ in range(self.commands.random.randrange(5)):
            self.scheduler.tick()

    def check(self) -> None:
        """No session is torn, and the twin has what it shares with its leader."""
        follower = self.scheduler.twin_of(self.leader)
        assert follower is not None
        for session in (self.leader, follower):
            whole(session)
        with suppress(Refusal):  # a difference that no longer fits leaves the twin as it was
            assert follower.config == differing(self.leader.config, self.difference)
            assert follower.points is self.leader.points
        if not (self.leader.busy or self.leader.run.diverged or follower.run.diverged):
            assert follower.run.steps_to(self.leader.run.epochs) <= 0


def whole(session: Session) -> None:
    """The parts of a session belong to one another."""
    trainer, config, points = session.run.trainer, session.config, session.points
    assert (trainer.config, trainer.points) == (config, points)
    network = trainer.network
    units = [layer.units for layer in config.network.hidden]
    outputs = config.data.classes if config.problem == "multiclass" else 1
    assert list(network.architecture.sizes) == [config.inputs, *units, outputs]
    assert trainer.inputs.shape == (len(points), config.inputs)
    assert network.parameters.dtype == trainer.inputs.dtype == config.training.dtype
    assert len(points.x) == len(points.y) == len(points.test)
    assert len(trainer.checkpoint().permutation) == (~points.test).sum()
    assert np.isfinite(network.parameters).all()


def figures(session: Session) -> dict[str, Any]:
    """All that a refused command must leave alone."""
    return {
        "config": session.config,
        "points": id(session.points),
        "state": session.state,
        "weights": session.run.trainer.network.parameters.tobytes(),
        "revision": session.revision,
        "curve": session.run.history.curve.entries.tobytes(),
        "checkpoints": [checkpoint.step for checkpoint in session.run.checkpoints],
        "undo": session._edits.counts,
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_no_command_tears_a_session_or_its_twin_or_disturbs_another(seed, monkeypatch):
    def failed(session):
        raise AssertionError("a session's turn has failed")

    monkeypatch.setattr(Session, "fail", failed)
    commands = Commands(seed)
    laboratory = Laboratory(commands, WorkClock(monkeypatch))
    for number in range(IN_PROCESS):
        message = commands.message(number)
        try:
            laboratory.send(message)
            laboratory.work()
            laboratory.check()
            if number % 50 == 0:
                laboratory.tie()
        except Exception as error:
            error.add_note(f"command {number} of seed {seed}: {message!r}; difference: {laboratory.difference!r}")
            raise
    reference = Session(Config().patched(Settings.model_validate(SMALL)))
    beside = laboratory.beside
    train(reference, beside.state.step)
    assert beside.state.step > IN_PROCESS / 10
    assert beside.run.trainer.network.parameters.tobytes() == reference.run.trainer.network.parameters.tobytes()

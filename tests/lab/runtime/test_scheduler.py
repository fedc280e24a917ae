"""The scheduler: fair by the clock, frames before steps, driven here by hand."""

from collections import Counter

import numpy as np
import pytest

from app.lab.runtime.scheduler import SLICE_SECONDS, Scheduler
from app.lab.session.session import Session
from app.lab.settings.config import Config
from app.lab.views.maps import Maps
from app.lab.views.request import FeaturesRequest, SurfaceRequest, ViewRequest
from app.lab.views.snapshot import Snapshot
from tests.lab.conftest import HandClock, make, settings


class Stage:
    """A scheduler on a clock of its own, and the frames it has published."""

    def __init__(self, *sessions: Session) -> None:
        self.clock = HandClock()
        self.frames: list[tuple[str, Snapshot]] = []
        self.series: list[int] = []  # how many frames there were whenever they were handed over
        self.scheduler = Scheduler(
            self.clock,
            lambda session, snapshot: self.frames.append((session.id, snapshot)),
            lambda: self.series.append(len(self.frames)),
        )
        for session in sessions:
            session.watch([ViewRequest(surface=None, neurons=None, features=None)])
            self.scheduler.add(session)

    def run(self, seconds: float, cost: float = 0.0) -> None:
        """Let the time pass; each tick costs `cost` seconds."""
        end = self.clock.now + seconds
        self.scheduler.review()
        while self.clock.now < end:
            wait = self.scheduler.tick()
            if wait is None:
                self.clock.now = end
            else:
                self.clock.now += max(wait, cost, 1e-9)

    def tick(self) -> float | None:
        """Do one piece of work, after something may have been done from outside."""
        self.scheduler.review()
        return self.scheduler.tick()

    def count(self) -> Counter[str]:
        return Counter(session_id for session_id, _ in self.frames)


def test_nothing_to_do_is_said_so():
    stage = Stage(make())
    assert stage.tick() == 0.0  # the first frame
    assert stage.tick() is None


def test_a_paced_session_makes_its_steps_and_its_frames():
    session = make(view={"epochs_per_second": 30, "fps": 30})
    stage = Stage(session)
    session.play()
    stage.run(2.0)
    assert abs(session.state.epoch - 60) <= 2
    assert abs(len(stage.frames) - 60) <= 2


def test_a_slow_pace_makes_one_batch_at_a_time():
    session = make(view={"epochs_per_second": 0.04})  # 25 batches an epoch: one a second
    stage = Stage(session)
    session.play()
    stage.run(5.0)
    assert session.state.step in (4, 5)


def test_an_idle_session_gets_no_frames():
    stage = Stage(make())
    stage.run(1.0)
    assert len(stage.frames) == 1


def test_frames_made_together_are_handed_over_together():
    stage = Stage(*(make() for _ in range(3)))
    stage.run(1.0)
    assert stage.series == [3]


def test_a_series_is_handed_over_though_more_frames_are_due():
    sessions = [make() for _ in range(8)]
    stage = Stage(*sessions)
    for session in sessions:
        session.play()
    stage.run(0.2, cost=0.004)
    lengths = np.diff([0, *stage.series])
    assert len(lengths) > 8
    assert lengths.max() == 1  # each took as long as a series may


def test_what_a_hand_has_changed_waits_for_no_other_frame():
    sessions = [make() for _ in range(3)]
    stage = Stage(*sessions)
    sessions[0].move_point(0, (1.0, 1.0))
    stage.run(1.0)
    assert stage.series == [1, 3]


def test_under_overload_there_are_fewer_steps_but_every_frame():
    sessions = [make(view={"epochs_per_second": 300}) for _ in range(8)]
    stage = Stage(*sessions)
    for session in sessions:
        session.play()
    stage.run(1.0, cost=0.004)
    frames = stage.count()
    assert min(frames.values()) >= 29
    assert max(frames.values()) - min(frames.values()) <= 1


def test_greedy_sessions_take_turns():
    sessions = [make(view={"epochs_per_second": None}) for _ in range(3)]
    stage = Stage(*sessions)
    turns: list[str] = []
    for session in sessions:
        session.play()
        session.advance = lambda steps, seconds, clock, who=session.id: turns.append(who)  # type: ignore[method-assign]
    stage.run(0.3, cost=0.001)
    counted = Counter(turns)
    assert max(counted.values()) - min(counted.values()) <= 1
    assert len(counted) == 3


def test_no_slice_is_longer_than_its_share():
    sessions = [make(view={"epochs_per_second": None}) for _ in range(5)]
    stage = Stage(*sessions)
    slices: list[float] = []
    for session in sessions:
        session.play()
        session.advance = lambda steps, seconds, clock: slices.append(seconds)  # type: ignore[method-assign]
    stage.run(0.3, cost=0.001)
    assert max(slices) <= min(SLICE_SECONDS, 1 / 30 / 5)


def test_an_edit_is_shown_half_a_frame_sooner():
    session = make(view={"fps": 10})
    stage = Stage(session)
    stage.run(0.5)
    session.move_point(0, (1.0, 1.0))
    stage.tick()
    session.move_point(0, (2.0, 1.0))
    assert stage.tick() == pytest.approx(0.05)
    stage.run(0.06)
    assert stage.frames[-1][1].points.x[0, 0] == 2.0


def test_a_session_that_was_removed_trains_no_more():
    session = make()
    stage = Stage(session)
    session.play()
    stage.scheduler.remove(session)
    stage.run(1.0)
    assert session.state.step == 0


def test_a_pause_forgets_the_time_that_passed():
    session = make()
    stage = Stage(session)
    session.play()
    stage.run(1.0)
    session.pause()
    stage.run(60.0)
    before = session.state.epoch
    session.play()
    stage.run(0.1)
    assert session.state.epoch - before <= 6


def test_a_training_order_goes_before_the_pace():
    session = make(view={"epochs_per_second": 0.04})
    stage = Stage(session)
    done: list[int] = []
    session.play()
    session.train(1000, done=lambda state: done.append(state.step))
    stage.run(0.5, cost=0.001)
    assert done == [1000]
    session.update(settings(view={"fps": 60}))
    stage.run(0.5)
    assert session.running


def test_every_greedy_session_has_its_turn_before_each_of_its_frames():
    sessions = [make(view={"epochs_per_second": None}) for _ in range(8)]
    stage = Stage(*sessions)

    def take(session, seconds):
        stage.clock.now += seconds
        session._presentation.changed = True

    for session in sessions:
        session.play()
        session.advance = lambda steps, seconds, clock, session=session: take(session, seconds)  # type: ignore[method-assign]
    stage.run(1.0, cost=0.0004)
    assert min(stage.count().values()) >= 29


def test_a_session_that_diverges_in_its_slice_goes_on_being_shown_once_a_frame():
    session = make(
        training={"optimizer": {"learning_rate": 100.0}, "loss": "squared_error"}, data={"dataset": "plane"}
    )
    stage = Stage(session)
    session.play()
    stage.run(2.0)
    assert session.state.diverged
    assert len({snapshot.time for _, snapshot in stage.frames}) == len(stage.frames)


def test_steps_that_did_not_fit_into_their_slice_are_made_up_for():
    session = make(view={"epochs_per_second": 24, "fps": 30})
    stage = Stage(session)
    session.play()
    advance, slow = session.advance, [True, False]

    def half(steps, seconds, clock):
        advance(steps // 2 if slow[0] else steps, seconds, clock)
        slow.reverse()

    session.advance = half  # type: ignore[method-assign]
    stage.run(2.0)
    assert abs(session.state.step - 1200) <= 25


def test_who_is_too_slow_for_the_pace_does_not_owe_for_ever():
    session = make(view={"epochs_per_second": 24, "fps": 30})
    stage = Stage(session)
    session.play()
    advance = session.advance
    session.advance = lambda steps, seconds, clock: None  # type: ignore[method-assign]
    stage.run(2.0)
    before = session.state.step
    session.advance = advance  # type: ignore[method-assign]
    stage.run(1 / 30)
    assert before == 0
    assert session.state.step <= 3 * 20


def test_frames_due_within_a_moment_are_made_together():
    sessions = [make() for _ in range(4)]
    stage = Stage()
    for session in sessions:  # each begins a millisecond after the one before
        session.watch([ViewRequest(surface=None, neurons=None, features=None)])
        session.play()
        stage.scheduler.add(session)
        stage.clock.now += 0.001
    stage.scheduler.review()
    waits: list[float] = []
    while len(stage.frames) < 40:
        waits.append(stage.scheduler.tick() or 0.0)
        stage.clock.now += waits[-1]
    assert sum(wait > 0 for wait in waits) <= 10
    assert max(stage.count().values()) - min(stage.count().values()) <= 1


class Broken(Session):
    """A session whose network breaks off in the middle of its training."""

    def advance(self, steps, seconds, clock):
        raise ZeroDivisionError


def test_a_fault_in_one_turn_pauses_that_session_and_the_others_go_on(caplog):
    broken, sound = Broken(Config()), make()
    stage = Stage(broken, sound)
    broken.play()
    sound.play()
    stage.run(1.0)
    assert not broken.busy
    assert "its log says more" in broken.state.stopped
    assert stage.frames[-1][1].state.running
    assert sound.state.epoch > 20
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.parametrize("pace", [30.0, None])
def test_a_view_that_cannot_be_made_leaves_the_figures_and_says_so(pace, monkeypatch, caplog):
    session = make(view={"epochs_per_second": pace})
    stage = Stage(session)
    session.watch([ViewRequest(features=None)])
    monkeypatch.setattr(Maps, "surface", lambda self, look: 1 / 0)
    session.play()
    stage.run(0.5)
    last = stage.frames[-1][1]
    assert last.surfaces == {}
    assert last.state.stopped == session.state.stopped is not None
    assert "ZeroDivisionError" in caplog.text


def test_a_run_that_has_diverged_in_float64_can_still_be_seen_in_its_principal_axes():
    """Its activations square to more than a float64 holds."""
    rate = {"optimizer": {"name": "momentum", "learning_rate": 10}, "dtype": "float64"}
    session = make(training=rate, network={"hidden": [{"units": 4, "activation": "linear"}] * 2})
    session.epoch(5)
    session.advance(None, 1e9, HandClock())
    assert session.state.diverged
    session.watch([ViewRequest(features=FeaturesRequest(projection="principal"))])
    (features,) = session.snapshot(0.0).features.values()
    assert np.isfinite(features.points).all()


def test_a_frame_that_takes_long_is_made_in_slices_between_those_of_others():
    large = make(network={"hidden": [{"units": 64, "activation": "tanh"}] * 8})
    small = make(view={"epochs_per_second": 30})
    stage = Stage(large, small)
    large.watch([ViewRequest(surface=SurfaceRequest(resolution=256))])
    made = []
    pieces = large.snapshot_pieces

    def costly(now):
        for piece in pieces(now):
            stage.clock.now += 0.006
            made.append(stage.clock.now)
            yield piece

    large.snapshot_pieces = costly  # type: ignore[method-assign,assignment]
    large.play()
    small.play()
    stage.run(1.0)
    frames = stage.count()
    assert frames[small.id] >= 28
    assert frames[large.id] >= 3
    assert len(made) > 20 * frames[large.id]

"""A twin: the same epoch as its leader, whatever happens to either."""

import numpy as np
import pytest

from app.lab.messages import Refusal
from app.lab.runtime.scheduler import SLICE_SECONDS, Scheduler
from app.lab.runtime.twin import Twin, differing
from app.lab.session.session import Session
from app.lab.settings.config import Config, Settings
from app.lab.views.request import ViewRequest
from tests.lab.conftest import SteppingClock, make, train


def settings(**parts):
    return Settings.model_validate(parts)


def tied(**difference):
    leader = Session(Config())
    change = settings(**difference)
    follower = Session(leader.config.patched(change))
    leader.follower = Twin(leader, follower, change)
    leader.follower.keep_up()
    return leader, follower


def learn(session, epochs):
    session.epoch(epochs)
    session.advance(None, 1e9, lambda: 0.0)


RELU = {"network": {"hidden": [{"units": 6, "activation": "relu"}]}}


@pytest.mark.parametrize("difference", [RELU, {"training": {"batch_size": 7}}, {"training": {"batch_size": "full"}}])
def test_both_are_at_the_same_epoch(difference):
    leader, follower = tied(**difference)
    for epochs in (1, 3, 10):
        learn(leader, epochs)
        assert follower.state.epoch == leader.state.epoch
    leader.reset()
    assert follower.state.step == 0
    learn(leader, 2)
    assert follower.state.epoch == 2


def test_it_learns_as_it_would_alone():
    leader, follower = tied(**RELU)
    alone = Session(leader.config.patched(settings(**RELU)))
    learn(leader, 20)
    learn(alone, 20)
    assert follower.state.loss == alone.state.loss
    assert leader.state.loss != alone.state.loss


def test_points_and_settings_are_shared_but_for_the_difference():
    leader, follower = tied(**RELU)
    leader.move_point(3, (1.0, 2.0))
    assert follower.points is leader.points
    leader.update(settings(data={"dataset": "xor"}, training={"optimizer": {"learning_rate": 0.1}}))
    assert follower.points is leader.points
    assert follower.config.data == leader.config.data
    assert follower.config.training == leader.config.training
    assert follower.config.network.hidden[0].activation == "relu"
    leader.undo()
    assert follower.points is leader.points
    assert follower.config.data.dataset == "circle"


def test_a_drag_leaves_one_mark_on_either():
    leader, follower = tied(**RELU)
    for step in range(5):
        leader.stroke = 7
        leader.move_point(3, (step / 10, 0.0))
        leader.stroke = None
        learn(leader, 1)
    for session in (leader, follower):
        assert [mark.change.path for mark in session.run.history.marks] == ["points"]


def test_time_travel_takes_both_back_and_on_again():
    leader, follower = tied(**RELU)
    learn(leader, 60)
    leader.seek(20 * 25)
    learn(leader, 40)
    assert leader.state.epoch == follower.state.epoch


def test_a_twin_that_goes_back_keeps_what_it_shares():
    """Its checkpoint has the settings and points of its time; the leader's are those of now."""
    leader, follower = tied(**RELU)
    learn(leader, 20)
    leader.move_point(0, (1.0, 2.0))
    leader.update(settings(training={"optimizer": {"learning_rate": 0.5}}))
    leader.update(settings(data={"seed": 3}, training={"batch_size": "full"}))
    leader.set_weight(1, 0, 0, 0.5)
    learn(leader, 20)
    leader.undo()
    assert follower.points is leader.points
    assert follower.config.training == leader.config.training
    assert follower.state.epoch <= leader.state.epoch


def test_a_difference_that_no_longer_fits_leaves_the_leader_alone():
    leader, _ = tied(training={"loss": "cross_entropy"})
    leader.update(settings(data={"dataset": "plane"}))
    learn(leader, 2)
    assert leader.state.epoch == 2


def test_their_frames_come_together_and_show_the_same_epoch():
    leader, follower = tied(**RELU)
    seen = []
    clock = [0.0]

    def now():
        clock[0] += 1e-4
        return clock[0]

    scheduler = Scheduler(now, lambda session, snapshot: seen.append((session, snapshot.state.epoch)))
    for session in (leader, follower):
        scheduler.add(session)
        session.watch([ViewRequest(surface=None, neurons=None, features=None)])
    scheduler.tie(leader.follower)
    scheduler.review()
    while scheduler.tick() is not None:
        pass
    seen.clear()
    leader.play()
    scheduler.review()
    while len(seen) < 40:
        wait = scheduler.tick()
        clock[0] += wait or 0.0
    frames = {who: np.array([epoch for session, epoch in seen if session is who]) for who in (leader, follower)}
    count = min(len(frames[leader]), len(frames[follower]))
    assert count > 15
    assert (np.abs(frames[leader][-10:] - frames[follower][-10:]) <= 0).all()


def test_a_twin_has_no_data_of_its_own():
    with pytest.raises(Refusal, match="same points"):
        differing(Config(), settings(data={"dataset": "circle"}))


def test_one_that_is_far_behind_comes_up_in_slices_while_the_leader_waits():
    leader = make()
    train(leader, 5000)
    clock = SteppingClock(0.002)
    twin = Twin(leader, make(training={"batch_size": 1}), settings(training={"batch_size": 1}))
    scheduler = Scheduler(clock, lambda session, snapshot: None)
    for session in (leader, twin.follower):
        scheduler.add(session)
    scheduler.tie(twin)
    scheduler.review()
    slices, longest = 0, 0.0
    while twin.behind:
        assert leader.state.step == 5000
        start = clock.now
        scheduler.tick()
        slices, longest = slices + 1, max(longest, clock.now - start)
    assert twin.follower.state.epoch == leader.state.epoch == 200
    assert slices > 10
    assert longest < 2.5 * SLICE_SECONDS
    leader.play()
    scheduler.review()
    for _ in range(100):
        scheduler.tick()
    assert twin.follower.state.epoch == leader.state.epoch > 200

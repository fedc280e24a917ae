"""Training over REST: so many steps, in the background, and what a reader must not disturb."""

import threading
import time

import pytest

from tests.web.serving import serving


def weights(api, path):
    return api.get(f"{path}/weights").json()


def test_steps_are_made_and_counted(api, path):
    state = api.post(f"{path}/train", json={"steps": 7}).json()
    assert (state["step"], state["running"]) == (7, False)


def test_epochs_are_made_to_their_end(api, path):
    api.post(f"{path}/train", json={"steps": 1})
    state = api.post(f"{path}/train", json={"epochs": 3}).json()
    assert (state["step"], state["epoch"]) == (6, 3)  # 20 training points in batches of 10


def test_training_lowers_the_loss(api, path):
    before = api.get(path).json()["state"]["loss"]["train"]
    assert api.post(f"{path}/train", json={"epochs": 500}).json()["loss"]["train"] < before


def test_training_stops_where_an_epoch_ends_with_the_loss_asked_for(api, opened):
    ends = []
    for _ in range(2):
        below = f"/sessions/{opened()['id']}"
        order = {"epochs": 5000, "until": {"train_loss": 0.3}}
        state = api.post(f"{below}/train", json=order).json()
        assert state["loss"]["train"] <= 0.3
        assert state["step"] == state["epoch"] * 25
        ends.append(state["step"])
    assert ends[0] == ends[1] < 5000 * 25


@pytest.mark.parametrize(
    ("order", "sentence"),
    [
        ({}, "give either steps or epochs"),
        ({"steps": 1, "epochs": 1}, "give either steps or epochs"),
        ({"steps": 0}, "expected at least 1, not 0"),
        ({"steps": 10**9}, "expected at most 1000000"),
        ({"steps": True}, "expected a whole number, not True"),
        ({"steps": 1, "deadline": 0}, "deadline: expected at least 0.1"),
        ({"steps": 1, "until": {"test_accuracy": 2}}, "until.test_accuracy: expected at most 1"),
        ({"epochs": 600_000}, "600000 epochs are 1200000 steps here; a request may ask for 1000000"),
    ],
)
def test_a_bad_order_is_422_with_a_sentence(api, path, order, sentence):
    answer = api.post(f"{path}/train", json=order)
    assert answer.status_code == 422
    assert sentence in answer.json()["detail"]
    assert api.get(path).json()["state"]["step"] == 0


def test_play_trains_until_pause(api, path):
    assert api.post(f"{path}/play").json()["running"] is True
    deadline = time.monotonic() + 10
    while api.get(path).json()["state"]["step"] < 5:
        assert time.monotonic() < deadline
    paused = api.post(f"{path}/pause").json()
    assert paused["running"] is False
    assert api.get(path).json()["state"] == paused


def test_a_pause_answers_those_who_wait_for_training(api, server, path):
    states = []

    def order():
        with server.client() as client:
            states.append(client.post(f"{path}/train", json={"steps": 1_000_000}).json())

    waiting = threading.Thread(target=order)
    waiting.start()
    deadline = time.monotonic() + 10
    while api.get(path).json()["state"]["step"] == 0:
        assert time.monotonic() < deadline
    api.post(f"{path}/pause")
    waiting.join(10)
    assert 0 < states[0]["step"] < 1_000_000


def test_a_script_that_leaves_ends_its_training(api, server, path):
    import httpx

    with pytest.raises(httpx.ReadTimeout), httpx.Client(base_url=f"{server.url}/api/v1", timeout=0.2) as impatient:
        impatient.post(f"{path}/train", json={"steps": 1_000_000})
    deadline = time.monotonic() + 10
    session = server.hub.registry.find(path.split("/")[-1])[0]
    while session.busy:
        assert time.monotonic() < deadline
        api.get(path)


def test_a_reset_restores_the_first_weights(api, path):
    first = weights(api, path)
    api.post(f"{path}/train", json={"epochs": 3})
    assert weights(api, path) != first
    state = api.post(f"{path}/reset").json()
    assert (state["step"], state["epoch"], state["running"]) == (0, 0, False)
    assert weights(api, path) == first


def test_two_sessions_with_one_configuration_are_bit_equal_after_a_thousand_steps(api, opened):
    settings = {"data": {"dataset": "spiral", "noise": 0.1}, "training": {"optimizer": {"name": "adam"}}}
    one, other = (f"/sessions/{opened(**settings)['id']}" for _ in range(2))
    api.post(f"{one}/train", json={"steps": 1000})
    for _ in range(4):  # in other portions, with other things looked at in between
        api.post(f"{other}/train", json={"steps": 250})
        api.get(f"{other}/surface")
    assert weights(api, one) == weights(api, other)
    assert api.get(f"{one}/points").json() == api.get(f"{other}/points").json()
    assert api.get(one).json()["state"] == api.get(other).json()["state"]


def test_looking_between_steps_changes_nothing(api, opened):
    seen, unseen = (f"/sessions/{opened(data={'samples': 60})['id']}" for _ in range(2))
    for _ in range(10):
        for path in (seen, unseen):
            api.post(f"{path}/train", json={"steps": 3})
        api.get(f"{seen}/surface", params={"resolution": 20, "layer": 1, "unit": 1})
        api.get(f"{seen}/surface", headers={"accept": "image/png"})
        api.get(f"{seen}/features", params={"layer": 1})
        api.post(f"{seen}/predict", json={"x": [[1, 2]]})
        api.get(f"{seen}/weights", headers={"accept": "application/x-safetensors"})
        api.get(f"{seen}/history")
    assert weights(api, seen) == weights(api, unseen)
    assert api.get(seen).json()["state"] == api.get(unseen).json()["state"]


def test_the_history_has_an_entry_for_every_epoch(api, path):
    api.post(f"{path}/train", json={"epochs": 3})
    history = api.get(f"{path}/history").json()
    assert history["step"] == [0, 2, 4, 6]
    assert history["epoch"] == [0, 1, 2, 3]
    assert len(history["train_loss"]) == len(history["test_loss"]) == 4


def test_the_history_has_no_test_loss_without_test_points(api, opened):
    path = f"/sessions/{opened(data={'test_fraction': 0.0})['id']}"
    assert api.get(f"{path}/history").json()["test_loss"] == [None]
    assert api.get(path).json()["state"]["loss"]["test"] is None


def test_divergence_pauses_and_says_why(api, opened):
    settings = {
        "data": {"dataset": "plane"},
        "network": {"hidden": [{"units": 4, "activation": "linear"}]},
        "training": {"optimizer": {"learning_rate": 100.0}},
    }
    path = f"/sessions/{opened(**settings)['id']}"
    state = api.post(f"{path}/train", json={"steps": 1000}).json()
    assert "Training diverged at step" in state["diverged"]
    assert state["running"] is False
    assert state["step"] < 1000
    assert state["loss"]["train"] is not None


def test_the_history_names_the_edits_in_the_readers_language(api, path):
    api.post(f"{path}/train", json={"steps": 4})
    api.patch(path, json={"training": {"batch_size": "full"}})
    api.post(f"{path}/train", json={"epochs": 2})
    history = api.get(f"{path}/history", headers={"Accept-Language": "fr"}).json()
    assert history["epoch"] == [0, 1, 2, 3, 4]
    (edit,) = history["edits"]
    assert (edit["epoch"], edit["step"], edit["path"]) == (2.0, 4, "training.batch_size")
    assert edit["what"].startswith("Taille")


@pytest.mark.parametrize(
    ("until", "met"),
    [
        ({"test_loss": 0.3}, lambda state: state["loss"]["test"] <= 0.3),
        ({"train_accuracy": 0.95}, lambda state: state["accuracy"]["train"] >= 0.95),
        ({"test_accuracy": 0.9}, lambda state: state["accuracy"]["test"] >= 0.9),
        ({"train_loss": 0.0, "test_accuracy": 0.9}, lambda state: state["accuracy"]["test"] >= 0.9),
    ],
)
def test_training_stops_where_any_of_the_goals_is_met(api, opened, until, met):
    path = f"/sessions/{opened()['id']}"
    state = api.post(f"{path}/train", json={"epochs": 5000, "until": until}).json()
    assert met(state)
    assert state["finished"] is True
    assert 0 < state["epoch"] < 5000


def test_a_goal_that_these_points_can_never_meet_is_refused(api, opened):
    bare = f"/sessions/{opened(data={'test_fraction': 0})['id']}"
    plane = f"/sessions/{opened(data={'dataset': 'plane'})['id']}"
    for path, until, why in (
        (bare, {"test_loss": 0.1}, "no test points"),
        (bare, {"test_accuracy": 0.9}, "no test points"),
        (plane, {"train_accuracy": 0.9}, "no accuracy"),
    ):
        answer = api.post(f"{path}/train", json={"steps": 5, "until": until})
        assert answer.status_code == 422
        assert why in answer.json()["detail"]
        assert api.get(path).json()["state"]["step"] == 0


def test_the_deadline_ends_the_training_and_the_rest_can_be_asked_for(api, path):
    state = api.post(f"{path}/train", json={"steps": 1_000_000, "deadline": 0.1}).json()
    assert state["finished"] is False
    assert 0 < state["step"] == 1_000_000 - state["steps_left"]
    assert api.get(path).json()["state"]["step"] == state["step"]
    assert api.post(f"{path}/train", json={"steps": 10}).json()["step"] == state["step"] + 10


def test_the_conditions_to_stop_end_training_too(api, opened):
    path = f"/sessions/{opened(training={'stop': {'epochs': 7}})['id']}"
    state = api.post(f"{path}/train", json={"epochs": 100}).json()
    assert (state["epoch"], state["finished"]) == (7, True)
    assert "7 epochs" in state["stopped"]
    assert api.post(f"{path}/train", json={"epochs": 2}).json()["epoch"] == 9  # it was met before


def test_who_waits_while_the_server_is_being_stopped_is_told_so():
    answers = []
    with serving() as server, server.client() as client:
        path = f"/sessions/{client.post('/sessions', json={}).json()['id']}"

        def ask():
            with server.client() as other:
                answers.append(other.post(f"{path}/train", json={"steps": 1_000_000}))

        waiting = threading.Thread(target=ask)
        waiting.start()
        deadline = time.monotonic() + 10
        while client.get(path).json()["state"]["step"] == 0:
            assert time.monotonic() < deadline
        server.hub.close()
        waiting.join(10)
    (answer,) = answers
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "5"
    assert "being stopped" in answer.json()["detail"]

"""The history of the last feature space over REST: from the first checkpoint on, each picture turned to the last."""

from itertools import pairwise

import numpy as np


def test_a_feature_history_goes_from_the_first_checkpoint_to_the_present(api, opened):
    path = f"/sessions/{opened(data={'samples': 40}, network={'hidden': [{'units': 5, 'activation': 'tanh'}]})['id']}"
    assert len(api.get(f"{path}/feature-history").json()["checkpoints"]) == 1
    api.post(f"{path}/train", json={"epochs": 40})
    state = api.get(path).json()["state"]
    checkpoints = api.get(f"{path}/feature-history?checkpoints=6").json()["checkpoints"]
    assert len(checkpoints) == 6
    steps = [checkpoint["step"] for checkpoint in checkpoints]
    assert (steps[0], steps[-1]) == (0, state["step"])
    assert steps == sorted(set(steps))
    assert steps[1] - steps[0] < steps[-1] - steps[-2]
    for one, other in pairwise(checkpoints):
        cross = np.reshape(other["mesh"], (-1, 2)), np.reshape(one["mesh"], (-1, 2))
        cross = [part - part.mean(0) for part in cross]
        assert np.linalg.eigvalsh((cross[0].T @ cross[1] + cross[1].T @ cross[0]) / 2).min() > 0, "turned to the last"
    assert checkpoints[-1]["problem"] == "binary"
    assert {len(checkpoints[-1][name]) for name in ("points", "y", "split")} == {40}
    assert api.get(path).json()["state"] == state


def test_a_history_of_one_checkpoint_is_refused(api, path):
    assert api.get(f"{path}/feature-history?checkpoints=1").status_code == 422

"""Moments over REST: which are kept, and what there was to see."""

from app.wire.frames import decode


def test_a_moment_is_a_frame_of_the_stream_and_the_run_does_not_notice(api, path, watch_path):
    api.post(f"{path}/train", json={"epochs": 3})
    before = api.get(path).json()
    steps = api.get(f"{watch_path}/checkpoints").json()["steps"]
    assert steps == sorted(steps)
    assert (steps[0], steps[-1]) == (0, before["state"]["step"])
    look = {"step": steps[1], "surface": {"resolution": 20}, "neurons": None}
    answer = api.post(f"{watch_path}/checkpoints/frame", json=look)
    assert answer.headers["content-type"] == "application/x-safetensors"
    state, tensors = decode(answer.content)
    assert (state["step"], state["epoch"], state["surface"]["resolution"]) == (steps[1], 1, 20)
    assert state["config"] == before["config"]
    assert tensors["points"].shape == (40, 2)
    assert {"surface", "features", "mesh", "weights.1"} <= tensors.keys()
    assert not {"neurons", "loss"} & tensors.keys()
    assert api.get(path).json() == before


def test_a_look_that_is_none_is_refused(api, path):
    answer = api.post(f"{path}/checkpoints/frame", json={"step": 0, "surface": {"resolution": 3}})
    assert answer.status_code == 422
    assert "surface.resolution" in answer.json()["detail"]
    assert api.post(f"{path}/checkpoints/frame", json={}).status_code == 422

"""Stages over REST: what the network computes, and pictures of it; the run is not disturbed."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image


def test_the_last_stage_is_what_the_network_predicts(api, opened):
    path = f"/sessions/{opened(data={'samples': 40, 'dataset': 'blobs', 'classes': 3})['id']}"
    api.post(f"{path}/train", json={"epochs": 2})
    before = api.get(path).json()
    stages = api.get(f"{path}/stages?mesh=9").json()
    assert api.get(path).json() == before
    assert [stage["kind"] for stage in stages["stages"]] == [
        "plane", *["weights", "bias", "activation"] * 2, "weights", "bias", "output"
    ]  # fmt: skip
    points = api.get(f"{path}/points").json()["x"]
    np.testing.assert_allclose(stages["stages"][0]["points"], points, atol=1e-4)
    probability = api.post(f"{path}/predict", json={"x": points}).json()["probability"]
    np.testing.assert_allclose(stages["stages"][-1]["points"], np.array(probability) @ stages["corners"], atol=1e-3)
    assert np.shape(stages["stages"][3]["mesh"]) == (9, 9, 2)
    assert np.shape(stages["answers"]) == (3, 81)
    assert api.get(f"{path}/stages?mesh=9").json() == stages, "it depends on nothing that was asked before"
    for layer in (0, 1, 2):
        features = api.get(f"{path}/features?layer={layer}").json()
        assert features["separability"] == pytest.approx(stages["separability"][layer])


@pytest.mark.parametrize("dataset", ["circle", "pinwheel", "plane"])
@pytest.mark.parametrize("hidden", [[], [3, 2]])
def test_stages_and_feature_histories_are_pictures_too(api, opened, dataset, hidden):
    layers = [{"units": units, "activation": "relu"} for units in hidden]
    classes = 4 if dataset == "pinwheel" else 2
    data = {"samples": 30, "dataset": dataset, "classes": classes}
    path = f"/sessions/{opened(data=data, network={'hidden': layers})['id']}"
    api.post(f"{path}/train", json={"epochs": 3})
    for name in ("stages", "feature-history"):
        answer = api.get(f"{path}/{name}", headers={"Accept": "image/png"})
        assert answer.headers["content-type"] == "image/png"
        picture = Image.open(BytesIO(answer.content))
        assert picture.width >= 300
        assert len(picture.convert("P").getcolors()) > 4


def test_a_lattice_that_is_none_is_refused(api, path):
    assert api.get(f"{path}/stages?mesh=2").status_code == 422

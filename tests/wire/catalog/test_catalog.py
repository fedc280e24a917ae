"""The catalogue: its maps, tables and fields."""

from base64 import b64decode
from io import BytesIO

import numpy as np
from PIL import Image

from app.data import DATASETS
from app.lab.settings.config import Config
from app.nn import OPTIMIZERS, REGULARIZATIONS
from app.wire.catalog.catalog import MAP_RESOLUTION, catalog
from app.wire.catalog.fields import fields
from app.wire.quantise import signed_values
from scripts.previews import preview


def test_a_features_map_is_written_as_a_neurons_map_is():
    maps = {entry["name"]: b64decode(entry["map"]) for entry in catalog()["features"]}
    x1 = np.frombuffer(maps["x1"], np.uint8).reshape(MAP_RESOLUTION, MAP_RESOLUTION)
    centres = (np.arange(MAP_RESOLUTION) + 0.5) / MAP_RESOLUTION * 2 - 1
    assert np.abs(signed_values(x1, np.float32(centres[-1])) - centres).max() < 0.01


def test_an_entry_names_the_numbers_that_it_uses():
    found = catalog()
    assert {e["name"]: e["numbers"] for e in found["optimizers"]} == {
        name: list(rule.hyper_parameters) for name, rule in OPTIMIZERS.items()
    }
    assert {e["name"]: e["numbers"] for e in found["regularizations"]} == {
        name: [] if name == "none" else ["rate"] for name in REGULARIZATIONS
    }


def test_a_field_has_its_choices_bounds_and_hints():
    found = dict(fields(Config))
    assert found["training.dtype"]["choices"] == ["float32", "float64"]
    assert found["training.clip_norm"]["nullable"]
    assert found["network.hidden.units"].items() >= {"minimum": 1, "maximum": 256, "step": 1}.items()
    assert found["training.batch_size"]["choices"] == ["full"]


def test_the_picture_of_a_data_set_is_what_its_script_draws():
    found = {entry["name"]: entry["images"]["preview"] for entry in catalog()["datasets"] if entry["images"]}
    assert found.keys() == {name for name, dataset in DATASETS.items() if dataset.draw is not None}
    for name, kept in found.items():
        with Image.open(BytesIO(b64decode(kept))) as shown, Image.open(BytesIO(preview(DATASETS[name]))) as drawn:
            np.testing.assert_array_equal(np.asarray(shown), np.asarray(drawn))

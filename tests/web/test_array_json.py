"""Large answers as JSON: the same numbers, in pieces that are all short."""

import json

import numpy as np
import pytest
from pydantic import BaseModel

from app.web.array_json import PIECE, pieces
from app.web.routes.feature_history import FeatureHistory
from app.web.routes.neuron import LossesView, NeuronView
from app.web.routes.stages import StagesView
from app.web.routes.surface import FeaturesView, SurfaceView
from app.web.routes.trace import TraceView
from app.wire.weights import Weights


class Row(BaseModel):
    name: str
    values: list[float]


@pytest.mark.parametrize("shape", [(0,), (3,), (PIECE + 1,), (2 * PIECE,), (3, PIECE, 2), (100, 0), (2, 3, 4)])
def test_an_array_is_the_lists_that_it_would_be(shape):
    values = np.random.default_rng(0).normal(size=shape)
    assert json.loads(b"".join(pieces(values))) == values.tolist()


def test_what_is_not_finite_is_null():
    values = np.full(PIECE + 2, np.nan)
    values[1] = 1.5
    assert json.loads(b"".join(pieces({"values": values, "one": float("inf"), "few": [float("nan")]}))) == {
        "values": [None, 1.5, *[None] * PIECE],
        "one": None,
        "few": [None],
    }


def test_models_and_mappings_are_objects():
    answer = {"rows": [Row(name="é", values=[1.0])], "none": [], "nested": {"a": (1, 2)}, "text": '"'}
    assert json.loads(b"".join(pieces(answer))) == {
        "rows": [{"name": "é", "values": [1.0]}],
        "none": [],
        "nested": {"a": [1, 2]},
        "text": '"',
    }


def test_no_piece_holds_more_numbers_than_it_may():
    found = list(pieces({"values": np.zeros((10, 256, 256)), "flat": np.zeros(4 * PIECE)}))
    assert max(piece.count(b"0.0") for piece in found) <= PIECE


@pytest.mark.parametrize(
    ("path", "model"),
    [
        ("/surface", SurfaceView),
        ("/features", FeaturesView),
        ("/stages", StagesView),
        ("/feature-history", FeatureHistory),
        ("/neuron", NeuronView),
        ("/losses", LossesView),
        ("/trace", TraceView),
        ("/weights", Weights),
    ],
)
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_every_large_answer_is_what_its_schema_says(api, opened, path, model, dtype):
    session = opened(data={"samples": 60}, training={"dtype": dtype})["id"]
    answer = api.get(f"/sessions/{session}{path}")
    assert answer.headers["Content-Type"] == "application/json"
    assert json.loads(answer.content).keys() == model.model_fields.keys()
    model.model_validate_json(answer.content, strict=True)

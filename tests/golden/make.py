"""Write the golden frame: `python -m tests.golden.make`. Both sides of the wire are tested against its bytes."""

import json
import math
from pathlib import Path

import numpy as np

from app.lab.points.points import Points
from app.lab.settings.config import Config
from app.lab.settings.sections import Data, HiddenLayer, NetworkConfig
from app.lab.training.figures import Measure, State
from app.lab.views.request import FeaturesRequest, NeuronsRequest, SurfaceRequest, ViewRequest
from app.lab.views.snapshot import Features, Neurons, Snapshot, Surface
from app.wire.frames import Known, decode, encode

FRAME = Path(__file__).with_name("frame.safetensors")
EXPECTED = Path(__file__).with_name("frame.json")

LOOK = ViewRequest(
    surface=SurfaceRequest(resolution=10), neurons=NeuronsRequest(resolution=8), features=FeaturesRequest(mesh=5)
)


def snapshot() -> Snapshot:
    """Tidy numbers, exact in every type they travel in; every tensor is there."""
    ramp = np.linspace(-1.0, 1.0, 100, dtype=np.float32).reshape(1, 10, 10)
    maps = np.stack([np.full((8, 8), value, np.float32) for value in (0.25, -4.0, 1.0)])
    maps[:, 0, 0] = 0.0
    return Snapshot(
        time=12.5,
        revision=7,
        state=State(
            step=50,
            epoch=25,
            running=True,
            loss=Measure(0.5, None),
            accuracy=Measure(0.75, None),
            data_revision=3,
            config_revision=2,
            diverged=None,
            stopped=None,
        ),
        steps_per_epoch=2,
        config=Config(data=Data(samples=4, test_fraction=0.0), network=NetworkConfig(hidden=(HiddenLayer(units=2),))),
        points=Points(
            x=np.array([[1.0, 2.0], [-3.0, 4.5], [0.0, -6.0], [6.0, 0.25]]),
            y=np.array([0, 1, 1, 0]),
            test=np.array([False, False, True, False]),
        ),
        history=np.array([[0.0, 0.0, 0.75, math.nan], [2.0, 1.0, 0.625, math.nan], [50.0, 25.0, 0.5, math.nan]]),
        history_version=1,
        edits=(2, 1),
        weights=(np.array([[1.0, -2.0], [0.5, 0.25]], np.float32), np.array([[3.0, -0.125]], np.float32)),
        biases=(np.array([0.0, 1.5], np.float32), np.array([-1.0], np.float32)),
        surfaces={SurfaceRequest(resolution=10): Surface(None, None, ramp, True)},
        neurons={NeuronsRequest(resolution=8): Neurons(maps)},
        features={
            FeaturesRequest(mesh=5): Features(
                1,
                (0, 1),
                np.array([[0.5, -0.5], [1.0, -1.0], [0.25, 0.0], [-0.75, 0.125]], np.float32),
                (np.arange(50, dtype=np.float32) / 8 - 3).reshape(5, 5, 2),
            )
        },
    )


def frame() -> bytes:
    """The frame of a watcher that knows nothing yet and whose command 9 it contains."""
    return encode(snapshot(), LOOK, Known(), seq=9)


def as_json(encoded: bytes) -> str:
    """What the bytes say, NaN as null."""
    state, tensors = decode(encoded)
    described = {
        name: {
            "dtype": array.dtype.name,
            "shape": array.shape,
            "values": [None if math.isnan(value) else value for value in array.ravel().tolist()],
        }
        for name, array in sorted(tensors.items())
    }
    return json.dumps({"state": state, "tensors": described}, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    FRAME.write_bytes(frame())
    EXPECTED.write_text(as_json(frame()))

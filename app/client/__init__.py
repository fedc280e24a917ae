"""The Python client: sessions of a running server, for scripts.

with Client("http://127.0.0.1:8000") as client:
    session = client.session(data={"dataset": "moons"})
    session.train(epochs=100)
    print(session.state["accuracy"])
"""

from .answers import History, LayerWeights, Measure, Points, Predictions, Scale, State, Surface
from .client import Client
from .inspection import (
    Check,
    FeatureHistory,
    Losses,
    Neuron,
    Picture,
    Stage,
    Stages,
    Trace,
    TracedLayer,
)
from .landscape import Axis, Landscape, LandscapeQuery
from .session import Session
from .transport import FrontiereError

__all__ = [
    "Axis",
    "Check",
    "Client",
    "FeatureHistory",
    "FrontiereError",
    "History",
    "Landscape",
    "LandscapeQuery",
    "LayerWeights",
    "Losses",
    "Measure",
    "Neuron",
    "Picture",
    "Points",
    "Predictions",
    "Scale",
    "Session",
    "Stage",
    "Stages",
    "State",
    "Surface",
    "Trace",
    "TracedLayer",
]

"""The Python client: sessions of a running server, for scripts.

with Client("http://127.0.0.1:8000") as client:
    session = client.session(data={"dataset": "moons"})
    session.train(epochs=100)
    print(session.state["accuracy"])
"""

from .arrays import History, LayerWeights, Points, Predictions, Surface
from .client import Client
from .images import Images
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
from .wire.answers import Measure, Metrics, Scale, SessionView, State
from .wire.catalog import Catalog
from .wire.config import Config

__all__ = [
    "Axis",
    "Catalog",
    "Check",
    "Client",
    "Config",
    "FeatureHistory",
    "FrontiereError",
    "History",
    "Images",
    "Landscape",
    "LandscapeQuery",
    "LayerWeights",
    "Losses",
    "Measure",
    "Metrics",
    "Neuron",
    "Picture",
    "Points",
    "Predictions",
    "Scale",
    "Session",
    "SessionView",
    "Stage",
    "Stages",
    "State",
    "Surface",
    "Trace",
    "TracedLayer",
]

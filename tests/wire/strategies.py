"""Configurations and looks within the limits, small enough to be many."""

from hypothesis import strategies as st

from app.data import DATASETS, FEATURES
from app.lab.settings.config import Config, Settings
from app.lab.views.request import FeaturesRequest, NeuronsRequest, SurfaceRequest, ViewRequest
from app.nn import ACTIVATIONS

_LAYERS = st.lists(
    st.fixed_dictionaries({"units": st.integers(1, 12), "activation": st.sampled_from(sorted(ACTIVATIONS))}),
    max_size=4,
)


@st.composite
def configs(draw: st.DrawFn) -> Config:
    dataset = draw(st.sampled_from(sorted(name for name in DATASETS if DATASETS[name].draw is None)))
    data = {"dataset": dataset}
    if DATASETS[dataset].generate is not None:
        data["samples"] = draw(st.integers(20, 60))
    low, high = DATASETS[dataset].classes or (2, 2)
    data["classes"] = draw(st.integers(low, high))
    names = st.lists(st.sampled_from(sorted(FEATURES)), min_size=1, unique=True)
    settings = {
        "data": data,
        "network": {"features": draw(names), "hidden": draw(_LAYERS)},
        "training": {"dtype": draw(st.sampled_from(["float32", "float64"]))},
    }
    return Config().patched(Settings.model_validate(settings))


requests = st.builds(
    ViewRequest,
    surface=st.none()
    | st.builds(
        SurfaceRequest,
        resolution=st.integers(10, 30),
        layer=st.none() | st.integers(1, 9),
        unit=st.integers(0, 63),
    ),
    neurons=st.none() | st.builds(NeuronsRequest, resolution=st.integers(8, 16)),
    features=st.none()
    | st.builds(
        FeaturesRequest,
        layer=st.integers(-1, 9),
        units=st.tuples(st.integers(0, 63), st.integers(0, 63)),
        mesh=st.integers(5, 12),
    ),
)

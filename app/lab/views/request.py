"""What a watcher looks at. Nothing that nobody looks at is computed."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from ...data import Plane, Space
from ..settings import limits
from ..settings.part import Part

LayerNumber = Annotated[int, Field(ge=1, le=limits.HIDDEN_LAYERS[1] + 1)]
UnitIndex = Annotated[int, Field(ge=0, lt=limits.IMAGE_UNITS[1])]


class SurfaceRequest(Part):
    """A decision surface of R×R cells: the output, or the activation of one neuron (layer from 1)."""

    resolution: int = Field(100, ge=limits.RESOLUTION[0], le=limits.RESOLUTION[1])
    layer: LayerNumber | None = None
    unit: UnitIndex = 0


class NeuronsRequest(Part):
    """One small map of r×r cells for each neuron."""

    resolution: int = Field(24, ge=limits.NEURON_RESOLUTION[0], le=limits.NEURON_RESOLUTION[1])


Projection: TypeAlias = Literal["units", "principal"]


class FeaturesRequest(Part):
    """The feature space of a layer (0 the input, −1 the last hidden layer), and the lattice in it.

    Two or three units are its axes; or as many principal axes of all units, which follow those of the last frame.
    """

    layer: int = Field(-1, ge=-1, le=limits.HIDDEN_LAYERS[1] + 1)
    units: tuple[UnitIndex, ...] = Field((0, 1), strict=False, min_length=2, max_length=3)
    projection: Projection = "units"
    mesh: int = Field(25, ge=limits.MESH[0], le=limits.MESH[1])


class StagesRequest(Part):
    """Points and lattice at every stage of the way through the network, and how separable each layer makes them."""

    mesh: int = Field(31, ge=limits.MESH[0], le=limits.MESH[1])


class ViewRequest(Part):
    """All that one watcher looks at; null is nothing."""

    surface: SurfaceRequest | None = SurfaceRequest()
    neurons: NeuronsRequest | None = NeuronsRequest()
    features: FeaturesRequest | None = FeaturesRequest()
    metrics: bool = False
    input_gradients: bool = False
    stages: StagesRequest | None = None
    first_layer: Literal["bytes", "float32"] = "bytes"

    def within(self, space: Space) -> "ViewRequest":
        """The request without what only the plane has, where the points are images."""
        if isinstance(space, Plane):
            return self
        return ViewRequest(
            surface=None, neurons=None, features=self.features, metrics=self.metrics, first_layer=self.first_layer
        )

    @property
    def alone(self) -> "ViewRequest":
        """The request without what a command adds to it."""
        return ViewRequest(**{name: getattr(self, name) for name in ViewRequest.model_fields})

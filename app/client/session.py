"""A session on a server: one network and its points, trained, changed and looked into."""

import json
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from typing import Any, Literal, Unpack, cast
from urllib.parse import quote

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .arrays import (
    Floats,
    History,
    Predictions,
    Surface,
    floats,
    history_of,
    numbers,
    predictions_of,
    surface_of,
)
from .images import ImageRequests
from .inspection import (
    FeatureHistory,
    Losses,
    Neuron,
    Stages,
    Trace,
    feature_history_of,
    losses_of,
    neuron_of,
    stages_of,
    trace_of,
)
from .landscape import Landscape, LandscapeQuery, Over, as_params, begun, grown, landscape_of, with_commas
from .points import PointRequests
from .transport import Real, Transport, Whole
from .weights import WeightRequests
from .wire.answers import LayerHistograms, Metrics, SessionView, State, Trained
from .wire.config import Config

API = "/api/v1"
Part = Mapping[str, Any]

_NDJSON = "application/x-ndjson"


class Session(PointRequests, ImageRequests, WeightRequests):
    """One network and its points on the server. Nothing is kept here but the id: every property asks."""

    def __init__(self, transport: Transport, id: str) -> None:  # noqa: A002
        self.id = id
        self._transport = transport
        self._path = f"{API}/sessions/{quote(id, safe='')}"

    def __repr__(self) -> str:
        return f"Session({self.id!r})"

    # The session

    def read(self) -> SessionView:
        """`id`, `watch_id`, `config` and `state`, as they are now."""
        return cast(SessionView, self._ask("GET", ""))

    @property
    def config(self) -> Config:
        """The whole configuration."""
        return self.read()["config"]

    @property
    def state(self) -> State:
        """The figures."""
        return self.read()["state"]

    @property
    def watch_id(self) -> str:
        """The id to give to those who may look but not edit."""
        return self.read()["watch_id"]

    def patch(
        self,
        *,
        data: Part | None = None,
        network: Part | None = None,
        training: Part | None = None,
        view: Part | None = None,
    ) -> SessionView:
        """Change any part of the configuration, even while it trains; the new session is returned, as by `read`."""
        return cast(SessionView, self._ask("PATCH", "", settings(data, network, training, view)))

    def checkpoint_file(self) -> bytes:
        """All that the next steps depend on, as a file: `Client.from_checkpoint` goes on from it, bit for bit."""
        return self._transport.request("GET", f"{self._path}/checkpoint", accept="application/x-safetensors").content

    def delete(self) -> None:
        """Close the session."""
        self._transport.request("DELETE", self._path)

    # Training

    def train(
        self,
        *,
        steps: Whole | None = None,
        epochs: Whole | None = None,
        until_train_loss: Real | None = None,
        until_test_loss: Real | None = None,
        until_train_accuracy: Real | None = None,
        until_test_accuracy: Real | None = None,
        progress: Callable[[State], None] | None = None,
    ) -> Trained:
        """Train so many steps or epochs, and return when it is done, or when a loss or an accuracy is good enough.

        The server answers at least every half minute; then `progress` is told, and the training goes on.
        """
        until = {
            "train_loss": until_train_loss,
            "test_loss": until_test_loss,
            "train_accuracy": until_train_accuracy,
            "test_accuracy": until_test_accuracy,
        }
        order: dict[str, Any] = {"steps": steps, "epochs": epochs, "until": until}
        while True:
            response = self._transport.request("POST", f"{self._path}/train", json=order, patient=True)
            trained = cast(Trained, response.json())
            if trained["finished"]:
                return trained
            if progress is not None:
                progress(trained)
            order = {"steps": trained["steps_left"], "until": until}

    def play(self) -> State:
        """Train in the background."""
        return self._do("/play")

    def pause(self) -> State:
        """Stop training."""
        return self._do("/pause")

    def reset(self) -> State:
        """Take the first weights again."""
        return self._do("/reset")

    def seek(self, step: Whole) -> State:
        """Pause, and go to the moment nearest to a step."""
        return self._do("/seek", {"step": step})

    def undo(self) -> State:
        """Take back the last edit."""
        return self._do("/undo")

    def redo(self) -> State:
        """Make the edit again that was taken back last."""
        return self._do("/redo")

    def history(self) -> History:
        """The losses so far."""
        return history_of(self._ask("GET", "/history"))

    # The network

    def metrics(self) -> Metrics:
        """Losses, confusion matrices, precision and recall, R² and error; gradients and units of every layer."""
        return cast(Metrics, self._ask("GET", "/metrics"))

    def export(
        self,
        format: Literal["config", "safetensors", "pytorch", "numpy", "csv", "json"],  # noqa: A002
        *,
        separator: Literal["comma", "semicolon"] | None = None,
    ) -> bytes:
        """The content of a file: the configuration, the weights, a script that predicts, or the points.

        A CSV file with semicolons has decimal commas.
        """
        params = {"format": format, "separator": separator}
        return self._transport.request("GET", f"{self._path}/export", params=params).content

    def surface(self, resolution: Whole = 100, *, layer: Whole | None = None, unit: Whole | None = None) -> Surface:
        """ŷ at the centres of R×R cells of the plane; with `layer` (1…L) and `unit` (from 0), one neuron."""
        answer = self._ask("GET", "/surface", params={"resolution": resolution, "layer": layer, "unit": unit})
        return surface_of(answer)

    def surface_png(self, resolution: Whole = 100, *, layer: Whole | None = None, unit: Whole | None = None) -> bytes:
        """The same as a picture: the bytes of a PNG file."""
        return self._picture("/surface", {"resolution": resolution, "layer": layer, "unit": unit})

    def predict(self, x: ArrayLike) -> Predictions:
        """What the network answers at points x (N, 2); the run is not disturbed."""
        return predictions_of(self._ask("POST", "/predict", {"x": numbers(x)}))

    def features(self, layer: Whole = -1) -> Floats:
        """a^[l] (N, n^[l]) of every point: layer 0 is the input, −1 the last hidden layer."""
        return floats(self._ask("GET", "/features", params={"layer": layer})["activations"])

    # Inside the network

    def neuron(self, layer: Whole | None = None, unit: Whole = 0) -> Neuron:
        """One neuron with its z, a and g′(z) at every point: of `layer` (1…L), or an output; `unit` counts from 0."""
        return neuron_of(self._ask("GET", "/neuron", params={"layer": layer, "unit": unit}))

    def histograms(self, bins: Whole = 30) -> list[LayerHistograms]:
        """How each layer's activations at the training points, and its gradient, are spread."""
        return cast(list[LayerHistograms], self._ask("GET", "/histograms", params={"bins": bins})["layers"])

    def losses(self, loss: str | None = None) -> Losses:
        """ℒ of every point, by the loss that is trained with or by the one named."""
        return losses_of(self._ask("GET", "/losses", params={"loss": loss}))

    def trace(
        self,
        point: Whole | None = None,
        *,
        batch: Literal["train", "next"] = "train",
        check: Sequence[Whole | tuple[Whole, Whole]] = (),
    ) -> Trace:
        """Every number of a forward and a backward pass: at one point, at all training points, or in the next batch.

        `check` names layers, or (layer, unit), whose derivatives are computed by finite differences as well.
        """
        checks = [str(one) if isinstance(one, int | np.integer) else with_commas(one) for one in check]
        return trace_of(self._ask("GET", "/trace", params={"point": point, "batch": batch, "check": checks}))

    def landscape(self, over: Over = "path", **query: Unpack[LandscapeQuery]) -> Landscape:
        """J along one weight, or over the plane of two weights, two random directions, or the run's own path.

        Further arguments are those of LandscapeQuery: parameters, resolution, reach, between, seed.
        """
        params = as_params(over, query)
        path = f"{self._path}/landscape"
        return landscape_of(self._transport.request("GET", path, params=params, patient=True).json())

    def landscape_progress(self, over: Over = "path", **query: Unpack[LandscapeQuery]) -> Generator[Landscape]:
        """The same while it is computed: first without a value, then again with every new row; the last is whole.

        What is not known yet is NaN. To leave the loop and close the iterator is to cancel.
        """
        params = as_params(over, query)
        with closing(self._transport.lines(f"{self._path}/landscape", params=params, accept=_NDJSON)) as lines:
            seen: Landscape | None = None
            for line in lines:
                found = json.loads(line)
                seen = begun(found) if seen is None else grown(seen, found)
                yield seen

    def landscape_png(self, over: Over = "path", **query: Unpack[LandscapeQuery]) -> bytes:
        """The same as a picture: the bytes of a PNG file."""
        return self._picture("/landscape", as_params(over, query), patient=True)

    def stages(self, mesh: Whole = 31) -> Stages:
        """Where W, + b and g carry points and plane, stage by stage; `mesh` nodes along each side of the lattice."""
        return stages_of(self._ask("GET", "/stages", params={"mesh": mesh}))

    def stages_png(self, mesh: Whole = 31) -> bytes:
        """All stages as a picture: the bytes of a PNG file."""
        return self._transport.request(
            "GET", f"{self._path}/stages", params={"mesh": mesh}, accept="image/png"
        ).content

    def feature_history(self, checkpoints: Whole = 6, mesh: Whole = 21) -> FeatureHistory:
        """The last hidden layer's feature space at several moments of the training, the present one last."""
        return feature_history_of(
            self._ask("GET", "/feature-history", params={"checkpoints": checkpoints, "mesh": mesh})
        )

    def feature_history_png(self, checkpoints: Whole = 6, mesh: Whole = 21) -> bytes:
        """These moments as a picture: the bytes of a PNG file."""
        params = {"checkpoints": checkpoints, "mesh": mesh}
        return self._transport.request(
            "GET", f"{self._path}/feature-history", params=params, accept="image/png"
        ).content

    def checkpoints(self) -> NDArray[np.int64]:
        """The steps one can go back to with `seek`, the present one among them."""
        return np.array(self._ask("GET", "/checkpoints")["steps"], np.int64)

    def checkpoint(self, step: Whole, **look: Any) -> bytes:
        """What there was to see at a moment: a frame as in docs/protocol.md; `look` as in the stream's `view`."""
        path = f"{self._path}/checkpoints/frame"
        return self._transport.request("POST", path, json={"step": step} | look).content

    def _ask(self, method: str, path: str, json: Any = None, params: Mapping[str, Any] | None = None) -> Any:
        return self._transport.request(method, self._path + path, json=json, params=params).json()

    def _do(self, path: str, body: Any = None) -> State:
        response = self._transport.request("POST", self._path + path, json=body)
        return cast(State, response.json())

    def _picture(self, path: str, params: Mapping[str, Any], *, patient: bool = False) -> bytes:
        path = self._path + path
        return self._transport.request("GET", path, params=params, accept="image/png", patient=patient).content


def settings(data: Part | None, network: Part | None, training: Part | None, view: Part | None) -> dict[str, Part]:
    """The parts of a configuration that are given, as the server takes them."""
    parts = {"data": data, "network": network, "training": training, "view": view}
    return {name: part for name, part in parts.items() if part is not None}

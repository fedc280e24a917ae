"""The Python client: sessions of a running server, for scripts.

with Client("http://127.0.0.1:8000") as client:
    session = client.session(data={"dataset": "moons"})
    session.train(epochs=100)
    print(session.state["accuracy"])
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Literal, Self, TypedDict, cast
from urllib.parse import quote

import httpx
import numpy as np
from numpy.typing import ArrayLike, NDArray

Part = Mapping[str, Any]
SplitName = Literal["train", "test"]
Floats = NDArray[np.float64]

_API = "/api/v1"
# Training is answered when it is done, however long that takes; all else is quick.
_CONNECT_SECONDS, _ANSWER_SECONDS = 5.0, 30.0


class FrontiereError(Exception):
    """What the server refused, in its own sentence; `status` is the HTTP status, 0 where there was no answer."""

    def __init__(self, sentence: str, status: int) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status


class Measure(TypedDict):
    """A figure on the training and on the test points; None where there is none."""

    train: float | None
    test: float | None


class State(TypedDict):
    """The figures of a session."""

    step: int
    epoch: int
    running: bool
    loss: Measure
    accuracy: Measure
    data_revision: int
    config_revision: int
    diverged: str | None


class Scale(TypedDict):
    """Where points came from other units: plane = (original − offset) · factor, for each axis and for targets."""

    offset: list[float]
    factor: list[float]
    target_offset: float
    target_factor: float


@dataclass(frozen=True)
class Points:
    """All points: x (N, 2), y (N,) class numbers or targets, test (N,) true for those never trained on.

    `scale` leads back to units of their own, None where there are none; `names` are the classes'.
    """

    x: Floats
    y: Floats
    test: NDArray[np.bool_]
    scale: Scale | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class LayerWeights:
    """One layer: W (n_l, n_{l-1}), b (n_l,); the activation of a hidden layer, None for the output layer."""

    W: Floats
    b: Floats
    activation: str | None = None


@dataclass(frozen=True)
class Surface:
    """Values (C, R, R) at x1 (R,) from left to right and x2 (R,) from the top down; C is 1, or K for K classes."""

    x1: Floats
    x2: Floats
    values: Floats


@dataclass(frozen=True)
class Predictions:
    """y (N,) classes or values; probability (N, K) of each class, None in a regression."""

    y: Floats
    probability: Floats | None


@dataclass(frozen=True)
class History:
    """The losses over time, arrays of one length; test_loss is NaN where there are no test points."""

    step: NDArray[np.int64]
    epoch: Floats
    train_loss: Floats
    test_loss: Floats


class Client:
    """A server at a base URL. Use it in a `with` statement, or call `close`."""

    def __init__(
        self, base_url: str = "http://127.0.0.1:8000", *, transport: httpx.BaseTransport | None = None
    ) -> None:
        self._http = httpx.Client(
            base_url=base_url.rstrip("/"),
            timeout=httpx.Timeout(_ANSWER_SECONDS, connect=_CONNECT_SECONDS),
            transport=transport,
            trust_env=False,  # a proxy has no business between a script and its own server
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the connections go; sessions live on."""
        self._http.close()

    def health(self) -> dict[str, Any]:
        """Whether the server answers, and how many sessions it holds."""
        return cast(dict[str, Any], self.request("GET", "/healthz").json())

    def catalog(self) -> dict[str, Any]:
        """Data sets, activations, losses, optimizers, initializers, features, limits and defaults."""
        return cast(dict[str, Any], self.request("GET", f"{_API}/catalog").json())

    def session(
        self,
        *,
        data: Part | None = None,
        network: Part | None = None,
        training: Part | None = None,
        view: Part | None = None,
    ) -> "Session":
        """Open a session with any part of a configuration; the rest takes its default."""
        answer = self.request("POST", f"{_API}/sessions", json=_settings(data, network, training, view)).json()
        return Session(self, answer["id"])

    def open(self, id: str) -> "Session":  # noqa: A002 - the server's own name for it
        """A session that is there already, by its id or, to look only, by its watch_id."""
        session = Session(self, id)
        session.read()
        return session

    def request(
        self,
        method: str,
        path: str,
        *,
        json: Any = None,
        content: bytes | None = None,
        params: Mapping[str, Any] | None = None,
        accept: str = "application/json",
        patient: bool = False,
    ) -> httpx.Response:
        """Ask the server; FrontiereError where it refuses or does not answer. `patient` waits without an end."""
        limit = httpx.Timeout(None, connect=_CONNECT_SECONDS) if patient else self._http.timeout
        given = {name: value for name, value in (params or {}).items() if value is not None}
        try:
            response = self._http.request(
                method, path, json=json, content=content, params=given, headers={"Accept": accept}, timeout=limit
            )
        except httpx.HTTPError as error:
            sentence = f"no answer from {self._http.base_url}: {error}; is the server running?"
            raise FrontiereError(sentence, 0) from error
        if response.is_error:
            raise FrontiereError(_sentence(response), response.status_code)
        return response


class Session:
    """One network and its points on the server. Nothing is kept here but the id: every property asks."""

    def __init__(self, client: Client, id: str) -> None:  # noqa: A002
        self.id = id
        self._client = client
        self._path = f"{_API}/sessions/{quote(id, safe='')}"

    def __repr__(self) -> str:
        return f"Session({self.id!r})"

    # The session

    def read(self) -> dict[str, Any]:
        """`id`, `watch_id`, `config` and `state`, as they are now."""
        return cast(dict[str, Any], self._ask("GET", ""))

    @property
    def config(self) -> dict[str, Any]:
        """The whole configuration."""
        return cast(dict[str, Any], self.read()["config"])

    @property
    def state(self) -> State:
        """The figures."""
        return cast(State, self.read()["state"])

    @property
    def watch_id(self) -> str:
        """The id to give to those who may look but not edit."""
        return cast(str, self.read()["watch_id"])

    def patch(
        self,
        *,
        data: Part | None = None,
        network: Part | None = None,
        training: Part | None = None,
        view: Part | None = None,
    ) -> dict[str, Any]:
        """Change any part of the configuration, even while it trains; the new session is returned, as by `read`."""
        return cast(dict[str, Any], self._ask("PATCH", "", _settings(data, network, training, view)))

    def delete(self) -> None:
        """Close the session."""
        self._client.request("DELETE", self._path)

    # Training

    def train(
        self, *, steps: int | None = None, epochs: int | None = None, until_train_loss: float | None = None
    ) -> State:
        """Train so many steps or epochs, and return when it is done, or when the train loss is low enough."""
        order: dict[str, Any] = {"steps": steps} if steps is not None else {"epochs": epochs}
        if steps is not None and epochs is not None:
            order["epochs"] = epochs  # the server says why not both
        if until_train_loss is not None:
            order["until"] = {"train_loss": until_train_loss}
        response = self._client.request("POST", f"{self._path}/train", json=order, patient=True)
        return cast(State, response.json())

    def play(self) -> State:
        """Train in the background."""
        return cast(State, self._ask("POST", "/play"))

    def pause(self) -> State:
        """Stop training."""
        return cast(State, self._ask("POST", "/pause"))

    def reset(self) -> State:
        """Take the first weights again."""
        return cast(State, self._ask("POST", "/reset"))

    def seek(self, step: int) -> State:
        """Pause, and go to the moment nearest to a step."""
        return cast(State, self._ask("POST", "/seek", json={"step": step}))

    def undo(self) -> State:
        """Take back the last edit."""
        return cast(State, self._ask("POST", "/undo"))

    def redo(self) -> State:
        """Make the edit again that was taken back last."""
        return cast(State, self._ask("POST", "/redo"))

    def history(self) -> History:
        """The losses so far."""
        answer = self._ask("GET", "/history")
        return History(
            np.array(answer["step"], np.int64),
            np.array(answer["epoch"], np.float64),
            np.array(answer["train_loss"], np.float64),
            np.array(answer["test_loss"], np.float64),  # None becomes NaN
        )

    # Points

    @property
    def points(self) -> Points:
        """All points."""
        return _points(self._ask("GET", "/points"))

    def put_points(self, x: ArrayLike, y: ArrayLike, split: Sequence[SplitName] | None = None) -> Points:
        """Put points of one's own in place of all; without `split` they are training points."""
        return _points(self._ask("PUT", "/points", _new_points(x, y, split)))

    def add_points(self, x: ArrayLike, y: ArrayLike, split: Sequence[SplitName] | None = None) -> Points:
        """Add points x (N, 2) with y (N,)."""
        return _points(self._ask("POST", "/points", _new_points(x, y, split)))

    def import_points(
        self,
        content: bytes | str,
        *,
        rescale: bool = False,
        kind: Literal["classification", "regression"] | None = None,
    ) -> Points:
        """Put the points of a CSV or JSON file, given by its content, in place of all."""
        response = self._client.request(
            "POST",
            f"{self._path}/points/import",
            content=content.encode() if isinstance(content, str) else content,
            params={"rescale": rescale, "kind": kind},
        )
        return _points(response.json())

    def change_point(self, index: int, *, x: ArrayLike | None = None, y: float | None = None) -> Points:
        """Move a point to x (2,), relabel it as y, or both."""
        to: dict[str, Any] = {}
        if x is not None:
            to["x"] = np.asarray(x, np.float64).tolist()
        if y is not None:
            to["y"] = y
        return _points(self._ask("PATCH", f"/points/{index}", to))

    def delete_point(self, index: int) -> Points:
        """Erase a point; those behind it move up in number."""
        return _points(self._ask("DELETE", f"/points/{index}"))

    # The network

    def metrics(self) -> dict[str, Any]:
        """Losses, confusion matrices, precision and recall, R² and error; gradients and units of every layer."""
        return cast(dict[str, Any], self._ask("GET", "/metrics"))

    def export(self, format: Literal["config", "safetensors", "pytorch", "numpy", "csv", "json"]) -> bytes:  # noqa: A002
        """The content of a file: the configuration, the weights, a script that predicts, or the points."""
        return self._client.request("GET", f"{self._path}/export", params={"format": format}).content

    @property
    def weights(self) -> list[LayerWeights]:
        """Every layer, the output layer last."""
        layers = self._ask("GET", "/weights")["layers"]
        return [
            LayerWeights(np.array(layer["W"], np.float64), np.array(layer["b"], np.float64), layer["activation"])
            for layer in layers
        ]

    def put_weights(self, layers: Sequence[LayerWeights]) -> State:
        """Set all weights; the hidden layers become what they describe."""
        body = [
            {
                "W": np.asarray(layer.W, np.float64).tolist(),
                "b": np.asarray(layer.b, np.float64).tolist(),
                "activation": layer.activation,
            }
            for layer in layers
        ]
        return cast(State, self._ask("PUT", "/weights", {"layers": body}))

    def surface(self, resolution: int = 100, *, layer: int | None = None, unit: int | None = None) -> Surface:
        """ŷ at the centres of R×R cells of the plane; with `layer` (1…L) and `unit` (from 0), one neuron."""
        answer = self._ask("GET", "/surface", params={"resolution": resolution, "layer": layer, "unit": unit})
        return Surface(*(np.array(answer[name], np.float64) for name in ("x1", "x2", "values")))

    def surface_png(self, resolution: int = 100, *, layer: int | None = None, unit: int | None = None) -> bytes:
        """The same as a picture: the bytes of a PNG file."""
        params = {"resolution": resolution, "layer": layer, "unit": unit}
        return self._client.request("GET", f"{self._path}/surface", params=params, accept="image/png").content

    def predict(self, x: ArrayLike) -> Predictions:
        """What the network answers at points x (N, 2); the run is not disturbed."""
        answer = self._ask("POST", "/predict", {"x": np.asarray(x, np.float64).tolist()})
        probability = answer["probability"]
        return Predictions(
            np.array(answer["y"], np.float64), None if probability is None else np.array(probability, np.float64)
        )

    def features(self, layer: int = -1) -> Floats:
        """a^[l] (N, n_l) of every point: layer 0 is the input, −1 the last hidden layer."""
        return np.array(self._ask("GET", "/features", params={"layer": layer})["activations"], np.float64)

    def _ask(self, method: str, path: str, json: Any = None, params: Mapping[str, Any] | None = None) -> Any:
        return self._client.request(method, self._path + path, json=json, params=params).json()


def _settings(data: Part | None, network: Part | None, training: Part | None, view: Part | None) -> dict[str, Part]:
    parts = {"data": data, "network": network, "training": training, "view": view}
    return {name: part for name, part in parts.items() if part is not None}


def _new_points(x: ArrayLike, y: ArrayLike, split: Sequence[SplitName] | None) -> dict[str, Any]:
    body: dict[str, Any] = {"x": np.asarray(x, np.float64).tolist(), "y": np.asarray(y, np.float64).tolist()}
    return body if split is None else body | {"split": list(split)}


def _points(answer: Mapping[str, Any]) -> Points:
    return Points(
        np.array(answer["x"], np.float64).reshape(-1, 2),
        np.array(answer["y"], np.float64),
        np.array([name == "test" for name in answer["split"]], np.bool_),
        answer["scale"],
        tuple(answer["names"]),
    )


def _sentence(response: httpx.Response) -> str:
    """The server's `detail`; of an answer that is not the server's, its status."""
    try:
        return str(response.json()["detail"])
    except (ValueError, KeyError, TypeError):
        return f"{response.request.url} answered {response.status_code} {response.reason_phrase}"

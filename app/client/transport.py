"""Requests to a server and its answers; a refusal raises FrontiereError with the server's own sentence."""

from collections.abc import Generator, Mapping
from json import JSONEncoder
from typing import Any, TypeAlias

import httpx
import numpy as np

# Numbers as arguments: Python's own, and what is taken out of an array.
Whole: TypeAlias = int | np.integer[Any]
Real: TypeAlias = float | np.floating[Any] | Whole

# Training and looks at the landscape are answered when they are done, however long that takes; all else is quick.
_CONNECT_SECONDS, _ANSWER_SECONDS = 5.0, 30.0


class FrontiereError(Exception):
    """What the server refused, in its own sentence; `status` is the HTTP status, 0 where there was no answer."""

    def __init__(self, sentence: str, status: int) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status


class Transport:
    """The connections to a server at a base URL."""

    def __init__(self, base_url: str, transport: httpx.BaseTransport | None = None) -> None:
        self._http = httpx.Client(
            base_url=base_url.rstrip("/"),
            timeout=httpx.Timeout(_ANSWER_SECONDS, connect=_CONNECT_SECONDS),
            transport=transport,
            trust_env=False,  # a proxy has no business between a script and its own server
        )

    def close(self) -> None:
        """Let the connections go."""
        self._http.close()

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
        headers = {"Accept": accept}
        if json is not None:
            content = _body(json)
            headers["Content-Type"] = "application/json"
        try:
            response = self._http.request(
                method, path, content=content, params=_given(params), headers=headers, timeout=limit
            )
        except httpx.HTTPError as error:
            raise self._silence(error) from error
        if response.is_error:
            raise FrontiereError(_sentence(response), response.status_code)
        return response

    def lines(self, path: str, *, params: Mapping[str, Any], accept: str) -> Generator[str]:
        """Read an answer line by line, each as soon as it comes; to stop reading is to hang up."""
        limit = httpx.Timeout(None, connect=_CONNECT_SECONDS)
        headers = {"Accept": accept}
        try:
            with self._http.stream("GET", path, params=_given(params), headers=headers, timeout=limit) as response:
                if response.is_error:
                    response.read()
                    raise FrontiereError(_sentence(response), response.status_code)
                yield from response.iter_lines()
        except httpx.HTTPError as error:
            raise self._silence(error) from error

    def _silence(self, error: httpx.HTTPError) -> FrontiereError:
        return FrontiereError(f"no answer from {self._http.base_url}: {error}; is the server running?", 0)


def _given(params: Mapping[str, Any] | None) -> dict[str, Any]:
    """Parameters without those that are left to the server."""
    return {name: _plain(value) for name, value in (params or {}).items() if value is not None}


def _plain(value: Any) -> Any:
    """NumPy's scalars and arrays as Python's own numbers and lists; all else as it is."""
    return value.tolist() if isinstance(value, np.generic | np.ndarray) else value


def _of_numpy(value: Any) -> Any:
    """What the JSON encoder asks for a value that it does not know."""
    if isinstance(value, np.generic | np.ndarray):
        return value.tolist()
    raise TypeError(f"a {type(value).__name__} cannot be sent to the server")


def _body(json: Any) -> bytes:
    try:
        return _encode(json).encode()
    except ValueError as error:
        raise FrontiereError(f"numbers that are sent must be finite, without NaN or infinity: {error}", 0) from error


_encode = JSONEncoder(default=_of_numpy, allow_nan=False, ensure_ascii=False, separators=(",", ":")).encode


def _sentence(response: httpx.Response) -> str:
    """The server's `detail`; of an answer that is not the server's, its status."""
    try:
        return str(response.json()["detail"])
    except (ValueError, KeyError, TypeError):
        return f"{response.request.url} answered {response.status_code} {response.reason_phrase}"

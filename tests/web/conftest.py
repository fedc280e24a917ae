"""One server for all tests of the web; a session of its own for each."""

from collections.abc import Callable, Iterator

import httpx
import pytest

from tests.web.serving import Server, serving


@pytest.fixture(scope="session")
def server(tmp_path_factory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("page")) as running:
        yield running


@pytest.fixture(scope="session")
def api(server) -> Iterator[httpx.Client]:
    with server.client() as client:
        yield client


@pytest.fixture
def opened(api) -> Iterator[Callable[..., dict]]:
    """Open sessions; they are closed after the test."""
    ids = []

    def create(**settings) -> dict:
        answer = api.post("/sessions", json=settings)
        assert answer.status_code == 201, answer.text
        ids.append(answer.json()["id"])
        return answer.json()

    yield create
    for session_id in ids:
        api.delete(f"/sessions/{session_id}")


@pytest.fixture
def session(opened) -> dict:
    return opened(data={"samples": 40})


@pytest.fixture
def path(session) -> str:
    return f"/sessions/{session['id']}"


@pytest.fixture
def watch_path(session) -> str:
    return f"/sessions/{session['watch_id']}"

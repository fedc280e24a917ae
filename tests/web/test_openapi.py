"""The description of the interface: valid, complete, browsable offline, and true."""

import re
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import max_response_time
from schemathesis.specs.openapi.checks import positive_data_acceptance, unsupported_method

from app.web.assets import Assets
from app.web.server import create_app
from tests.fuzz import FULL

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def description(api, server):
    return api.get(f"{server.url}/openapi.json").json()


def test_the_description_is_valid(description):
    schemathesis.openapi.from_dict(description).validate()


@pytest.mark.parametrize("page", ["/docs", "/redoc"])
def test_the_description_can_be_browsed_offline(api, server, page):
    answer = api.get(f"{server.url}{page}")
    assert answer.status_code == 200
    references = re.findall(r"""(?:src|href|url)\s*[=:]\s*["']([^"']+)["']""", answer.text)
    assert references
    for reference in references:
        assert not re.match(r"(?:[a-z]+:)?//", reference), reference
        assert api.get(f"{server.url}{reference}").status_code == 200
    assert not re.search(r"@import|https?://(?!127\.0\.0\.1)", answer.text)


def test_the_table_of_endpoints_in_the_documentation_is_the_servers(description):
    first_sentence = re.compile(r"(?<=[.;])\s")
    table = [
        f"| {method.upper()} | `{path}` | {first_sentence.split(operation['description'])[0].rstrip('.;')} |"
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
    ]
    documented = re.findall(r"^\| [A-Z]+ \|.*$", (ROOT / "docs" / "rest.md").read_text(), re.MULTILINE)
    assert documented == table, "the table should be:\n" + "\n".join(table)


def _bounded():
    """The description with a training kept short; what is answered is not changed by it."""
    description = create_app(assets=Assets(static=Path(__file__).parent, templates=Path(__file__).parent)).openapi()
    for name in ("steps", "epochs"):
        description["components"]["schemas"]["Train"]["properties"][name]["anyOf"][0]["maximum"] = 20
    return schemathesis.openapi.from_dict(_plain(description))


def _plain(schema):
    """The same without prefixItems, which schemathesis cannot read; two numbers stay two numbers."""
    if isinstance(schema, list):
        return [_plain(entry) for entry in schema]
    if not isinstance(schema, dict):
        return schema
    plain = {key: _plain(value) for key, value in schema.items() if key != "prefixItems"}
    return plain | {"items": _plain(schema["prefixItems"][0])} if "prefixItems" in schema else plain


@schemathesis.serializer("application/x-safetensors")
def _as_it_is(_, value):
    return value if isinstance(value, bytes) else str(value).encode()


schema = _bounded()

# What may be sent is not all that a schema can say: layers must meet, and an index must be one there is.
NOT_CHECKED = [positive_data_acceptance]
# PATCH …/points/import is PATCH …/points/{index} with a word for a number, and gets the sentence that says so.
ALSO_AN_INDEX = "/points/import"


@schema.parametrize()
@settings(
    max_examples=100 if FULL else 6,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
    database=None,
)
def test_every_answer_is_as_described(case, server, api):
    session = None
    if len(str((case.path_parameters or {}).get("id", "x" * 65))) <= 64:  # an id that could be one becomes one
        session = api.post("/sessions", json={"data": {"samples": 20}}).json()["id"]
        case.path_parameters["id"] = session
    answer = case.call_and_validate(
        base_url=server.url,
        excluded_checks=[*NOT_CHECKED, *([unsupported_method] if case.path.endswith(ALSO_AN_INDEX) else [])],
        additional_checks=[max_response_time],
    )
    if answer.status_code == 201 and "location" in answer.headers:
        session = session or answer.json()["id"]  # with a session its twin is closed too
    if session:
        api.delete(f"/sessions/{session}")

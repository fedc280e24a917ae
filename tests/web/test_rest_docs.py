"""docs/rest.md shows every request there is, and the server answers each as it says."""

import json
import re
from pathlib import Path

import pytest

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "rest.md").read_text(encoding="utf-8")
EXAMPLES = [
    example.strip()
    for block in re.findall(r"^```http\n(.*?)^```$", TEXT, re.M | re.S)
    for example in block.split("\n\n")
]
LEFT_OUT = "…"
HEADER = re.compile(r"[A-Z][A-Za-z-]+: ")


def pattern(text):
    """An answer with parts left out, as JSON that says where: in an object `…` is a key more, else a text."""
    text = re.sub(r"([{,]\s*)…(?=\s*})", r'\1"…": "…"', text)
    return json.loads(re.sub(r'(?<!")…(?!")', '"…"', text))


def differences(seen, expected, place="answer"):
    """Where an answer is not what the documentation says."""
    if expected == LEFT_OUT:
        return []
    if isinstance(expected, dict) and isinstance(seen, dict):
        shown = expected.keys() - {LEFT_OUT}
        odd = shown - seen.keys() if LEFT_OUT in expected else shown ^ seen.keys()
        inside = [
            one for name in shown & seen.keys() for one in differences(seen[name], expected[name], f"{place}.{name}")
        ]
        return [f"{place}: {sorted(odd)}", *inside] if odd else inside
    if isinstance(expected, list) and isinstance(seen, list):
        shown = expected[:-1] if expected[-1:] == [LEFT_OUT] else expected
        if len(seen) < len(shown) or (shown is expected and len(seen) > len(shown)):
            return [f"{place}: {len(seen)} instead of {len(shown)}"]
        pairs = zip(seen, shown, strict=False)  # more may follow
        return [one for i, (a, b) in enumerate(pairs) for one in differences(a, b, f"{place}[{i}]")]
    number = isinstance(expected, int | float) and not isinstance(expected, bool)
    same = seen == (pytest.approx(expected, abs=6e-4) if number else expected)
    return (
        []
        if same and isinstance(seen, bool) == isinstance(expected, bool)
        else [f"{place}: {seen} is not {expected}"]
    )


def parts(example):
    """Method, path, headers, body, status and what is answered."""
    request, answer = example.split("→ ", 1)
    first, *rest = request.strip().splitlines()
    method, path = first.split(" ", 1)
    headers = dict(line.split(": ", 1) for line in rest if HEADER.match(line))
    body = "\n".join(line for line in rest if not HEADER.match(line))
    status, _, content = answer.partition(" ")
    return method, path, headers, body, int(status), content.strip()


def test_every_request_is_answered_as_documented(api, server):
    ids, file = {}, b""
    for example in EXAMPLES:
        method, path, headers, body, status, content = parts(example)
        if body.startswith("@"):
            headers["Content-Type"] = "application/x-safetensors"
        elif body:
            headers["Content-Type"] = "application/json" if body.startswith("{") else "text/csv"
        answer = api.request(
            method,
            server.url + path.format(**ids),
            headers=headers,
            content=file if body.startswith("@") else body.encode(),
        )
        assert answer.status_code == status, f"{example}\n{answer.text}"
        file = answer.content if path.endswith("/checkpoint") else file
        if content.startswith("{"):
            assert differences(answer.json(), pattern(content)) == [], example
        else:
            assert answer.headers.get("content-type", "").partition(";")[0] == content, example
        if (method, path) == ("POST", "/api/v1/sessions"):
            ids["id"] = answer.json()["id"]


def test_no_request_is_without_an_example(api, server):
    description = api.get(f"{server.url}/openapi.json").json()
    wanted = {(method.upper(), path) for path, methods in description["paths"].items() for method in methods}
    shown = {
        (method, re.sub(r"/points/\d+$", "/points/{index}", path.partition("?")[0]))
        for method, path, *_ in map(parts, EXAMPLES)
    }
    assert shown == wanted


@pytest.mark.parametrize(
    ("seen", "text"),
    [
        ({"a": 1, "b": 2}, '{"a": 1}'),
        ({"b": 2}, '{"a": 1, …}'),
        ({"a": [1, 2]}, '{"a": [1]}'),
        ({"a": []}, '{"a": [1, …]}'),
        ({"a": 1}, '{"a": true}'),
        ({"a": 1.01}, '{"a": 1}'),
        ({"a": "x"}, '{"a": "y"}'),
    ],
)
def test_a_wrong_answer_is_seen(seen, text):
    assert differences(seen, pattern(text))

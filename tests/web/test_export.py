"""Import and export over HTTP: bodies of either kind, file names, and files that load."""

import re

import pytest

CSV = "x1;x2;label\n10;1,5;rot\n30;2,5;blau\n20;2;rot\n"
JSON = '{"x": [[10, 1.5], [30, 2.5], [20, 2]], "y": ["rot", "blau", "rot"]}'


@pytest.mark.parametrize(
    ("body", "kind"),
    [(CSV, "text/csv; charset=utf-8"), (JSON, "application/json"), (CSV, "application/octet-stream"), (JSON, "")],
)
def test_a_file_is_taken_by_its_type_or_recognised(api, path, body, kind):
    headers = {"Content-Type": kind} if kind else {}
    answer = api.post(f"{path}/points/import?rescale=true", content=body.encode(), headers=headers)
    assert answer.status_code == 200, answer.text
    assert answer.json()["names"] == ["blau", "rot"]
    assert answer.json()["y"] == [1, 0, 1]
    assert answer.json()["scale"] == {
        "offset": [20, 2],
        "factor": [0.5, 10],
        "target_offset": 0,
        "target_factor": 1,
    }
    assert api.get(f"{path}/points").json() == answer.json() | {"note": None}


def test_a_type_that_the_body_is_not_of_is_refused(api, path):
    answer = api.post(f"{path}/points/import", content=CSV.encode(), headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert answer.json()["detail"].startswith("this is not JSON")


def test_without_rescale_the_sentence_counts_the_points_outside(api, path):
    answer = api.post(f"{path}/points/import", content=CSV.encode())
    assert answer.status_code == 422
    assert answer.json()["detail"].startswith("3 of 3 points lie outside the plane")


@pytest.mark.parametrize(
    ("form", "kind", "name"),
    [
        ("config", "application/json", "frontiere-circle-config.json"),
        ("safetensors", "application/x-safetensors", "frontiere-circle.safetensors"),
        ("pytorch", "text/x-python; charset=utf-8", "frontiere-circle-pytorch.py"),
        ("numpy", "text/x-python; charset=utf-8", "frontiere-circle-numpy.py"),
        ("csv", "text/csv; charset=utf-8", "frontiere-circle-points.csv"),
        ("json", "application/json", "frontiere-circle-points.json"),
    ],
)
def test_an_export_has_its_type_and_its_name(api, path, form, kind, name):
    answer = api.get(f"{path}/export", params={"format": form})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == kind
    assert re.fullmatch(r'attachment; filename="(.+)"', answer.headers["content-disposition"])[1] == name
    assert answer.content


def test_an_unknown_format_is_refused_with_those_there_are(api, path):
    answer = api.get(f"{path}/export", params={"format": "onnx"})
    assert answer.status_code == 422
    assert "'numpy'" in answer.json()["detail"]

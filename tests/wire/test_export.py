"""Exports: scripts that say what the engine says, and points that come back the same."""

import ast
import contextlib
import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from safetensors.numpy import load as load_tensors

from app.data import FEATURES
from app.lab.points.importing import place, read
from app.nn import ACTIVATIONS
from app.web.routes.weights import as_file
from app.wire.export import Model, numpy_script, points_csv, points_json, pytorch_script
from tests.lab.conftest import make, train
from tests.oracle import needs_torch

POINTS = np.random.default_rng(0).uniform(-6, 6, (40, 2))
ALL_FEATURES = list(FEATURES)
HALF = len(ACTIVATIONS) // 2
CASES = [
    {"data": {"dataset": "circle"}},
    {"data": {"dataset": "iris_petals"}, "network": {"hidden": []}},
    {"data": {"dataset": "custom_regression"}, "training": {"dtype": "float64"}},
    *(
        {
            "data": {"dataset": dataset},
            "network": {
                "features": ALL_FEATURES,
                "hidden": [{"units": 5, "activation": name} for name in names],
            },
            "training": {"dtype": dtype, "optimizer": {"learning_rate": 0.001}},
        }
        for dataset, dtype, names in (
            ("spiral", "float64", list(ACTIVATIONS)[:HALF]),
            ("blobs", "float64", list(ACTIVATIONS)[HALF:]),
            ("bumps", "float32", ["gelu", "sine", "step"]),
        )
    ),
    *(
        {
            "data": {"dataset": "moons"},
            "network": {
                "hidden": [{"units": units, "activation": "sine"} for units in (2, 2, 3, 3, 3, 2)],
                "connections": connections,
                "gamma": 0.7,
                "silenced_units": silenced,
            },
            "training": {"dtype": "float64", "optimizer": {"learning_rate": 0.01}},
        }
        for connections in ("plain", "residual", "momentum_residual")
        for silenced in ([], [[1, 1], [3, 0], [3, 2]])
    ),
]
CALL = """
import json, runpy, sys
answers = runpy.run_path(sys.argv[1])["predict"](json.loads(sys.argv[2]))
print(json.dumps(answers.tolist()))
"""


def name_of(case):
    return " ".join([case["data"]["dataset"], case.get("network", {}).get("connections", "plain")])


def trained(case):
    session = make(**case)
    train(session, 50)
    return session


def expected(session):
    y, probability = session.still.queries.predict(POINTS)
    if probability is None:
        return y[:, None]
    return probability[:, 1:] if session.config.problem == "binary" else probability


def answers(text: str, folder: Path) -> np.ndarray:
    """Run a script by itself, which has it check itself, and then ask it."""
    script = folder / "network.py"
    script.write_text(text, encoding="utf-8")
    printed = []
    for command in ([str(script)], ["-c", CALL, str(script), json.dumps(POINTS.tolist())]):
        done = subprocess.run([sys.executable, "-W", "error", *command], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        printed.append(done.stdout)
    assert len(printed[0].splitlines()) == 3
    return np.array(json.loads(printed[1]))


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_the_numpy_script_says_what_the_engine_says(case, tmp_path: Path):
    session = trained(case)
    tolerance = 1e-9 if session.config.training.dtype == "float64" else 1e-4
    found = answers(numpy_script(Model.of(session)), tmp_path)
    np.testing.assert_allclose(found, expected(session), rtol=tolerance, atol=tolerance)


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_the_pytorch_script_is_python(case):
    compile(pytorch_script(Model.of(trained(case))), "network.py", "exec")


@needs_torch
@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_the_pytorch_script_says_what_the_engine_says(case, tmp_path: Path):
    session = trained(case)
    text = pytorch_script(Model.of(session))
    np.testing.assert_allclose(answers(text, tmp_path), expected(session), rtol=1e-4, atol=1e-4)


class Parameter:
    """What a script needs of a PyTorch parameter."""

    def __init__(self, shape):
        self.values = np.zeros(shape)

    def copy_(self, given):
        assert given.shape == self.values.shape
        self.values[...] = given


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_the_pytorch_script_reads_the_names_of_the_exported_weights_in_order(case):
    """Without PyTorch: its `load` alone, given parameters of the layers' shapes."""
    session = trained(case)
    (load,) = (
        node
        for node in ast.parse(pytorch_script(Model.of(session))).body
        if isinstance(node, ast.FunctionDef) and node.name == "load"
    )
    linear = [
        SimpleNamespace(weight=Parameter(w.shape), bias=Parameter(b.shape))
        for w, b in zip(*session.layers, strict=True)
    ]
    names = {"torch": SimpleNamespace(no_grad=contextlib.nullcontext), "linear": linear}
    exec(compile(ast.Module([load], []), "network.py", "exec"), names)
    names["load"](load_tensors(as_file(*session.layers)))
    for module, w, b in zip(linear, *session.layers, strict=True):
        assert np.array_equal(module.weight.values, w)
        assert np.array_equal(module.bias.values, b)


LOAD = """
import json, runpy, sys
from safetensors.torch import load_file
script = runpy.run_path(sys.argv[1])
script["load"](load_file(sys.argv[2]))
print(json.dumps(script["predict"](json.loads(sys.argv[3])).tolist()))
"""


@needs_torch
@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_the_pytorch_script_loads_the_weights_of_another_moment(case, tmp_path: Path):
    session = make(**case)
    script, weights = tmp_path / "network.py", tmp_path / "weights.safetensors"
    script.write_text(pytorch_script(Model.of(session)), encoding="utf-8")
    train(session, 50)
    weights.write_bytes(as_file(*session.layers))
    command = [sys.executable, "-c", LOAD, str(script), str(weights), json.dumps(POINTS.tolist())]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    np.testing.assert_allclose(np.array(json.loads(done.stdout)), expected(session), rtol=1e-4, atol=1e-4)


def test_a_script_imports_nothing_but_what_its_name_says():
    model = Model.of(make())
    for text, allowed in ((numpy_script(model), {"math", "numpy"}), (pytorch_script(model), {"torch"})):
        nodes = list(ast.walk(ast.parse(text)))
        names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
        names |= {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}
        assert names == allowed


def test_a_script_that_says_something_else_notices(tmp_path: Path):
    session = make()
    text = numpy_script(Model.of(session)).replace("ANSWERS = [[0.", "ANSWERS = [[1.")
    script = tmp_path / "network.py"
    script.write_text(text, encoding="utf-8")
    assert subprocess.run([sys.executable, script], capture_output=True, check=False).returncode


@pytest.mark.parametrize(
    "body",
    [
        b"10,20,red\n30,40,green\n50,10,blue\n11,12,red\n",
        b"10,20,1.5\n30,40,-2\n50,10,100\n11,12,3\n",
        'a,b,c,split\n10,20,"a, ""b""",train\n30,40,ü,test\n'.encode(),
    ],
)
@pytest.mark.parametrize(("export", "form"), [(points_csv, "csv"), (points_json, "json")])
def test_imported_points_are_exported_in_their_own_units_and_words(body, export, form):
    session = make()
    table = read(body)
    session.import_points(place(table, rescale=True))
    exported = read(export(session.config, session.points).encode(), form)
    np.testing.assert_allclose(exported.x, table.x)
    if isinstance(table.labels[0], str):
        assert list(exported.labels) == list(table.labels)
    else:
        np.testing.assert_allclose(exported.labels, table.labels)
    assert exported.split == ["test" if test else "train" for test in session.points.test]


def test_the_petals_are_exported_in_centimetres():
    session = make(data={"dataset": "iris_petals"})
    exported = read(points_csv(session.config, session.points).encode())
    assert set(exported.labels) == {"setosa", "versicolor", "virginica"}
    np.testing.assert_allclose(exported.x.max(axis=0), [6.9, 2.5])


@pytest.mark.parametrize("separator", ["comma", "semicolon"])
@pytest.mark.parametrize(
    "words", [["=1+1", "+1+1", "-a", "@a"], ["'=a", "it's", "?", "a;b"], ["0.125", "1.5", "2", "é"]]
)
def test_a_table_is_harmless_in_a_spreadsheet_and_comes_back(separator, words):
    session = make()
    columns = {"x": [[1.125, n] for n in range(4)], "y": words, "split": ["train", "test", "train", "test"]}
    session.import_points(place(read(json.dumps(columns).encode()), rescale=False))
    text = points_csv(session.config, session.points, separator)
    for cell in csv.reader(io.StringIO(text), delimiter=";" if separator == "semicolon" else ","):
        assert not cell[2].startswith(("=", "+", "-", "@"))
    again = place(read(text.encode()), rescale=False)
    np.testing.assert_array_equal(again.x, columns["x"])
    assert [again.names[label] for label in again.y] == words


def test_semicolons_come_with_decimal_commas_and_a_byte_order_mark():
    session = make()
    session.import_points(place(read(b"1.5,2,a\n1.125,-3,b\n"), rescale=False))
    text = points_csv(session.config, session.points, "semicolon")
    assert text.startswith("\ufeffx1;x2;label;split\n1,5;2,0;a;")
    assert "1,1250;-3,0;b;" in text

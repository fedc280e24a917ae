"""Importing: any points come through a file unharmed, and a bad file gets a sentence that names the line."""

import csv
import io
import json
import re

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.lab.points.cells import is_missing, is_number, unguarded
from app.lab.points.importing import kind_of, place, read
from app.lab.settings import limits
from tests.lab.conftest import make

coordinates = st.floats(-6, 6)
numbers = st.floats(-limits.IMPORTED_NUMBER, limits.IMPORTED_NUMBER)
words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=8)


@given(
    rows=st.lists(
        st.tuples(coordinates, coordinates, st.integers(0, 9), st.sampled_from(["train", "test"])), min_size=2
    ),
    separator=st.sampled_from([",", ";", "\t"]),
    comma=st.booleans(),
    header=st.booleans(),
)
def test_any_points_come_through_csv(rows, separator, comma, header):
    def number(value):
        # Three digits behind every comma of a column are thousands, so there are four.
        return f"{repr(value).replace('.', ',')}{'0' * three(value)}" if comma and separator != "," else repr(value)

    def three(value):
        return re.fullmatch(r"-?\d+\.\d{3}", repr(value)) is not None

    lines = [separator.join([number(a), number(b), str(label), split]) for a, b, label, split in rows]
    text = "\r\n".join([separator.join(["x1", "x2", "label", "split"])] * header + lines)
    if all(split == "test" for *_, split in rows):
        with pytest.raises(ValueError, match="training point"):
            read(text.encode())
        return
    imported = place(read(text.encode()), rescale=False)
    np.testing.assert_array_equal(imported.x, [row[:2] for row in rows])
    assert [int(imported.names[y]) for y in imported.y] == [row[2] for row in rows]
    assert imported.split == [row[3] for row in rows]


@given(
    labels=st.lists(
        words.filter(lambda w: w == unguarded(w) and not is_missing(w) and not is_number(w)), min_size=2, max_size=9
    )
)
def test_any_words_come_through_csv_and_json(labels):
    text = io.StringIO()
    csv.writer(text).writerows([["x1", "x2", "label"], *([0.5, -1.5, label] for label in labels)])
    rows = [{"x1": 0.5, "x2": -1.5, "label": label} for label in labels]
    for body in (text.getvalue(), json.dumps(rows), json.dumps({"x": [[0.5, -1.5]] * len(labels), "y": labels})):
        imported = place(read(body.encode()), rescale=False)
        assert imported.names == tuple(sorted(set(labels)))
        assert [imported.names[y] for y in imported.y] == labels


@given(st.lists(st.tuples(numbers, numbers, numbers), min_size=2))
@example([(0.0, 0.0, 0.5), (5e-324, 1e100, 0.25)])
@example([(1e16, 1.0, 0.5), (1e16 + 2, 2.0, 0.25)])
def test_rescaling_fits_any_points_into_the_plane_and_leads_back(rows):
    body = json.dumps({"x": [row[:2] for row in rows], "y": [row[2] for row in rows]})
    imported = place(read(body.encode()), rescale=True, kind="regression")
    assert np.abs(imported.x).max() <= 6
    assert np.abs(imported.y).max() <= 1
    largest = np.abs(np.array(rows)).max(axis=0)
    back = np.column_stack([imported.scale.from_plane(imported.x), imported.scale.from_targets(imported.y)])
    assert (np.abs(back - rows) <= 1e-9 * largest + 1e-190).all()


@given(st.binary() | st.text().map(str.encode) | st.text('0123456789.,;\t\n\r"ex1-+ {}[]:abc\0').map(str.encode))
@example(b"[" * 100_000)
@example(b'{"x": [[1e999, 0]], "y": [0]}')
@example(b'{"x": [[1' + b"0" * 5000 + b', 0]], "y": [0]}')
@example(b'1,2,"' + b"a" * 200_000)
@example(b"1,2\0,0\n")
@example(b"\xef\xbb\xbf")
def test_no_bytes_raise_anything_but_a_sentence(body):
    for form in ("csv", "json", None):
        try:
            table = read(body, form)
            for kind in ("classification", "regression", None):
                place(table, rescale=True, kind=kind)
        except ValueError as error:
            assert str(error)


@pytest.mark.parametrize(
    ("labels", "kind"),
    [
        ([0.0, 1.0], "classification"),
        ([-1.0, 1.0], "classification"),
        ([float(n) for n in range(10)], "classification"),
        ([float(n) for n in range(11)], "classification"),
        ([0.5, 1.0], "regression"),
        (["a", 0.5], "classification"),
    ],
)
def test_what_labels_are_follows_one_rule(labels, kind):
    assert kind_of(labels) == kind


def test_columns_are_found_by_their_names():
    table = read(b"split,label,x2,x1\ntrain,0,2,1\ntest,1,4,3\n")
    np.testing.assert_array_equal(table.x, [[1, 2], [3, 4]])
    assert table.split == ["train", "test"]


def test_other_headers_are_read_in_order():
    table = read("Länge;Breite;Art\n1,5;2;rot\n3;-4,25;blau\n".encode())
    np.testing.assert_array_equal(table.x, [[1.5, 2], [3, -4.25]])
    assert place(table, rescale=False).names == ("blau", "rot")


def test_numbers_are_sorted_by_size():
    imported = place(read(b"0,0,10\n0,0,9\n0,0,-1\n"), rescale=False)
    assert imported.names == ("-1", "9", "10")
    assert imported.y.tolist() == [2, 1, 0]


def test_rescaled_axes_fill_ten_units_each_and_are_centred():
    imported = place(read(b"0,100,0.5\n10,300,20\n5,200,1\n"), rescale=True)
    np.testing.assert_allclose(imported.x, [[-5, -5], [5, 5], [0, 0]])
    assert (imported.y.min(), imported.y.max()) == (-1, 1)
    assert imported.scale.offset == (5, 200)


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", "the file has no points"),
        (b"x1,x2,label\n", "2 to 5000 points; the file has 0"),
        (b"1,2,0\n", "2 to 5000 points; the file has 1"),
        (b"1,2,0\n\n1,b,0\n", "line 3: x2 must be a number, not 'b'"),
        (b"1,2,0\n1,2\n", "line 2: expected 3 columns, not 2"),
        (b"1,2\n1,2\n", "line 1: expected x1, x2, label and perhaps split; columns found: 2"),
        (b"<html>\n", "line 1: expected x1, x2, label and perhaps split; columns found: 1"),
        (b"1,2,\n1,2,0\n", "2 to 5000 points; the file has 1"),
        (b"1,inf,0\n1,2,0\n", "line 1: x2 must be a number, not 'inf'"),
        (b"1_0,2,0\n1,2,0\n", "line 1: x1 must be a number, not '1_0'"),
        (b"1,1e999,0\n1,2,0\n", "line 1: x2 must lie between"),
        (b"1,2,0,train\n1,2,0,both\n", "line 2: split must be train or test, not 'both'"),
        (b"1,2,0\n1,\x81,0\n", "line 2: this is not text; save the file as CSV in UTF-8"),
        (b'1,2,0\n1,2,"0\n', "line 2: a quotation mark is missing, or a cell is too long"),
        (b"1,2,0\n" * 5002, "line 5002: there may be 5000 points at most"),
        (b"1,2,0,test\n1,2,0,test\n", "at least one point must be a training point"),
        (b"1,2," + b"a" * 101 + b"\n1,2,0\n", "line 1: a label may have 100 letters at most, not 101"),
        (b'{"x": [[1, 2], [1]], "y": [0, 1]}', "x.1.1: this field is needed"),
        (b'{"x": [[1, 2], [1, 2]], "y": [0, null]}', "2 to 5000 points; the file has 1"),
        (b'{"x": [[1, 2], [1, 2]], "y": [0, []]}', r"y.1: a label is a number or a word, not \[\]"),
        (b'{"x": [[1, 2], [1, 2]], "y": [0]}', "2 x and 1 y"),
        (b'{"x": [[1, 2]], "y": [0], "z": 0}', "z: there is no such field"),
        (b'[{"x1": 1, "x2": 2, "label": 0, "split": "test"}, {"x1": 1, "x2": 2, "label": 0}]', "1 of 2 points have"),
        (b"{", "this is not JSON from line 1, column 1 on"),
    ],
)
def test_a_bad_file_gets_a_sentence(body, sentence):
    with pytest.raises(ValueError, match=sentence):
        read(body)


@pytest.mark.parametrize(
    ("body", "kind", "sentence"),
    [
        (b"1,2,0\n7,2,0\n0,-9,0\n", None, "2 of 3 points lie outside the plane.*rescale=true"),
        (b"1,2,0.5\n0,2,1.5\n", None, "1 of 2 targets lie outside.*rescale=true"),
        (b"1,2,a\n0,2,1.5\n", "regression", "line 1: a regression needs a number as its label, not 'a'"),
        (b"".join(b"0,0,%d\n" % n for n in range(11)), "classification", "10 classes at most; the file has 11"),
    ],
)
def test_what_does_not_fit_is_refused(body, kind, sentence):
    with pytest.raises(ValueError, match=sentence):
        place(read(body), rescale=False, kind=kind)


def test_an_import_takes_the_place_of_all_points_and_undo_takes_it_back():
    session = make()
    before = session.points
    session.import_points(place(read(b"10,20,red\n30,40,green\n50,10,blue\n11,12,red\n"), rescale=True))
    assert (session.config.data.dataset, session.config.data.classes) == ("custom", 3)
    assert session.config.problem == "multiclass"
    assert session.points.names == ("blue", "green", "red")
    assert session.points.test.sum() == 2
    session.move_point(0, (1.0, 1.0))
    assert session.points.scale is not None
    session.undo()
    session.undo()
    assert session.points is before
    assert session.config.problem == "binary"
    session.redo()
    assert session.points.names == ("blue", "green", "red")


def test_an_import_of_targets_makes_a_regression():
    session = make()
    session.import_points(place(read(b"1,2,30.5\n-1,2,40\n"), rescale=True))
    assert session.config.data.dataset == "custom_regression"
    assert session.config.training.loss == "squared_error"
    assert session.points.scale is not None
    np.testing.assert_allclose(session.points.scale.from_targets(session.points.y), [30.5, 40])


def test_a_file_with_one_class_leaves_two_to_tell_apart():
    session = make(data={"dataset": "blobs", "classes": 5})
    session.import_points(place(read(b"1,2,7\n-1,2,7\n"), rescale=False))
    assert session.config.data.classes == 2

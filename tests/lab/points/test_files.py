"""Files of points as people have them: each is read as it is meant, or refused with what to do."""

import codecs

import pytest

from app.lab.messages import Refusal
from app.lab.points.cells import MISSING, guarded, unguarded
from app.lab.points.column_choice import ColumnChoice, Unclear
from app.lab.points.importing import place, read
from app.lab.points.sheet import LABELS
from app.lab.settings.config import Settings
from tests.conftest import ROOT
from tests.lab.conftest import make


def imported(text, **choice):
    body = text.encode() if isinstance(text, str) else text
    return place(read(body, choice=ColumnChoice(**choice)), rescale=True)


def rows(text, **choice):
    """x1, x2 and label of every point, in the file's own units."""
    points = imported(text, **choice)
    x = points.scale.from_plane(points.x).round(9).tolist()
    labels = [points.names[y] for y in points.y] if points.names else points.scale.from_targets(points.y).tolist()
    return [(*place, label) for place, label in zip(x, labels, strict=True)]


TEXT = "x1,x2,label\n1,2,é\n3,4,à\n"
ENCODED = {
    "UTF-8": TEXT.encode(),
    "UTF-8 with its mark": codecs.BOM_UTF8 + TEXT.encode(),
    "UTF-16": codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
    "UTF-16, the other way": codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    "Windows-1252": TEXT.encode("cp1252"),
}


@pytest.mark.parametrize("body", ENCODED.values(), ids=ENCODED.keys())
def test_every_encoding_keeps_both_classes(body):
    assert rows(body) == [(1, 2, "é"), (3, 4, "à")]


READ = {
    "a header of numbers": ("0,1,2\n1,2,0\n3,4,1\n", [(1, 2, "0"), (3, 4, "1")]),
    "numbers and a label": ("0,1,label\n1,2,0\n3,4,1\n", [(1, 2, "0"), (3, 4, "1")]),
    "pandas' index": (",x1,x2,label\n0,1,2,a\n1,3,4,b\n", [(1, 2, "a"), (3, 4, "b")]),
    "pandas' index read again": ("Unnamed: 0,x1,x2,label\n0,1,2,a\n1,3,4,b\n", [(1, 2, "a"), (3, 4, "b")]),
    "pandas' index over numbers": (",0,1,2\n0,1,2,0\n1,3,4,1\n", [(1, 2, "0"), (3, 4, "1")]),
    "the label first": ("Classe;X;Y\n0;1;2\n1;3;4\n", [(1, 2, "0"), (3, 4, "1")]),
    "words first": ("rot;1;2\nblau;3;4\n", [(1, 2, "rot"), (3, 4, "blau")]),
    "extra columns": ("id,x1,x2,x3,class\n7,1,2,9,a\n8,3,4,9,b\n", [(1, 2, "a"), (3, 4, "b")]),
    "y for a label": ("x1,x2,x3,y\n1,2,9,0\n3,4,9,1\n", [(1, 2, "0"), (3, 4, "1")]),
    "x and y for places": ("x,y,z,target\n1,2,9,0\n3,4,9,1\n", [(1, 2, "0"), (3, 4, "1")]),
    "names of their own": ("a,b,c\n1,2,0\n3,4,1\n", [(1, 2, "0"), (3, 4, "1")]),
    "spaces of every kind": (
        "x1;x2;label\n1 234,5;1\u00a0000;a\n1\u202f234;2\u2009001;b\n",
        [(1234.5, 1000, "a"), (1234, 2001, "b")],
    ),
    "a true minus": ("x1;x2;label\n−0,83;1;a\n0,5;−2;b\n", [(-0.83, 1, "a"), (0.5, -2, "b")]),
    "decimal commas": ("1,234;2;a\n0,5;3;b\n", [(1.234, 2, "a"), (0.5, 3, "b")]),
    "quoted decimal commas": ('"1,5",2,a\n"2,5",3,b\n', [(1.5, 2, "a"), (2.5, 3, "b")]),
    "thousands": ("1,234\t2\ta\n900\t3\tb\n", [(1234, 2, "a"), (900, 3, "b")]),
    "a spreadsheet's separator": ("sep=;\nx1;x2;label\n1,5;2;a\n2;3;b\n", [(1.5, 2, "a"), (2, 3, "b")]),
    "a separator in quotation marks": ('"sep=,"\r\n1.5,2,a\r\n2,3,b\r\n', [(1.5, 2, "a"), (2, 3, "b")]),
    "a separator of its own": ("SEP=|\n1,5|2|a\n2|3|b\n", [(1.5, 2, "a"), (2, 3, "b")]),
    "a separator among empty cells": ("sep=;;;\n1,5;2;a\n2;3;b\n", [(1.5, 2, "a"), (2, 3, "b")]),
    "thousands and decimals": ("1.234,5;2;a\n900;3;b\n", [(1234.5, 2, "a"), (900, 3, "b")]),
}


@pytest.mark.parametrize(("text", "expected"), READ.values(), ids=READ.keys())
def test_a_file_is_read_as_it_is_meant(text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize("word", ["NA", "NaN", "?", "null", "-", "", "nan", "N/A", "NULL"])
@pytest.mark.parametrize("row", ["{0},2,a", "1,{0},a", "1,2,{0}", "{0},{0},a"])
@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("header", ["", "x1,x2,label\n"])
def test_a_row_with_a_missing_value_is_left_out_and_counted(word, row, first, header):
    row, whole = row.format(word) + "\n", "1,2,a\n3,4,b\n"
    points = imported(header + (row + whole if first else whole + row))
    assert [points.names[y] for y in points.y] == ["a", "b"]
    assert points.notes == ("rows left out because a value is missing: 1",)


@pytest.mark.parametrize(
    "text",
    [
        '{"x": [[1, 2], [null, 1], [3, 4]], "y": ["a", "a", "b"]}',
        '{"x": [[1, 2], [0, 1], [3, 4]], "y": ["a", null, "b"], "split": ["train", "test", "train"]}',
        '[{"x1": 1, "x2": 2, "label": "a"}, {"x1": 1, "x2": null, "label": "b"}, {"x1": 3, "x2": 4, "label": "b"}]',
    ],
)
def test_null_in_json_is_a_missing_value(text):
    assert rows(text) == [(1, 2, "a"), (3, 4, "b")]
    assert imported(text).notes == ("rows left out because a value is missing: 1",)


def test_lines_are_counted_from_the_separator_on():
    with pytest.raises(Refusal, match=r"^line 3: x1 must be a number, not 'b'"):
        rows("sep=;\n1,5;2;a\nb;3;b\n")


def test_one_missing_target_leaves_a_regression_a_regression():
    points = imported("x1,x2,label\n" + "".join(f"{n},{n * n},{n / 7}\n" for n in range(60)) + "1,1,NA\n")
    assert (points.kind, len(points.y), len(points.notes)) == ("regression", 60, 1)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("1,234\t2\ta\n900\t3\tb\n", "the comma in the column x1 is taken to separate thousands"),
        ("0,1,2\n1,2,0\n3,4,1\n", "the first line, 0,1,2, is taken for a header"),
    ],
)
def test_what_could_have_been_meant_otherwise_is_said(text, note):
    assert imported(text).notes == (note,)


FOUR = "a,b,c,kind\n1,2,3,u\n4,5,6,v\n"


@pytest.mark.parametrize(
    ("text", "choice", "expected"),
    [
        (FOUR, {"x1": "a", "x2": "c", "label": "kind"}, [(1, 3, "u"), (4, 6, "v")]),
        (FOUR, {"x1": "C", "x2": "1", "label": "4"}, [(3, 1, "u"), (6, 4, "v")]),
        ("1,2,3,4\n5,6,7,8\n", {"x1": "2", "x2": "4", "label": "1"}, [(2, 4, "1"), (6, 8, "5")]),
        ("x1,x2,label,other\n1,2,a,u\n3,4,b,v\n", {"label": "other"}, [(1, 2, "u"), (3, 4, "v")]),
        ("p,q,class\n1,2,a\n3,4,b\n", {"x1": "q"}, [(2, 1, "a"), (4, 3, "b")]),
    ],
)
def test_columns_are_chosen_by_name_or_number(text, choice, expected):
    assert rows(text, **choice) == expected


@pytest.mark.parametrize(
    ("text", "choice", "sentence"),
    [
        (FOUR, {}, "the file has the columns a, b, c, kind: choose x1, x2 and label among them"),
        ("1,2,3,4,5\n5,6,7,8,9\n", {}, "the file has the columns 1, 2, 3, 4, 5: choose"),
        ("a,b,red,green\n1,2,0,1\n4,5,1,0\n", {}, "the file has the columns a, b, red, green: choose"),
        (FOUR, {"x1": "d"}, "there is no column 'd'; the file has a, b, c, kind"),
        (FOUR, {"x1": "a", "x2": "a", "label": "kind"}, "three different columns"),
        ("".join(f"1,{n},{n}\n" for n in range(1, 16)), {}, "10 classes at most; the file has 15 .*kind=regression"),
    ],
)
def test_what_cannot_be_known_is_asked_with_the_first_rows(text, choice, sentence):
    with pytest.raises(Unclear, match=sentence) as refused:
        imported(text, **choice)
    assert refused.value.preview.columns[:1] in (["a"], ["1"])
    assert len(refused.value.preview.rows) <= 5


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"PK\x03\x04rest", "this is a spreadsheet; save it as CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "this is a spreadsheet; save it as CSV"),
        (b"\x89PNG\r\n\x1a\n", "this is a picture"),
        (b"\xff\xd8\xff\xe0", "this is a picture"),
        (b"GIF89a", "this is a picture"),
        (b"%PDF-1.7", "this is a PDF document"),
        (b"\x1f\x8b\x08", "this file is compressed"),
        (b"\x7fELF\0\0\0", "this is not a text file"),
        (codecs.BOM_UTF16_LE + b"a", "line 1: this is not text"),
    ],
)
def test_what_is_no_text_is_called_by_its_name(body, sentence):
    with pytest.raises(ValueError, match=sentence):
        read(body)


@pytest.mark.parametrize(
    "word", ["=1+1", "+1+1", "-a", "@a", "'=a", "''", "NA", "'NA", "?", "red", "it's", "-5", "\t=1"]
)
def test_a_guarded_word_is_harmless_and_comes_back(word):
    assert guarded(word)[0] not in "=+@\t"
    assert unguarded(guarded(word)) == word


def test_a_number_stays_a_number():
    assert [guarded(word) for word in ("-5", "+1", "−0,5")] == ["-5", "+1", "−0,5"]


def test_an_apostrophe_before_a_formula_is_taken_off():
    assert imported("1,2,'=a\n3,4,b\n").names == ("=a", "b")


def test_a_class_without_a_training_point_is_said():
    session = make(data={"test_fraction": 0.9})
    note = session.import_points(imported("1,2,a\n2,1,a\n-1,-2,b\n-2,-1,b\n"))
    assert note == "classes without a training point: b; take a smaller test share, or add points"


def test_several_notes_are_one_sentence():
    session = make(data={"test_fraction": 0.9})
    note = session.import_points(imported("1,2,a\n2,1,a\n-1,-2,b\n-2,-1,b\nNA,1,a\n"))
    assert note is not None
    assert note.startswith("rows left out because a value is missing: 1; classes without")


def test_another_test_share_says_which_class_is_not_trained_on():
    session = make(data={"test_fraction": 0})
    assert session.import_points(imported("1,2,a\n2,1,a\n-1,-2,b\n-2,-1,b\n")) is None
    said = session.update(Settings.read({"data": {"test_fraction": 0.9}}))
    assert said is not None
    assert said.startswith("classes without a training point: b")


def test_names_of_classes_survive_edits():
    session = make()
    session.import_points(imported("1,2,dog\n2,1,cat\n-1,-2,dog\n-2,-1,cat\n"))
    session.add_points([(0.0, 0.0)], [1])
    session.relabel([0], 0)
    session.remove_points([1])
    session.update(Settings.read({"data": {"classes": 3}}))
    assert session.points.names == ("cat", "dog")


def test_the_documentation_has_the_words_that_are_known():
    text = (ROOT / "docs" / "points.md").read_text("utf-8").lower()
    assert [word for word in (*MISSING, *LABELS) if word and f"`{word}`" not in text] == []


def test_hostile_cells_and_headers_cost_no_more_than_reading_them():
    for cell in ("1" * 100_000 + "x", "1," * 50_000 + "x", "'" * 100_000):
        with pytest.raises(ValueError, match="line 1: x1 must be a number"):
            read(f'"{cell}",2,a\n1,2,b\n'.encode())
    with pytest.raises(ValueError, match="1000 columns at most, not 300000"):
        read(",".join(map(str, range(300_000))).encode())

"""Points over REST."""

import pytest


@pytest.fixture
def points(path):
    return f"{path}/points"


def test_points_come_with_labels_and_split(api, points):
    body = api.get(points).json()
    assert len(body["x"]) == len(body["y"]) == len(body["split"]) == 40
    assert set(body["y"]) == {0, 1}
    assert body["split"].count("test") == 20
    assert body["data_revision"] == 0


def test_replacing_points_makes_the_data_set_ones_own(api, path, points):
    mine = {"x": [[0, 0], [1, 1], [2, 2]], "y": [0, 1, 0], "split": ["train", "train", "test"]}
    answer = api.put(points, json=mine)
    assert answer.status_code == 200
    assert {key: answer.json()[key] for key in mine} == mine
    assert answer.json()["data_revision"] == 1
    assert api.get(path).json()["config"]["data"]["dataset"] == "custom"


def test_points_put_without_a_split_are_split_by_the_test_share(api, points):
    split = api.put(points, json={"x": [[0, 0], [1, 1]] * 20, "y": [0, 1] * 20}).json()["split"]
    assert split.count("test") == 20


def test_the_schema_says_what_becomes_of_points_without_a_split(api, server):
    document = api.get(f"{server.url}/openapi.json").json()

    def said(method):
        body = document["paths"]["/api/v1/sessions/{id}/points"][method]["requestBody"]["content"]["application/json"]
        return document["components"]["schemas"][body["schema"]["$ref"].rpartition("/")[2]]["properties"]["split"]

    assert "test share" in said("put")["description"]
    assert "training points" in said("post")["description"]


def test_added_points_go_behind_and_are_for_training(api, points):
    answer = api.post(points, json={"x": [[3, -3]], "y": [1]})
    assert answer.status_code == 201
    body = answer.json()
    assert (body["x"][-1], body["y"][-1], body["split"][-1]) == ([3, -3], 1, "train")
    assert len(body["x"]) == 41


def test_a_point_is_moved_and_relabelled_at_once(api, points):
    before = api.get(points).json()
    body = api.patch(f"{points}/3", json={"x": [1.5, -2], "y": 1 - before["y"][3]}).json()
    assert (body["x"][3], body["y"][3]) == ([1.5, -2], 1 - before["y"][3])
    assert body["x"][:3] == before["x"][:3]
    assert body["data_revision"] == 1


def test_a_point_is_let_train_or_test(api, points):
    train = api.get(points).json()["split"].index("train")
    assert api.patch(f"{points}/{train}", json={"split": "test"}).json()["split"].count("test") == 21
    assert api.patch(f"{points}/{train}", json={"split": "train"}).json()["split"].count("test") == 20


def test_an_erased_point_lets_the_others_move_up(api, points):
    before = api.get(points).json()
    assert api.delete(f"{points}/0").json()["x"] == before["x"][1:]


BAD = {
    "a point off the plane": ("POST", "", {"x": [[7, 0]], "y": [0]}, "a point must lie in the plane"),
    "a class there is not": ("POST", "", {"x": [[0, 0]], "y": [2]}, "a class number from 0 to 1, not 2"),
    "half a class": ("POST", "", {"x": [[0, 0]], "y": [0.5]}, "a class number from 0 to 1, not 0.5"),
    "more x than y": ("POST", "", {"x": [[0, 0], [1, 1]], "y": [0]}, "equally long; there are 2 x and 1 y"),
    "a split too few": ("POST", "", {"x": [[0, 0]], "y": [0], "split": []}, "equally long"),
    "an unknown split": ("POST", "", {"x": [[0, 0]], "y": [0], "split": ["both"]}, "'train', 'test', not 'both'"),
    "one coordinate": ("POST", "", {"x": [[0]], "y": [0]}, "x.0.1: this field is needed"),
    "nothing": ("PUT", "", {"x": [], "y": []}, "at least one entry"),
    "only test points": (
        "PUT",
        "",
        {"x": [[0, 0], [1, 1]], "y": [0, 1], "split": ["test", "test"]},
        "at least one of the points must be for training",
    ),
    "one point": ("PUT", "", {"x": [[0, 0]], "y": [0]}, "at least 2 points, not 1"),
    "an index too high": ("PATCH", "/40", {"y": 1}, "there is no point 40: the points are numbered 0 to 39"),
    "an index beyond all": ("DELETE", "/5500", None, "index: expected less than 5500"),
    "an index that is none": ("DELETE", "/first", None, "index: expected a whole number"),
    "a label for a move": ("PATCH", "/0", {"x": "here"}, "x: expected a list"),
    "too many": ("POST", "", {"x": [[0, 0]] * 4990, "y": [0] * 4990}, "there may be 5000 points at most"),
}


@pytest.mark.parametrize(("method", "below", "body", "sentence"), BAD.values(), ids=BAD.keys())
def test_bad_points_are_422_with_a_sentence_and_change_nothing(api, path, points, method, below, body, sentence):
    before = api.get(points).json(), api.get(path).json()
    answer = api.request(method, f"{points}{below}", json=body)
    assert answer.status_code == 422
    assert sentence in answer.json()["detail"]
    assert (api.get(points).json(), api.get(path).json()) == before


def test_the_last_training_point_stays(api, points):
    api.put(points, json={"x": [[0, 0], [1, 1], [2, 2]], "y": [0, 1, 0], "split": ["train", "test", "test"]})
    answer = api.delete(f"{points}/0")
    assert answer.status_code == 422
    assert answer.json() == {"detail": "at least one of the points must be for training"}


def test_a_regression_takes_targets_between_minus_one_and_one(api, opened):
    points = f"/sessions/{opened(data={'dataset': 'plane'})['id']}/points"
    assert api.post(points, json={"x": [[0, 0]], "y": [-0.5]}).json()["y"][-1] == -0.5
    answer = api.post(points, json={"x": [[0, 0]], "y": [1.5]})
    assert answer.status_code == 422
    assert "between −1 and 1, not 1.5" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ('{"x": [[1, 2]', "ce n’est pas du JSON à partir de la ligne 1, colonne 13"),
        ('{"x": [[1, 2], [1, 2]], "y": [0]}', "x, y et split doivent être de même longueur ; il y a 2 x et 1 y"),
        ('{"x": [[1, 2], [1]], "y": [0, 1]}', "x.1.1 : ce champ est nécessaire"),
        (
            '[{"x1": 1, "x2": 2, "label": 0, "split": "test"}, {"x1": 1, "x2": 2, "label": 0}]',
            "donnez le split de chaque point, ou d’aucun ; 1 points sur 2 en ont un",
        ),
        ('1,2,0\n1,2,"0\n', "ligne 2 : il manque un guillemet, ou une cellule est trop longue"),
    ],
    ids=["malformed", "uneven", "a missing coordinate", "half a split", "a quotation mark alone"],
)
def test_the_refusal_of_a_file_is_in_the_readers_language(api, points, body, sentence):
    answer = api.post(f"{points}/import", content=body.encode(), headers={"Accept-Language": "fr"})
    assert answer.status_code == 422
    assert answer.json()["detail"].replace("\N{NO-BREAK SPACE}", " ").replace("\u202f", " ") == sentence


def test_an_accented_file_in_windows_1252_keeps_both_classes(api, points):
    body = api.post(f"{points}/import", content="x1,x2,label\n1,2,é\n3,4,à\n".encode("cp1252")).json()
    assert (body["names"], body["y"]) == (["à", "é"], [1, 0])


def test_rows_that_are_left_out_are_counted_in_the_readers_language(api, points):
    answer = api.post(f"{points}/import", content=b"1,2,a\nNA,1,b\n3,4,b\n", headers={"Accept-Language": "fr"})
    said = answer.json()["note"].replace("\N{NO-BREAK SPACE}", " ")
    assert said.startswith("lignes laissées de côté parce qu’une valeur manque : 1")


def test_columns_are_asked_for_and_then_chosen(api, points):
    content = b"a,b,c,kind\n1,2,3,u\n4,5,-3,v\n"
    refused = api.post(f"{points}/import", content=content)
    assert refused.status_code == 422
    assert refused.json() == {
        "detail": "the file has the columns a, b, c, kind: choose x1, x2 and label among them",
        "columns": ["a", "b", "c", "kind"],
        "rows": [["1", "2", "3", "u"], ["4", "5", "-3", "v"]],
    }
    chosen = api.post(f"{points}/import", params={"x1": "c", "x2": "a", "label": "4"}, content=content).json()
    assert (chosen["x"], chosen["names"]) == ([[3, 1], [-3, 4]], ["u", "v"])


def test_many_whole_numbers_are_never_a_regression_in_silence(api, points):
    content = "".join(f"{n % 5},{n % 3},{n}\n" for n in range(1, 16)).encode()
    for rescale in (False, True):
        answer = api.post(f"{points}/import", params={"rescale": rescale}, content=content)
        assert answer.status_code == 422
        assert "10 classes at most; the file has 15 different labels" in answer.json()["detail"]
    assert api.post(f"{points}/import?rescale=true&kind=regression", content=content).status_code == 200


def test_a_spreadsheet_is_told_to_be_saved_as_csv(api, points):
    answer = api.post(f"{points}/import", content=b"PK\x03\x04\x14\0", headers={"Content-Type": "text/csv"})
    assert (answer.status_code, answer.json()) == (422, {"detail": "this is a spreadsheet; save it as CSV"})


def test_a_class_without_a_training_point_is_said(api, path, points):
    api.patch(path, json={"data": {"test_fraction": 0.9}})
    note = api.post(f"{points}/import", content=b"1,2,a\n2,1,a\n-1,-2,b\n-2,-1,b\n").json()["note"]
    assert note == "classes without a training point: b; take a smaller test share, or add points"


def test_points_put_in_place_of_all_may_name_their_classes(api, points):
    mine = {"x": [[0, 0], [1, 1], [2, 2]], "y": [0, 1, 0], "names": ["no", "yes"]}
    assert api.put(points, json=mine).json()["names"] == ["no", "yes"]
    assert api.post(points, json={"x": [[3, 3]], "y": [1]}).json()["names"] == ["no", "yes"]


def test_two_classes_do_not_share_a_name(api, path, points):
    mine = {"x": [[0, 0], [1, 1]], "y": [0, 1], "names": ["cat", "cat"]}
    sentence = "each class needs a name of its own; 'cat' is there twice"
    for answer in (api.put(points, json=mine), api.post(path.rpartition("/")[0], json={"points": mine})):
        assert (answer.status_code, answer.json()["detail"]) == (422, sentence)


def test_a_table_for_a_french_spreadsheet_comes_back(api, path, points):
    api.post(f"{points}/import", content=b"1.5,2,=a\n-3,0.25,b\n")
    before = api.get(points).json()
    text = api.get(f"{path}/export", params={"format": "csv", "separator": "semicolon"}).content
    assert text.decode().splitlines()[1].startswith("1,5;2,0;'=a;")
    after = api.post(f"{points}/import", content=text).json()
    assert [after[key] for key in ("x", "y", "split", "names")] == [
        before[key] for key in ("x", "y", "split", "names")
    ]


def test_the_points_of_a_file_are_added_to_those_that_are_there(api, path, points):
    first = b"x1,x2,label\n10,20,cat\n30,40,dog\n50,60,cat\n70,80,dog\n"
    scale = api.post(f"{points}/import", content=first, params={"rescale": True}).json()["scale"]
    added = api.post(f"{points}/import", content=b"x1;x2;label\n40;50;dog\n20;30;bird\n", params={"add": True}).json()
    assert (added["names"], added["y"][4:], added["split"][4:]) == (["cat", "dog", "bird"], [1, 2], ["train"] * 2)
    assert (added["x"][4], added["scale"]) == ([0, 0], scale)
    assert api.get(path).json()["config"]["data"]["classes"] == 3
    assert api.post(f"{path}/undo").status_code == 200
    assert api.get(points).json()["names"] == ["cat", "dog"]
    one = api.post(f"{points}/import", content=b"x1,x2,label\n40,50,cat\n", params={"add": True}).json()
    assert one["y"][4:] == [0]
    numbered = api.post(f"{points}/import", content=b"x1,x2,label\n40,50,1\n", params={"add": True}).json()
    assert (numbered["y"][5:], numbered["names"]) == ([1], ["cat", "dog"])


def test_added_points_keep_the_data_set_and_its_numbers(api, path, points):
    added = api.post(f"{points}/import", content=b"1,2,1\n2,1,0\n", params={"add": True}).json()
    assert (len(added["y"]), added["y"][40:], added["names"]) == (42, [1, 0], [])
    assert api.get(path).json()["config"]["data"]["dataset"] != "custom"


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"1,2,0.5\n2,1,0.25\n", "the points that are there have classes"),
        (b"100,2,0\n2,1,1\n", "1 of 2 points lie outside the plane, in the units of the points that are there"),
        (
            "".join(f"1,2,k{k}\n" for k in range(9)).encode(),
            "there may be 10 classes at most; with these there are 11",
        ),
    ],
)
def test_points_that_cannot_be_added_change_nothing(api, points, body, sentence):
    before = api.get(points).json()
    refused = api.post(f"{points}/import", content=body, params={"add": True})
    assert (refused.status_code, refused.json()["detail"].startswith(sentence)) == (422, True)
    assert api.get(points).json() == before


def test_targets_are_added_to_targets(api, path, points):
    api.patch(path, json={"data": {"dataset": "plane"}})
    count = len(api.get(points).json()["y"])
    added = api.post(f"{points}/import", content=b"1,2,0.5\n2,1,-1\n", params={"add": True}).json()
    assert added["y"][count:] == [0.5, -1]

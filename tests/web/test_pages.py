"""The page and its files: packed once, kept by the browser for as long as they stay the same."""

import gzip
import re
from pathlib import Path

import httpx
import pytest

from app.web.assets import ENTRIES, STATIC, Assets
from tests.web.serving import serving

SCRIPT = "// α\n" + "export const one = 1;\n" * 100


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "one.js").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "js" / "main.js").write_text(
        'import {\n  one,\n} from "./one.js";\nconst late = () => import("./late.js");\n', encoding="utf-8"
    )
    (tmp_path / "js" / "late.js").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "page.css").write_text("p { margin: 0 }", encoding="utf-8")
    (tmp_path / "page.html").write_text(
        "<html lang={{ lang }} data-hide='{{ hidden | join(' ') }}'{% if embedded %} data-embed{% endif %}>",
        encoding="utf-8",
    )
    return tmp_path


@pytest.fixture
def page(folder: Path):
    with serving(folder) as server, httpx.Client(base_url=server.url) as client:
        yield client


def base(folder: Path) -> str:
    return Assets(static=folder, templates=folder).base


def test_a_file_comes_packed_to_whoever_can_unpack_it_and_is_kept(page, folder):
    answer = page.get(f"{base(folder)}js/one.js")
    assert answer.text == SCRIPT
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) < len(SCRIPT.encode()) / 4
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "max-age=31536000, immutable"
    assert answer.headers["vary"] == "Accept-Encoding"


def test_a_file_comes_as_it_is_to_others(page, folder):
    answer = page.get(f"{base(folder)}js/one.js", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in answer.headers
    assert answer.content == SCRIPT.encode()
    assert page.get(f"{base(folder)}page.css").headers["content-type"].startswith("text/css")


def test_the_head_of_a_file_has_no_body(page, folder):
    answer = page.head(f"{base(folder)}js/one.js")
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize("path", ["js/two.js", "../pyproject.toml", "js/../../secret", ""])
def test_there_is_no_other_file(page, folder, path):
    answer = page.get(f"{base(folder)}{path}")
    assert answer.status_code == 404
    assert "detail" in answer.json()


def test_files_are_only_read(page, folder):
    assert page.post(f"{base(folder)}js/one.js").status_code == 405


def test_the_page_is_packed_in_each_form_it_is_asked_for(page, folder):
    plain = page.get("/", headers={"Accept-Encoding": "identity"})
    assert set(plain.headers["vary"].split(", ")) == {"Accept-Encoding", "Accept-Language", "Cookie"}
    assert plain.headers["cache-control"] == "no-cache"
    with page.stream("GET", "/") as packed:
        assert gzip.decompress(b"".join(packed.iter_raw())) == plain.content
    hidden = page.get("/?hide=data,nothing&embed=1").text
    assert "data-hide='data'" in hidden
    assert "data-embed" in hidden
    assert "data-embed" not in page.get("/").text
    assert "lang=fr" in page.get("/", headers={"Accept-Language": "fr"}).text


# The style of the rooms of images, which shell/image-rooms.js loads.
LATER = "images.css"


def test_a_style_is_sent_with_those_that_it_imports_and_none_is_left_out():
    styles = {path.name for path in (STATIC / "css").glob("*.css")} - {"page.css", LATER}
    imported = re.findall(r'^@import "([^"]+)";$', (STATIC / "css" / "page.css").read_text("utf-8"), re.MULTILINE)
    assert set(imported) == styles
    with serving() as server, httpx.Client(base_url=server.url) as client:
        sent = client.get(re.findall(r'href="(/static/[^"]+page\.css)"', client.get("/").text)[0]).text
    assert "@import" not in sent
    assert all((STATIC / "css" / name).read_text("utf-8") in sent for name in styles)


def test_modules_that_are_imported_from_the_start_come_with_the_one_that_wants_them(page, folder):
    sent = page.get(f"{base(folder)}js/main.js").text
    assert SCRIPT.replace("export ", "") in sent
    assert 'import("./late.js")' in sent
    assert page.get(f"{base(folder)}js/late.js").text == SCRIPT


def test_a_visit_to_the_page_takes_no_more_than_300_kilobytes_in_a_few_answers():
    with serving() as server, httpx.Client(base_url=server.url) as client:
        page, size, asked = client.get("/").text, 0, ["/"]
        asked += re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
        for path in dict.fromkeys(asked):
            with client.stream("GET", path) as answer:
                size += len(b"".join(answer.iter_raw())) + sum(
                    len(name) + len(value) for name, value in answer.headers.raw
                )
    assert len(asked) <= 6
    assert size <= 300_000


def test_what_only_images_need_is_no_part_of_a_visit():
    with serving() as server, httpx.Client(base_url=server.url) as client:
        base = re.search(r'"(/static/[^/]+/)', client.get("/").text)[1]
        packs = [client.get(base + entry).text for entry in ENTRIES]
    modules = re.findall(r"^// (js/.+)$", "".join(packs), re.MULTILINE)
    assert "js/shell/spaces.js" in modules
    assert [module for module in modules if "image" in module or "thumbnail" in module] == []

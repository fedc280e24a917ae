"""Collects every text of the page and of the server into the catalogues of locale/. Run as `make texts`."""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final, TypeAlias

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from babel.messages.pofile import read_po, write_po

from app.web.language import LANGUAGES, SOURCE
from app.wire.catalog.catalog import catalog
from app.wire.catalog.translation import texts

ROOT = Path(__file__).resolve().parent.parent
Keywords: TypeAlias = dict[str, tuple[int, ...] | None]
PYTHON: Final[Keywords] = {"_": None, "message": None, "Refusal": None, "Diagnosis": (2,)}
SCRIPT: Final[Keywords] = {"t": None, "tn": (1, 2)}
TEMPLATE: Final[Keywords] = {name: DEFAULT_KEYWORDS[name] for name in ("_", "gettext", "ngettext")}  # type: ignore[misc]
WIDTH: Final = 118
HEADER: Final = r"""# The texts of Frontière. `make texts` keeps them in step with the sources.
msgid ""
msgstr ""
"Language: {language}\n"
"Plural-Forms: {plurals}\n"
"Content-Type: text/plain; charset=utf-8\n"

"""


def main() -> None:
    """Bring every catalogue up to date; what is still to be translated is printed, and ends with status 1."""
    found, missing = extracted(), 0
    for code in LANGUAGES:
        if code == SOURCE:
            continue
        path = catalogue_path(code)
        known = catalogue(code) if path.is_file() else Catalog(locale=code)
        known.update(found, no_fuzzy_matching=True)
        known.obsolete.clear()
        path.parent.mkdir(parents=True, exist_ok=True)
        write(code, known)
        for message in untranslated(known):
            missing += 1
            print(f"{code}: {message.id!r} is not translated")
        print(f"{path.relative_to(ROOT)}: {len(known)} texts")
    sys.exit(1 if missing else 0)


def catalogue_path(code: str) -> Path:
    """Where a language's catalogue is."""
    return ROOT / "locale" / code / "LC_MESSAGES" / "frontiere.po"


def catalogue(code: str) -> Catalog:
    """A language's catalogue."""
    with catalogue_path(code).open("rb") as file:
        return read_po(file, locale=code)


def write(code: str, known: Catalog) -> None:
    """Write a catalogue, sorted and without dates or line numbers, so that only its texts change."""
    entries = BytesIO()
    write_po(entries, known, width=WIDTH, sort_output=True, include_lineno=False, omit_header=True)
    header = HEADER.format(language=code, plurals=known.plural_forms)
    catalogue_path(code).write_text(header + entries.getvalue().decode(), encoding="utf-8")


def untranslated(known: Catalog) -> list[Message]:
    """What lacks a translation."""
    return [
        message
        for message in known
        if message.id and not (all(message.string) if isinstance(message.string, list | tuple) else message.string)
    ]


def extracted() -> Catalog:
    """Every text there is, in the language of the sources."""
    found = Catalog()
    for place, text in _all():
        found.add(text, locations=[(place, 0)])
    return found


def _all() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    for folder, pattern, method, keywords in (
        ("app", "*.py", "python", PYTHON),
        ("static/js", "*.js", "javascript", SCRIPT),
        ("templates", "*.html", "jinja2.ext.babel_extract", TEMPLATE),
    ):
        for path in sorted((ROOT / folder).rglob(pattern)):
            place = path.relative_to(ROOT).as_posix()
            for _line, text, _comments, _context in extract_from_file(method, path, keywords=keywords):
                yield place, text
    for text in texts(catalog()):
        if text:
            yield "app/wire/catalog/catalog.py", text


if __name__ == "__main__":
    main()

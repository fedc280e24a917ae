"""The languages of the page and of the server's sentences: gettext catalogues, and which one a visitor reads."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from fastapi import Depends, Request

from ..lab.messages import Message, Translate
from .assets import folder

LOCALE: Final = folder("locale")
SOURCE: Final = "en"
LANGUAGES: Final = (SOURCE, "fr")
COOKIE: Final = "frontiere-language"
_SCRIPTS: Final = "static/js/"


class Language:
    """One language: what each source string is in it."""

    def __init__(self, code: str, messages: Catalog) -> None:
        self.code = code
        self._forms: dict[str, tuple[str, ...]] = {}
        self._scripts: dict[str, str | list[str]] = {}
        for message in messages:
            if not message.id or not message.string:
                continue
            source = message.id if isinstance(message.id, str) else message.id[0]
            forms = (message.string,) if isinstance(message.string, str) else tuple(message.string)
            self._forms[source] = forms
            if any(place.startswith(_SCRIPTS) for place, _ in message.locations):
                self._scripts[source] = forms[0] if isinstance(message.id, str) else list(forms)

    def gettext(self, text: str) -> str:
        """A text of the page."""
        return self._forms.get(text, (text,))[0]

    def ngettext(self, one: str, more: str, count: int) -> str:
        """A text about a number of things; French says none in the singular, too."""
        forms = self._forms.get(one, (one, more))
        single = count < 2 if self.code == "fr" else count == 1
        return forms[0 if single else 1]

    @property
    def script_texts(self) -> Mapping[str, str | list[str]]:
        """What the page's scripts say, by source string; it travels with the page."""
        return self._scripts

    def say(self, text: str) -> str:
        """A sentence in this language, its numbers written as the language writes them."""
        if not isinstance(text, Message) or self.code == SOURCE:
            return str(text)
        values = {name: self._value(value) for name, value in text.values.items()}
        return self.gettext(text.template).format(**values)

    def _value(self, value: object) -> object:
        if isinstance(value, Message):
            return self.say(value)
        return _Number(value) if isinstance(value, float) else value


class _Number(float):
    """A number that a template writes with a decimal comma."""

    def __format__(self, how: str) -> str:
        # The plain number is formatted: without a format, float asks __str__ of a class of its own.
        return format(float(self), how).replace(".", ",").replace("-", "−").replace("%", "\u202f%")

    def __str__(self) -> str:
        return format(self, "")


@cache
def language(code: str) -> Language:
    """A language by its code; one that is unknown is English."""
    path = _file(code)
    if code == SOURCE or code not in LANGUAGES or not path.is_file():
        return Language(SOURCE, Catalog())
    with path.open("rb") as file:
        return Language(code, read_po(file, locale=code))


def _file(code: str) -> Path:
    return LOCALE / code / "LC_MESSAGES" / "frontiere.po"


def negotiated(asked: str | None, remembered: str | None, accepted: str) -> Language:
    """The language asked for in the address, else the one remembered, else the browser's favourite of ours."""
    for code in (asked, remembered):
        if code in LANGUAGES:
            return language(str(code))
    wishes = [_wish(part) for part in accepted.split(",")[:16]]
    for code, quality in sorted(wishes, key=lambda wish: -wish[1]):
        if code in LANGUAGES and quality > 0:
            return language(code)
    return language(SOURCE)


def _wish(part: str) -> tuple[str, float]:
    """One entry of Accept-Language: "fr-CH;q=0.8" is French, wanted by 0.8."""
    tag, _, parameters = part.partition(";")
    name, _, quality = parameters.strip().partition("=")
    try:
        weight = float(quality) if name.strip() == "q" else 1.0
    except ValueError:
        weight = 0.0
    return tag.strip().lower().partition("-")[0], weight


def language_of(request: Request) -> Language:
    """The language in which an answer is read: `?lang=`, the page's choice, or Accept-Language."""
    asked, remembered = request.query_params.get("lang"), request.cookies.get(COOKIE)
    return negotiated(asked, remembered, request.headers.get("accept-language", ""))


def spoken_language(request: Request) -> Language:
    """The language of an answer of the REST interface: Accept-Language alone, and English without one."""
    return negotiated(None, None, request.headers.get("accept-language", ""))


def speaking(request: Request) -> Translate:
    """How the REST interface says its sentences to this request."""
    return spoken_language(request).say


SpokenLanguage = Annotated[Language, Depends(spoken_language)]
Spoken = Annotated[Translate, Depends(speaking)]

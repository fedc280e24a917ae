"""The catalogues: complete, in step with the sources, their placeholders those of the source."""

import json
import re
from string import Formatter

import httpx
import pytest
from babel.messages.catalog import Message

from app.lab.messages import message
from app.web.language import COOKIE, LANGUAGES, SOURCE, language, negotiated
from app.wire.catalog.catalog import catalog
from app.wire.catalog.translation import in_words, texts
from scripts.screenshot import ROOT
from scripts.texts import catalogue, extracted, untranslated

OTHERS = [code for code in LANGUAGES if code != SOURCE]


def forms(texts: str | list[str] | tuple[str, ...]) -> list[str]:
    return [texts] if isinstance(texts, str) else list(texts)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.fixture(scope="module", params=OTHERS)
def messages(request) -> list[Message]:
    return [entry for entry in catalogue(request.param) if entry.id]


@pytest.mark.parametrize("code", OTHERS)
def test_the_catalogue_has_the_texts_of_the_sources_and_no_others(code):
    keys = [{tuple(forms(entry.id)) for entry in found if entry.id} for found in (extracted(), catalogue(code))]
    assert keys[0] - keys[1] == set(), "run `make texts`, then translate"
    assert keys[1] - keys[0] == set(), "run `make texts`"


def test_no_text_of_a_script_is_overlooked():
    # The extractor does not look into the arguments of a text.
    known = {forms(entry.id)[0] for entry in extracted()}
    scripts = {path: path.read_text("utf-8") for path in (ROOT / "static" / "js").rglob("*.js")}
    found = {
        json.loads(text): path.name
        for path, script in scripts.items()
        for text in re.findall(r'\btn?\(\s*("(?:[^"\\]|\\.)*")', script)
    }
    assert {text: name for text, name in found.items() if text not in known} == {}


@pytest.mark.parametrize("code", OTHERS)
def test_the_page_is_sent_every_text_of_its_scripts(code):
    wanted = {
        forms(entry.id)[0]
        for entry in extracted()
        if any(place.startswith("static/js/") for place, _ in entry.locations)
    }
    assert language(code).script_texts.keys() == wanted


@pytest.mark.parametrize("code", OTHERS)
def test_everything_is_translated(code):
    assert [entry.id for entry in untranslated(catalogue(code))] == []


def test_nothing_is_a_guess(messages):
    assert [entry.id for entry in messages if entry.fuzzy] == []


def test_placeholders_are_those_of_the_source(messages):
    for entry in messages:
        wanted = set().union(*(placeholders(text) for text in forms(entry.id)))
        for text in forms(entry.string):
            assert placeholders(text) <= wanted, entry.id
            if isinstance(entry.id, str):
                assert placeholders(text) == wanted, entry.id


def test_french_signs_are_not_torn_from_their_words():
    for entry in catalogue("fr"):
        for text in forms(entry.string) if entry.id else []:
            assert not re.search(r" [:;?!»%]|« ", text), text


def test_a_sentence_is_said_in_french_with_french_numbers():
    inner = message(
        "The learning rate, {rate:g}, is probably too high: every step overshoots further. Lower it.", rate=0.5
    )
    said = language("fr").say(message("Training diverged at step {step}. {why}", step=3, why=inner))
    assert said.startswith("L’apprentissage a divergé au pas 3. Le taux d’apprentissage, 0,5, ")
    share = message("Stopped at epoch {epoch}: {share:.1%} of the test points are right.", epoch=7, share=0.975)
    assert "97,5\u202f%" in language("fr").say(share)
    assert share == "Stopped at epoch 7: 97.5% of the test points are right."


def test_a_number_without_a_format_is_said_in_french_too():
    said = language("fr").say(message("expected a number of at most {le}", le=-6.5))
    assert said.endswith("−6,5")


@pytest.mark.parametrize(
    ("asked", "remembered", "accepted", "code"),
    [
        (None, None, "", "en"),
        (None, None, "fr-CH, fr;q=0.9, en;q=0.8", "fr"),
        (None, None, "de, en;q=0.7, fr;q=0.3", "en"),
        (None, None, "fr;q=0", "en"),
        (None, None, "fr;q=x;;,", "en"),
        (None, "fr", "en", "fr"),
        ("en", "fr", "fr", "en"),
        ("../../etc", "<b>", "fr", "fr"),
    ],
)
def test_a_visitor_is_answered_in_the_language_wished_for(asked, remembered, accepted, code):
    assert negotiated(asked, remembered, accepted).code == code


def test_the_catalogue_of_options_is_translated_and_keeps_its_shape():
    source = catalog()
    french = in_words(source, language("fr").gettext)
    assert len(list(texts(french))) == len(list(texts(source)))
    assert french["defaults"] == source["defaults"]
    assert french["fields"]["training.optimizer.learning_rate"]["title"] == "Taux d’apprentissage"


def test_the_page_and_its_texts_come_in_the_language(server):
    page = httpx.get(f"{server}/", headers={"accept-language": "fr"}).text
    assert '<html lang="fr"' in page
    embedded = re.search(r'<script type="application/json" id="texts">(.*?)</script>', page)
    assert embedded
    assert json.loads(embedded[1])["Play"] == "Lancer"
    assert "Espace des caractéristiques" in page
    assert '<html lang="fr"' in httpx.get(f"{server}/", cookies={COOKIE: "fr"}).text
    assert '<html lang="en"' in httpx.get(f"{server}/?lang=en", cookies={COOKIE: "fr"}).text


def test_rest_refuses_in_the_language_of_the_reader(server):
    url = f"{server}/api/v1/sessions"
    body = {"data": {"noise": 2}}
    english, french = (
        httpx.post(url, json=body, headers=h).json()["detail"] for h in ({}, {"accept-language": "fr"})
    )
    assert english == "data.noise: expected at most 1, not 2"
    assert french == "data.noise\u00a0: attendu\u00a0: au plus 1, et non 2"

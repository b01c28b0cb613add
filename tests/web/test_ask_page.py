"""The pages for whoever asks: in each language, with a word for everything, and every field named for whoever hears."""

from datetime import UTC
from pathlib import Path
from string import Formatter
from typing import Final
from zoneinfo import ZoneInfo

import pytest

from custom_components.footage_guard.bridge.requests.outside import Seen
from custom_components.footage_guard.model.errors import Reason
from custom_components.footage_guard.model.ids import IntakeId
from custom_components.footage_guard.model.intake import Intake, IntakeKind
from custom_components.footage_guard.model.lifecycle.outside import Outside
from custom_components.footage_guard.model.request.words import RequesterType
from custom_components.footage_guard.web.asking import texts as ask_texts
from custom_components.footage_guard.web.asking.fields import FIELDS, KNOWN, MOMENTS, OFFSET, SECTIONS
from custom_components.footage_guard.web.asking.form import FormReason
from custom_components.footage_guard.web.asking.form_page import AskForm, ask_page
from custom_components.footage_guard.web.asking.html import element, joined
from custom_components.footage_guard.web.asking.refused_page import refused_page
from custom_components.footage_guard.web.asking.status_page import status_page
from custom_components.footage_guard.web.asking.texts import Words, load_ask_texts, words_for

from .at_the_door import NOBODY, Form

LANGUAGES: Final = ("ar", "de", "en", "es", "fr", "nl")
GENERAL: Final = Intake(
    id=IntakeId(NOBODY),
    kind=IntakeKind.GENERAL,
    label="Gate",
    requester_type=None,
    organisation="",
    key=None,
    per_day=20,
    opens_ms=0,
    closes_ms=None,
)
NAUGHTY: Final = "\"><script>'&amp;{zone}$title"


def page_of(words: Words, **changed: object) -> str:
    """Return a form."""
    made: dict[str, object] = {"intake": GENERAL, "token": "t", "zone": "Europe/Berlin", **changed}
    return ask_page(words, AskForm(**made)).decode()  # type: ignore[arg-type]  # as the test names them


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_a_label_and_every_note_is_there(language: str) -> None:
    words = words_for(language)
    problems = dict.fromkeys(FIELDS, Reason.REQUIRED) | {"base": FormReason.FORM_OVER}
    for page in (page_of(words), page_of(words, problems=problems)):
        form = Form(page)
        assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in page
        assert form.fields.keys() == KNOWN - {f"{name}{OFFSET}" for name in MOMENTS}
        assert form.labels == [*FIELDS]
        assert len({*form.ids}) == len(form.ids)
        notes = [note for field in form.fields.values() for note in str(field.get("aria-describedby") or "").split()]
        assert {*notes} <= {*form.ids}
        assert "{" not in page.partition("</style>")[2]
    assert form.wrong().keys() == FIELDS.keys()
    assert "autofocus" in form.attributes


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_needed_and_what_a_part_is_about_is_in_the_markup(language: str) -> None:
    form = Form(page_of(words_for(language)))
    needed = {name for name, field in form.fields.items() if field.get("aria-required") == "true"}
    assert needed == {"requester.type", "zone", "scope.window_from", "scope.window_to"}
    assert "required" not in form.attributes, "a browser would hold the form back"
    described = {"who", "when", "where", "basis", "sound"}
    assert form.groups == [f"tip.{each.name}" if each.name in described else "" for each in SECTIONS]
    assert {*filter(None, form.groups)} <= {*form.ids}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", [*Reason, *FormReason])
def test_there_is_a_word_for_each_thing_that_can_be_wrong(language: str, reason: Reason | FormReason) -> None:
    assert load_ask_texts()[language].reason(reason)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_has_a_word(language: str) -> None:
    page = page_of(words_for(language), twice=dict.fromkeys(MOMENTS, ("+02:00", "+01:00")))
    form = Form(page)
    assert form.tags.count("option") == sum(len(field.choices) + 1 for field in FIELDS.values() if field.choices) - 1
    assert page.count("UTC+02:00") == page.count("UTC+01:00") == len(MOMENTS)
    assert "checked" not in form.attributes, "nothing is chosen for anybody"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", [413, 429])
def test_there_is_a_page_for_whom_a_limit_stops(language: str, status: int) -> None:
    words = words_for(language)
    page = refused_page(words, status, is_sent=True).decode()
    assert f"<h1>{words.say(f'refused.{status}.title')}</h1>" in page
    assert f"<p>{words.say(f'refused.{status}')}</p>" in page


def test_languages_have_the_same_places_for_values() -> None:
    languages = load_ask_texts()
    assert tuple(languages) == LANGUAGES
    places = {
        language: {key: {part[1] for part in Formatter().parse(text)} - {None} for key, text in words.texts.items()}
        for language, words in languages.items()
    }
    assert all(each == places["en"] for each in places.values())


def test_what_was_typed_is_in_its_field_alone() -> None:
    words = words_for("en")
    typed = dict.fromkeys(FIELDS, NAUGHTY)
    form = Form(page_of(words, typed=typed))
    assert "script" not in form.tags
    for name, field in FIELDS.items():
        if not field.choices and field.kind.name != "YES":
            assert form.typed(name) == NAUGHTY
    assert form.page.count("&quot;&gt;&lt;script&gt;") == sum(
        not field.choices and field.kind.name != "YES" for field in FIELDS.values()
    )


def test_whom_a_door_is_for_is_text() -> None:
    intake = Intake(
        id=IntakeId(NOBODY),
        kind=IntakeKind.ORGANISATION,
        label="Detectives",
        requester_type=RequesterType.INSURER,
        organisation=NAUGHTY,
        key=None,
        per_day=10,
        opens_ms=0,
        closes_ms=None,
    )
    form = Form(page_of(words_for("en"), intake=intake))
    assert "script" not in form.tags
    assert "&quot;&gt;&lt;script&gt;&#x27;&amp;amp;{zone}$title" in form.page
    assert "Detectives" not in form.page


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_receipt_shows_one_word_and_one_time(language: str) -> None:
    words = words_for(language)
    pages = {
        word: status_page(words, Seen(word=word, closes_ms=1_795_939_200_000), UTC, "UTC").decode() for word in Outside
    }
    assert pages[Outside.OPEN].count(">2026-11-29 08:00 UTC+00:00 (UTC)<") == 1
    assert pages[Outside.OPEN].count('datetime="2026-11-29T08:00:00Z"') == 1
    bare = {page.replace(f">{words.say(f'status.{word}')}</p>", "></p>") for word, page in pages.items()}
    assert len(bare) == 1
    assert len({*pages.values()}) == len(Outside)


@pytest.mark.parametrize(
    ("closes_ms", "shown"),
    [(1_792_886_400_000, "2026-10-25 02:00 UTC+02:00"), (1_792_890_000_000, "2026-10-25 02:00 UTC+01:00")],
)
def test_a_receipt_tells_apart_the_two_hours_that_a_clock_shows(closes_ms: int, shown: str) -> None:
    seen, zone = Seen(word=Outside.OPEN, closes_ms=closes_ms), ZoneInfo("Europe/Berlin")
    page = status_page(words_for("en"), seen, zone, "Europe/Berlin").decode()
    assert f">{shown} (Europe/Berlin)<" in page


def test_a_language_that_the_integration_does_not_have_says_what_is_wrong_in_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "web" / "pages").mkdir(parents=True)
    (tmp_path / "translations").mkdir()
    ours = ask_texts._OURS
    (tmp_path / "translations" / "en.json").write_text((ours / "translations" / "en.json").read_text())
    monkeypatch.setattr(ask_texts, "_OURS", tmp_path)
    languages = load_ask_texts.__wrapped__()
    assert languages["nl"].reason("required") == "This is needed."
    assert languages["nl"].say("page.title") == words_for("nl").say("page.title")


def test_markup_is_made_in_one_place() -> None:
    inner = element("b", {"title": '"<'}, "<", element("input", {"disabled": True, "value": False}))
    assert inner == '<b title="&quot;&lt;">&lt;<input disabled></b>'
    assert element("textarea", {}, "\nx") == "<textarea>\n\nx</textarea>"
    assert joined(inner, "<") == f"{inner}&lt;"

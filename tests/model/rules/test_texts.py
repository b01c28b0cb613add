"""Texts are found by the names of their fields."""

from custom_components.footage_guard.model.rules.rule import Mark
from custom_components.footage_guard.model.rules.texts import every_text, marked, prose, sharing
from tests.model.request.sending import WHOLE, parsed

from .requests import REQUEST


def test_what_is_empty_is_left_out() -> None:
    assert prose(REQUEST).keys() == {"purpose", "message", "incident.location"}
    assert every_text(REQUEST).keys() == prose(REQUEST).keys() | {"requester.person_name", "requester.email"}
    assert sharing(REQUEST) == {}


def test_every_text_of_a_request_has_the_name_it_was_sent_by() -> None:
    def texts(value: object, path: str) -> dict[str, str]:
        match value:
            case str():
                return {path: value}
            case dict():
                return {
                    key: text for name, each in value.items() for key, text in texts(each, f"{path}.{name}").items()
                }
            case list():
                return {key: text for at, each in enumerate(value) for key, text in texts(each, f"{path}.{at}").items()}
            case _:
                return {}

    sent = {path.removeprefix("."): text for path, text in texts(WHOLE, "").items()}
    assert {path: sent.get(path) for path in every_text(parsed(WHOLE))} == every_text(parsed(WHOLE))


def test_phrases_of_every_language_are_marked() -> None:
    tables = {"en": "say.now\n    now\n", "de": "say.jetzt\n    jetzt\n"}
    assert marked(tables, {"message": "now", "purpose": "Jetzt"}) == (
        Mark(field="message", start=0, end=3, phrase_id="say.now"),
        Mark(field="purpose", start=0, end=5, phrase_id="say.jetzt"),
    )

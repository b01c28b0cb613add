"""Whatever people are notified of, it is what the published schema says: no word of anybody, nothing about footage."""

from collections.abc import Callable
import json
from typing import Any, Final

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockUser
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker

from custom_components.footage_guard.bridge.notices.notifying import (
    Notice,
    PeopleNotice,
    TooLate,
    async_notify,
    async_take_back,
)
from custom_components.footage_guard.model.ids import RequestId
from tests.architecture.tree import REPOSITORY, integration
from tests.pushes import SCHEMA, is_as_published, without_app

from .phones import PLAIN, add_letter_box, add_phone, notified, pushed, serve_pushes

ONE: Final = RequestId("01M8KV9FYPFG8Y3JDHMX045ZER")
TWO: Final = RequestId("01M8KV9MTG3V88B2XF1RRPC9PH")
NOTICES: Final = (
    Notice(request_ids=(ONE,)),
    Notice(request_ids=(ONE, TWO)),
    PeopleNotice(),
    Notice(request_ids=(ONE,), is_cooling=True),
    TooLate(request_id=ONE),
)
LANGUAGES: Final = sorted(path.stem for path in (integration(REPOSITORY) / "translations").glob("*.json"))
NEEDLE: Final = "quokkafalter"


@pytest.fixture
async def targets(
    home: HomeAssistant, owner: MockUser, aioclient_mock: AiohttpClientMocker
) -> tuple[tuple[str, ...], AiohttpClientMocker]:
    """A phone and a target of another kind, and the server by which the phone is reached."""
    serve_pushes(aioclient_mock)
    await add_letter_box(home)
    return (await add_phone(home), PLAIN), aioclient_mock


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_notice_is_as_published(
    home: HomeAssistant, targets: tuple[tuple[str, ...], AiohttpClientMocker], language: str
) -> None:
    home.config.language = language
    home.config.external_url = "https://home.example:8443"
    called = notified(home)
    to, phones = targets
    for notice in NOTICES:
        await async_notify(home, to, notice)
    await home.async_block_till_done()
    got = [without_app(each) for each in pushed(phones)]
    assert (len(called), len(got)) == (2 * len(NOTICES), len(NOTICES))
    assert [each for each in called + got if not is_as_published(each)] == []


async def test_phones_alone_are_told_to_take_one_back(
    home: HomeAssistant, targets: tuple[tuple[str, ...], AiohttpClientMocker]
) -> None:
    called = notified(home)
    to, phones = targets
    await async_take_back(home, to, ONE)
    assert pushed(phones) == [_taken_back()]
    assert [each for each in called if not is_as_published(each)] == []
    assert len(called) == 1


def _phone() -> dict[str, Any]:
    path = f"/footage-guard/request/{ONE}"
    return {
        "title": "Footage request",
        "message": path,
        "data": {
            "url": path,
            "clickAction": path,
            "tag": f"footage_guard_{ONE}",
            "actions": [
                {"action": "URI", "title": "Open", "uri": path},
                {"action": f"FOOTAGE_GUARD_DECLINE_{ONE}", "title": "Decline"},
                {"action": "FOOTAGE_GUARD_LOCK_DOWN", "title": "Lock down"},
            ],
        },
    }


def _other() -> dict[str, Any]:
    return {"entity_id": PLAIN, "title": "Footage requests", "message": "https://home.example/footage-guard"}


def _taken_back() -> dict[str, Any]:
    return {"message": "clear_notification", "data": {"tag": f"footage_guard_{ONE}"}}


@pytest.mark.parametrize("made", [_phone, _other, _taken_back])
def test_what_is_sent_is_valid(made: Callable[[], dict[str, Any]]) -> None:
    assert is_as_published(made())


def _spoiled() -> list[dict[str, Any]]:
    """Return notifications in which one thing each is more than may be told."""
    found = [
        made() | {extra: NEEDLE} for made in (_phone, _other, _taken_back) for extra in ("image", "purpose", "data2")
    ]
    for made in (_phone, _other):
        for name in ("title", "message"):
            found.append(made() | {name: NEEDLE})
            found.append(made() | {name: f"{made()[name]} {NEEDLE}"})
            found.append(made() | {name: f"{made()[name]}?token={NEEDLE}"})
            found.append(made() | {name: f"{made()[name]}#{NEEDLE}"})
            found.append(made() | {name: f"{NEEDLE}\n{made()[name]}"})
            found.append(made() | {name: f"{made()[name]}\n"})
    found += [_taken_back() | {"message": NEEDLE}, _taken_back() | {"title": "Footage request"}]
    found += [_taken_back() | {"data": {"tag": tag}} for tag in (NEEDLE, "footage_guard_", f"footage_guard_{ONE}\n")]
    for name in ("image", "video", "attachment", "subtitle"):
        phone = _phone()
        phone["data"][name] = f"/api/camera_proxy/{NEEDLE}"
        found.append(phone)
    for name in ("url", "clickAction", "tag"):
        phone = _phone()
        phone["data"][name] = f"{phone['data'][name]}/{NEEDLE}"
        found.append(phone)
    for action in ("FOOTAGE_GUARD_APPROVE", f"FOOTAGE_GUARD_APPROVE_{ONE}", "REPLY", f"FOOTAGE_GUARD_DECLINE_{NEEDLE}"):
        phone = _phone()
        phone["data"]["actions"][1]["action"] = action
        found.append(phone)
    answered = _phone()
    answered["data"]["actions"][1]["behavior"] = "textInput"
    return [*found, answered, _other() | {"message": f"https://user:{NEEDLE}@home.example/footage-guard"}]


@pytest.mark.parametrize("planted", _spoiled(), ids=json.dumps)
def test_planted(planted: dict[str, Any]) -> None:
    assert not is_as_published(planted)


def test_it_knows_the_words_of_all_languages_and_no_others() -> None:
    known = {word for each in _enumerations(SCHEMA) for word in each}
    said: set[str] = set()
    for path in (integration(REPOSITORY) / "translations").glob("*.json"):
        words = json.loads(path.read_text())["config_panel"]["notification"]
        said |= {text for key, text in words.items() if not key.startswith("text_")}
    assert known == said


def _enumerations(part: Any) -> list[list[str]]:
    """Return all lists of words in a schema."""
    if isinstance(part, list):
        return [found for each in part for found in _enumerations(each)]
    if not isinstance(part, dict):
        return []
    return [*([part["enum"]] if "enum" in part else []), *(f for each in part.values() for f in _enumerations(each))]


def test_nothing_in_it_is_open() -> None:
    """Each object is closed, and each text is one of a few words, an id or a path."""
    texts = [each for each in _parts(SCHEMA) if each.get("type") == "string"]
    objects = [each for each in _parts(SCHEMA) if each.get("type") == "object"]
    assert objects
    assert all(each["additionalProperties"] is False and each["required"] == [*each["properties"]] for each in objects)
    assert all(each["pattern"].startswith("^") and each["pattern"].endswith("$") for each in texts)


def _parts(part: Any) -> list[dict[str, Any]]:
    if isinstance(part, list):
        return [found for each in part for found in _parts(each)]
    if not isinstance(part, dict):
        return []
    return [part, *(found for each in part.values() for found in _parts(each))]

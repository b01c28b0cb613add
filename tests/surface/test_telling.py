"""People are notified once of each request that waits for them, of nothing else, and in few words."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import EVENT_HOMEASSISTANT_STARTED
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockUser, async_fire_time_changed
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker

from custom_components.footage_guard.bridge.notices.telling import BETWEEN_DIGESTS
from custom_components.footage_guard.model.record import RequestRecord
from custom_components.footage_guard.model.rules import screening
from custom_components.footage_guard.vault.state.notified import Notified
from tests.people import OWNER_ID

from .asked import ask, insurer, neighbour, own, police, receive
from .phones import PLAIN, Letter, Letters, add_letter_box, add_phone, load, pushed, serve_pushes, settle

pytestmark = pytest.mark.usefixtures("data_folder")


@pytest.fixture
async def letters(home: HomeAssistant, owner: MockUser) -> Letters:
    """What notify.letter_box gets."""
    return await add_letter_box(home)


@pytest.fixture
def pushes(aioclient_mock: AiohttpClientMocker) -> AiohttpClientMocker:
    """The server that phones are reached by."""
    serve_pushes(aioclient_mock)
    return aioclient_mock


def _about(*records: RequestRecord) -> list[Letter]:
    return [Letter(title="Footage request", message=f"/footage-guard/request/{record.id}") for record in records]


TOGETHER = Letter(title="Footage requests", message="/footage-guard")


async def _later(home: HomeAssistant, freezer: FrozenDateTimeFactory, delta: timedelta) -> None:
    freezer.tick(delta + timedelta(seconds=1))
    async_fire_time_changed(home)
    await settle(home)


async def test_a_phone_gets_a_title_a_deep_link_and_buttons_that_lower(
    home: HomeAssistant, owner: MockUser, pushes: AiohttpClientMocker
) -> None:
    entry = await load(home, await add_phone(home))
    record = await receive(entry)
    await settle(home)
    path = f"/footage-guard/request/{record.id}"
    assert pushed(pushes) == [
        {
            "title": "Footage request",
            "message": path,
            "data": {
                "url": path,
                "clickAction": path,
                "tag": f"footage_guard_{record.id}",
                "actions": [
                    {"action": "URI", "title": "Open", "uri": path},
                    {"action": f"FOOTAGE_GUARD_DECLINE_{record.id}", "title": "Decline"},
                    {"action": "FOOTAGE_GUARD_LOCK_DOWN", "title": "Lock down"},
                ],
            },
        }
    ]


async def test_a_phone_ends_with_its_place_in_the_app_and_not_with_its_entity(
    home: HomeAssistant, owner: MockUser, pushes: AiohttpClientMocker, caplog: pytest.LogCaptureFixture
) -> None:
    """Any administrator's token can disable an entity, and would silence a household."""
    phone = await add_phone(home)
    entry = await load(home, phone)
    disabled = er.async_get(home).async_update_entity(phone, disabled_by=er.RegistryEntryDisabler.USER)
    await settle(home)
    assert home.states.get(phone) is None
    await receive(entry)
    await settle(home)
    assert len(pushed(pushes)) == 1
    assert disabled.config_entry_id is not None
    await home.config_entries.async_remove(disabled.config_entry_id)
    await home.config_entries.async_reload(entry.entry_id)
    await receive(entry, insurer())
    await settle(home)
    assert len(pushed(pushes)) == 1
    assert f"Could not notify {phone}: it is not there" in caplog.text


async def test_any_other_target_gets_a_title_and_a_link(home: HomeAssistant, letters: Letters) -> None:
    entry = await load(home, PLAIN)
    record = await receive(entry)
    await settle(home)
    assert letters.got == _about(record)


async def test_a_link_leads_to_this_home_where_it_has_an_address(home: HomeAssistant, letters: Letters) -> None:
    home.config.external_url = "https://home.example"
    entry = await load(home, PLAIN)
    record = await receive(entry)
    await settle(home)
    assert [letter.message for letter in letters.got] == [f"https://home.example/footage-guard/request/{record.id}"]


def _shares_its_name(*_: object) -> None:
    """Answer as Home Assistant does, which keeps one service for both phones of a name."""


def _is_not_set_up(*_: object) -> None:
    raise KeyError("notify")


@pytest.mark.parametrize("find", [_shares_its_name, _is_not_set_up])
async def test_a_phone_without_a_service_of_its_own_gets_the_text(
    home: HomeAssistant,
    owner: MockUser,
    pushes: AiohttpClientMocker,
    monkeypatch: pytest.MonkeyPatch,
    find: Callable[..., None],
) -> None:
    phone = await add_phone(home)
    monkeypatch.setattr("homeassistant.components.mobile_app.util.get_notify_service", find)
    entry = await load(home, phone)
    record = await receive(entry)
    await settle(home)
    assert pushed(pushes) == [{"title": "Footage request", "message": f"/footage-guard/request/{record.id}"}]


async def test_each_request_is_told_once_whatever_becomes_of_it(
    home: HomeAssistant, letters: Letters, freezer: FrozenDateTimeFactory
) -> None:
    entry = await load(home, PLAIN)
    records = []
    for raw in (police(), insurer(), neighbour()):
        records.append(await receive(entry, raw))
        await _later(home, freezer, BETWEEN_DIGESTS)
    assert letters.got == _about(*records)
    desk = entry.runtime_data.requests
    declined = await desk.async_decline(records[0].id, actor=OWNER_ID)
    again = await desk.async_reopen(records[0].id, actor=OWNER_ID, version=declined.version)
    assert again.state == "pending"
    assert await home.config_entries.async_reload(entry.entry_id)
    await settle(home)
    assert letters.got == _about(*records)


async def test_what_is_set_aside_is_told_to_nobody_before_a_person_takes_it_up(
    home: HomeAssistant, letters: Letters, freezer: FrozenDateTimeFactory
) -> None:
    entry = await load(home, PLAIN)
    first = await receive(entry)
    second = await receive(entry, police(case="another"))
    await _later(home, freezer, BETWEEN_DIGESTS)
    assert (second.state, letters.got) == ("set_aside", _about(first))
    await entry.runtime_data.requests.async_reopen(second.id, actor=OWNER_ID, version=second.version)
    await settle(home)
    assert letters.got == _about(first, second)


async def test_a_crash_before_the_mark_tells_once_more_rather_than_never(
    home: HomeAssistant,
    letters: Letters,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    freezer: FrozenDateTimeFactory,
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "no room")

    entry = await load(home, PLAIN)
    with monkeypatch.context() as patch:
        patch.setattr(Notified, "note", refuse)
        first = await receive(entry)
        await settle(home)
        second = await receive(entry, insurer())
        await _later(home, freezer, BETWEEN_DIGESTS)
        # The disk refuses the mark, and while this goes on nobody is told twice.
        assert letters.got == _about(first, second)
        assert caplog.text.count("Could not tell or note who was notified") == 2
    assert await home.config_entries.async_reload(entry.entry_id)
    await settle(home)
    assert letters.got == [*_about(first, second), TOGETHER]
    assert await home.config_entries.async_reload(entry.entry_id)
    await settle(home)
    assert len(letters.got) == 3


async def test_before_home_assistant_has_started_nobody_is_told(home: HomeAssistant, letters: Letters) -> None:
    home.set_state(CoreState.starting)
    entry = await load(home, PLAIN)
    record = await receive(entry)
    await settle(home)
    assert not letters.got
    home.set_state(CoreState.running)
    home.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
    await settle(home)
    assert letters.got == _about(record)


async def test_without_targets_what_waits_is_told_once_there_is_one(home: HomeAssistant, letters: Letters) -> None:
    entry = await load(home)
    record = await receive(entry)
    await settle(home)
    assert not letters.got
    home.config_entries.async_update_entry(entry, options={"notify_targets": [PLAIN]})
    await settle(home)
    assert letters.got == _about(record)


@pytest.mark.parametrize(
    ("hours", "now", "held"),
    [
        ("21:00-08:00", "2026-11-24T23:30:00+01:00", True),
        ("21:00-08:00", "2026-11-24T07:59:00+01:00", True),
        ("21:00-08:00", "2026-11-24T08:00:00+01:00", False),
        ("21:00-08:00", "2026-11-24T20:59:00+01:00", False),
        ("12:00-14:00", "2026-11-24T13:00:00+01:00", True),
        ("12:00-14:00", "2026-11-24T14:00:00+01:00", False),
    ],
)
async def test_quiet_hours_hold_back_in_the_time_of_the_home(
    home: HomeAssistant, letters: Letters, freezer: FrozenDateTimeFactory, hours: str, now: str, held: bool
) -> None:
    await home.config.async_set_time_zone("Europe/Berlin")
    freezer.move_to(now)
    entry = await load(home, PLAIN, quiet_hours=hours)
    record = await receive(entry)
    await settle(home)
    assert letters.got == ([] if held else _about(record))


async def test_what_was_held_back_is_told_together_when_they_end(
    home: HomeAssistant, letters: Letters, freezer: FrozenDateTimeFactory
) -> None:
    await home.config.async_set_time_zone("Europe/Berlin")
    freezer.move_to("2026-11-24T23:30:00+01:00")
    entry = await load(home, PLAIN, quiet_hours="21:00-08:00")
    records = []
    for raw in (police(), insurer(), neighbour()):
        freezer.tick(60)
        records.append(await receive(entry, raw))
    gone = records[1]
    # A restart forgets nothing, and what is decided meanwhile is no news.
    assert await home.config_entries.async_reload(entry.entry_id)
    await entry.runtime_data.requests.async_decline(gone.id, actor=OWNER_ID)
    await settle(home)
    assert not letters.got
    freezer.move_to("2026-11-25T08:00:00+01:00")
    async_fire_time_changed(home)
    await settle(home)
    assert letters.got == [TOGETHER]


async def test_automations_get_one_digest_an_hour(
    home: HomeAssistant, letters: Letters, freezer: FrozenDateTimeFactory
) -> None:
    entry = await load(home, PLAIN)
    asked = [await ask(entry, own() | {"purpose": f"Parcel {number}."}) for number in range(3)]
    await settle(home)
    # The first at once, for its automation may wait.
    assert letters.got == _about(asked[0])
    # Others are told meanwhile.
    record = await receive(entry)
    await settle(home)
    assert letters.got == _about(asked[0], record)
    await _later(home, freezer, BETWEEN_DIGESTS)
    assert letters.got == [*_about(asked[0], record), TOGETHER]
    await _later(home, freezer, BETWEEN_DIGESTS)
    await _later(home, freezer, BETWEEN_DIGESTS)
    assert len(letters.got) == 3


async def test_a_digest_on_a_phone_declines_nothing(
    home: HomeAssistant, owner: MockUser, pushes: AiohttpClientMocker, freezer: FrozenDateTimeFactory
) -> None:
    entry = await load(home, await add_phone(home))
    for number in range(3):
        await ask(entry, own() | {"purpose": f"Parcel {number}."})
    await _later(home, freezer, BETWEEN_DIGESTS)
    _, digest = pushed(pushes)
    assert digest == {
        "title": "Footage requests",
        "message": "/footage-guard",
        "data": {
            "url": "/footage-guard",
            "clickAction": "/footage-guard",
            "tag": "footage_guard_requests",
            "actions": [
                {"action": "URI", "title": "Open", "uri": "/footage-guard"},
                {"action": "FOOTAGE_GUARD_LOCK_DOWN", "title": "Lock down"},
            ],
        },
    }


@pytest.mark.parametrize("count", [1, 2, 6])
async def test_what_a_new_target_is_owed_is_told_together(
    home: HomeAssistant, letters: Letters, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    monkeypatch.setattr(screening, "RULES", {})
    entry = await load(home)
    records = [await receive(entry, police(f"Police {number}")) for number in range(count)]
    home.config_entries.async_update_entry(entry, options={"notify_targets": [PLAIN]})
    await settle(home)
    assert letters.got == (_about(*records) if count == 1 else [TOGETHER])


@pytest.mark.parametrize(
    "error", [HomeAssistantError("quokka"), RuntimeError("quokka"), TimeoutError("quokka"), ValueError("quokka")]
)
async def test_a_target_that_fails_keeps_nothing_from_the_others(
    home: HomeAssistant,
    letters: Letters,
    pushes: AiohttpClientMocker,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
) -> None:
    letters.error = error
    entry = await load(home, PLAIN, "notify.gone", await add_phone(home))
    record = await receive(entry)
    await settle(home)
    assert [push["message"] for push in pushed(pushes)] == [f"/footage-guard/request/{record.id}"]
    told = [each.getMessage() for each in caplog.records if each.getMessage().startswith("Could not notify")]
    assert sorted(told) == [
        "Could not notify notify.gone: it is not there",
        f"Could not notify {PLAIN}: {type(error).__name__}",
    ]
    # It was told as far as it could be; the issue and the entities are there, too.
    letters.error = None
    assert await home.config_entries.async_reload(entry.entry_id)
    await settle(home)
    assert not letters.got


async def test_a_disk_that_cannot_be_read_is_told_and_tried_again(
    home: HomeAssistant, letters: Letters, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(5, "no answer")

    entry = await load(home, PLAIN)
    with monkeypatch.context() as patch:
        patch.setattr(Notified, "owed", refuse)
        await receive(entry)
        await settle(home)
    assert not letters.got
    assert "Could not tell or note who was notified" in caplog.text
    await receive(entry, insurer())
    await settle(home)
    assert letters.got == [TOGETHER]


async def test_unloading_ends_it(home: HomeAssistant, letters: Letters, freezer: FrozenDateTimeFactory) -> None:
    entry = await load(home, PLAIN, quiet_hours="21:00-08:00")
    freezer.move_to("2026-11-24T12:00:00-08:00")
    await ask(entry)
    await settle(home)
    telling: Any = entry.runtime_data.requests._listeners
    assert await home.config_entries.async_unload(entry.entry_id)
    assert not telling
    await _later(home, freezer, timedelta(days=1))
    assert len(letters.got) == 1

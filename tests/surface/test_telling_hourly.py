"""However much is asked, people are notified once an hour, and never in the hours that are to be quiet."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from time import monotonic

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser, async_fire_time_changed

from custom_components.footage_guard.bridge.keeping.opening import OpenVault
from custom_components.footage_guard.bridge.notices.telling import BETWEEN_DIGESTS
from custom_components.footage_guard.model.ids import RequestId, make_request_id
from custom_components.footage_guard.model.quiet import parse_quiet_hours
from custom_components.footage_guard.model.record import RequestRecord
from custom_components.footage_guard.model.request.words import Channel
from custom_components.footage_guard.model.rules import screening
from custom_components.footage_guard.vault.state.notified import Notified

from .asked import insurer, police, receive
from .phones import PLAIN, Letter, Letters, add_letter_box, load, settle

pytestmark = pytest.mark.usefixtures("data_folder")

TOGETHER = Letter(title="Footage requests", message="/footage-guard")


@pytest.fixture
async def letters(home: HomeAssistant, owner: MockUser) -> Letters:
    """What notify.letter_box gets."""
    return await add_letter_box(home)


def _about(*records: RequestRecord) -> list[Letter]:
    return [Letter(title="Footage request", message=f"/footage-guard/request/{record.id}") for record in records]


async def _later(home: HomeAssistant, freezer: FrozenDateTimeFactory, delta: timedelta) -> None:
    freezer.tick(delta + timedelta(seconds=1))
    async_fire_time_changed(home)
    await settle(home)


@pytest.mark.parametrize("limits", ["with its limits", "without any"])
async def test_twenty_requests_in_an_hour_make_one_notification(
    home: HomeAssistant,
    letters: Letters,
    monkeypatch: pytest.MonkeyPatch,
    freezer: FrozenDateTimeFactory,
    limits: str,
) -> None:
    """Five used to make five, and the rest was set aside."""
    if limits == "without any":
        monkeypatch.setattr(screening, "RULES", {})
    entry = await load(home, PLAIN)
    records = []
    for number in range(20):
        records.append(await receive(entry, police(f"Police {number}", f"case {number}")))
        await _later(home, freezer, BETWEEN_DIGESTS / 30)
    assert letters.got == _about(records[0])
    await _later(home, freezer, BETWEEN_DIGESTS)
    # What came behind it, once.
    assert letters.got == [*_about(records[0]), TOGETHER]
    await _later(home, freezer, BETWEEN_DIGESTS)
    assert len(letters.got) == 2


async def test_ten_thousand_make_one_too_and_the_loop_goes_on(
    home: HomeAssistant, letters: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = await load(home, PLAIN)
    noted: list[int] = []
    owed = [(make_request_id(number, number), Channel.FORM) for number in range(10_000)]
    note = Notified.note

    def count(self: Notified, request_ids: tuple[RequestId, ...], now_ms: int) -> None:
        noted.append(len(request_ids))
        note(self, request_ids, now_ms)

    monkeypatch.setattr(Notified, "owed", lambda _: owed)
    monkeypatch.setattr(Notified, "note", count)
    slowest, turns = 0.0, 0
    telling = home.async_create_task(_settled_after(home, entry))
    while not telling.done():
        begun = monotonic()
        await asyncio.sleep(0)
        slowest, turns = max(slowest, monotonic() - begun), turns + 1
    assert (letters.got, noted) == ([TOGETHER], [10_000])
    assert turns > 10
    assert slowest < 1.0


async def _settled_after(home: HomeAssistant, entry: MockConfigEntry) -> None:
    await receive(entry)
    await settle(home)


async def test_hours_that_were_decided_in_the_panel_are_quiet_too_until_somebody_ends_them(
    home: HomeAssistant, letters: Letters, freezer: FrozenDateTimeFactory
) -> None:
    """They used to be kept, and to hold back nothing."""
    await home.config.async_set_time_zone("Europe/Berlin")
    freezer.move_to("2026-11-24T22:30:00+01:00")
    entry = await load(home, PLAIN, quiet_hours="21:00-23:00")
    await _decide_quiet(entry, "22:00-06:00")
    record = await receive(entry)
    await settle(home)
    assert [finding.values for finding in record.findings if finding.rule == "quiet_hours"] == [{"until": "06:00"}]
    freezer.move_to("2026-11-24T23:00:00+01:00")
    async_fire_time_changed(home)
    await settle(home)
    assert not letters.got
    freezer.move_to("2026-11-25T06:00:00+01:00")
    async_fire_time_changed(home)
    await settle(home)
    assert letters.got == _about(record)
    freezer.move_to("2026-11-25T23:30:00+01:00")
    later = await receive(entry, insurer())
    await settle(home)
    assert letters.got == _about(record)
    await _decide_quiet(entry, "")
    await settle(home)
    assert letters.got == _about(record, later)


async def _decide_quiet(entry: MockConfigEntry, hours: str) -> None:
    """Have it be as if approvers had decided that."""
    vault = entry.runtime_data.vault

    def decide(opened: OpenVault) -> None:
        opened.state._told = None
        opened.state.decide(replace(opened.state.policy, quiet_hours=parse_quiet_hours(hours)), opened.state.mode)

    await vault.async_work(decide)
    vault.people.tell_changed()

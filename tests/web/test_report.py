"""The report: exact for those who hold keys, and with nothing under three for whatever may pass it on."""

from dataclasses import dataclass
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket

from custom_components.footage_guard.bridge.common import clock
from custom_components.footage_guard.bridge.requests import report, requests
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.retention import DAY_MS
from tests.surface import asked
from tests.surface.asked import CANARIES, insurer, police, receive, with_canary

from .conftest import Connect
from .requesting import desk

NOVEMBER = 1_795_507_200_000
"""2026-11-24T08:00Z."""


@dataclass
class Calendar:
    """What the wall clock shows."""

    now_ms: int = NOVEMBER


@pytest.fixture
def november(vault: MockConfigEntry, monkeypatch: pytest.MonkeyPatch) -> Calendar:
    """Have it be a morning in November."""
    calendar = Calendar()
    for module in (clock, requests, asked):
        monkeypatch.setattr(module, "wall_ms", lambda: calendar.now_ms)
    return calendar


async def _asked(vault: MockConfigEntry) -> None:
    """Have six ask for something, of whom one is declined."""
    for number in range(4):
        await receive(vault, police(f"Police {number}", case=f"{number}"))
    await receive(vault, insurer())
    last = await receive(vault, with_canary())
    await desk(vault).async_decline(last.id, actor=None)


async def _report(client: MockHAClientWebSocket, **fields: Any) -> dict[str, Any]:
    await client.send_json_auto_id({"type": "footage_guard/report", **fields})
    answer: dict[str, Any] = await client.receive_json()
    return answer


async def _action(hass: HomeAssistant, **fields: Any) -> dict[str, Any]:
    found = await hass.services.async_call(DOMAIN, "transparency_report", fields, blocking=True, return_response=True)
    assert found is not None
    return dict(found)


async def test_persons_of_the_home_see_exact_numbers(
    vault: MockConfigEntry, november: Calendar, client: MockHAClientWebSocket
) -> None:
    await _asked(vault)
    found = (await _report(client))["result"]
    assert (found["from"], found["to"], len(found["months"])) == ("2025-12", "2026-11", report.USUAL_MONTHS)
    month = found["months"][-1]
    assert (month["month"], month["total"]) == ("2026-11", 6)
    assert (month["requester_types"]["law_enforcement"], month["requester_types"]["insurer"]) == (5, 1)
    assert month["legal_bases"]["voluntary"] == 6
    assert (month["outcomes"]["open"], month["outcomes"]["declined"]) == (5, 1)
    assert month["export"] == {"left_out": "not_over", "counts": None}
    assert not any(canary in str(found) for canary in CANARIES)


async def test_what_may_leave_begins_when_nothing_changes_any_more(
    hass: HomeAssistant, vault: MockConfigEntry, november: Calendar, client: MockHAClientWebSocket
) -> None:
    await _asked(vault)
    november.now_ms += 8 * DAY_MS
    (month,) = (await _action(hass, **{"from": "2026-11-01", "to": "2026-11-30"}))["months"]
    # It is over, and what was asked at its end is not.
    assert month == {"month": "2026-11", "left_out": "not_over", "counts": None}
    november.now_ms += 7 * DAY_MS
    await desk(vault)._async_look()
    found = await _action(hass, **{"from": "2026-11-30"})
    assert [month["left_out"] for month in found["months"]] == [None, "not_over"]
    counts = found["months"][0]["counts"]
    assert counts["requester_types"]["law_enforcement"] == 5
    assert counts["requester_types"]["insurer"] == counts["requester_types"]["court"] == "fewer_than_3"
    assert (counts["total"], counts["outcomes"]["unanswered"]) == ("not_shown", 5)
    assert "open" not in counts["outcomes"]
    months = (await _report(client, **{"from": "2026-11-01"}))["result"]["months"]
    assert months[0]["outcomes"]["declined"] == 1
    assert months[0]["export"] == {"left_out": None, "counts": counts}


async def test_a_month_that_would_give_itself_away_is_left_out(
    hass: HomeAssistant, vault: MockConfigEntry, november: Calendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "shown", lambda _counts: None)
    found = await _action(hass, **{"from": "2026-10-01", "to": "2026-10-31"})
    assert found["months"] == [{"month": "2026-10", "left_out": "withheld", "counts": None}]


@pytest.mark.parametrize(
    "fields",
    [
        {"from": "2026-11-01", "to": "2026-10-31"},
        # Whoever asks for later ones gets those until now.
        {"from": "2027-01-01", "to": "2027-02-01"},
        {"from": "2016-11-30"},
        {"to": "0001-01-01"},
    ],
)
async def test_months_that_make_no_sense_are_refused(
    hass: HomeAssistant,
    vault: MockConfigEntry,
    november: Calendar,
    client: MockHAClientWebSocket,
    fields: dict[str, str],
) -> None:
    assert (await _report(client, **fields))["error"]["code"] == "span_invalid"
    with pytest.raises(ServiceValidationError) as refused:
        await _action(hass, **fields)
    assert refused.value.translation_key == "span_invalid"


async def test_an_administrator_without_keys_sees_nothing(connect: Connect) -> None:
    answer = await _report(await connect("b2e80000000000000000000000000000"))
    assert answer["error"]["code"] == "not_an_approver"


async def test_a_request_that_cannot_be_read_is_counted(
    vault: MockConfigEntry, november: Calendar, client: MockHAClientWebSocket
) -> None:
    await receive(vault)
    database = vault.runtime_data.vault._opened.state.requests._database
    for content in (b"\xff{", b'{"requester":{"type":5}}', b"{}"):
        database.rows("UPDATE requests SET content = :content", {"content": content})
        month = (await _report(client))["result"]["months"][-1]
        assert (month["total"], month["requester_types"]["unreadable"], month["legal_bases"]["unreadable"]) == (1, 1, 1)

"""A request that waits for a person is one repair issue, as long as it waits, and ignoring it lasts."""

import asyncio
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.requests import request_board
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.errors import RequestAltered
from custom_components.footage_guard.model.rules import screening
from tests.people import OWNER_ID

from .asked import ask, insurer, neighbour, police, receive
from .spoiling import alter

TODO = "todo.footage_guard_footage_requests"


def _issues(home: HomeAssistant) -> dict[str, ir.IssueEntry]:
    """Return the issues that are shown, whether ignored or not."""
    found = ir.async_get(home).issues
    return {issue_id: issue for (domain, issue_id), issue in found.items() if domain == DOMAIN and issue.active}


async def _restart(home: HomeAssistant, vault: MockConfigEntry) -> None:
    """Start anew with what Home Assistant had written of its issues."""
    assert await home.config_entries.async_unload(vault.entry_id)
    registry = ir.async_get(home)
    written: Any = registry._data_to_save()
    await registry._store.async_save(written)
    await registry._async_load()
    assert not _issues(home)
    assert await home.config_entries.async_setup(vault.entry_id)
    await home.async_block_till_done()


async def test_it_is_there_while_the_request_waits(home: HomeAssistant, vault: MockConfigEntry) -> None:
    records = [await receive(vault, raw) for raw in (police(), insurer())] + [await ask(vault)]
    assert _issues(home).keys() == {f"request_{record.id}" for record in records}
    issue = _issues(home)[f"request_{records[0].id}"]
    assert (issue.severity, issue.is_fixable, issue.is_persistent) == (ir.IssueSeverity.WARNING, False, False)
    assert (issue.data, issue.translation_placeholders, issue.translation_key) == (None, None, "request")
    # The form that the frontend takes for a place of its own.
    assert issue.learn_more_url == f"homeassistant://footage-guard/request/{records[0].id}"
    await vault.runtime_data.requests.async_decline(records[0].id, actor=OWNER_ID)
    await vault.runtime_data.requests.async_withdraw(records[2].id, actor=None)
    assert _issues(home).keys() == {f"request_{records[1].id}"}


async def test_a_restart_shows_each_once_and_what_was_ignored_stays_so(
    home: HomeAssistant, vault: MockConfigEntry
) -> None:
    ignored, shown = await receive(vault), await receive(vault, insurer())
    ir.async_ignore_issue(home, DOMAIN, f"request_{ignored.id}", ignore=True)
    for _ in range(2):
        await _restart(home, vault)
        assert {issue_id: issue.dismissed_version is not None for issue_id, issue in _issues(home).items()} == {
            f"request_{ignored.id}": True,
            f"request_{shown.id}": False,
        }
    assert await home.config_entries.async_reload(vault.entry_id)
    assert _issues(home)[f"request_{ignored.id}"].dismissed_version is not None


async def test_what_no_longer_waits_is_not_even_remembered(home: HomeAssistant, vault: MockConfigEntry) -> None:
    record = await receive(vault)
    ir.async_ignore_issue(home, DOMAIN, f"request_{record.id}", ignore=True)
    await vault.runtime_data.requests.async_decline(record.id, actor=OWNER_ID)
    assert not [issue_id for domain, issue_id in ir.async_get(home).issues if domain == DOMAIN]
    # Taken up again by a person, it is news.
    declined = await vault.runtime_data.requests.async_get(record.id)
    await vault.runtime_data.requests.async_reopen(record.id, actor=OWNER_ID, version=declined.version)
    assert _issues(home)[f"request_{record.id}"].dismissed_version is None


async def test_what_is_set_aside_waits_on_nobody_s_screen(home: HomeAssistant, vault: MockConfigEntry) -> None:
    first = await receive(vault)
    assert (await receive(vault, police(case="another"))).state == "set_aside"
    assert _issues(home).keys() == {f"request_{first.id}"}


async def test_of_very_many_the_oldest_are_shown_and_all_are_counted(
    home: HomeAssistant, vault: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(request_board, "MOST_SHOWN", 2)
    monkeypatch.setattr(screening, "RULES", {})
    records = []
    for raw in (police(), insurer(), neighbour()):
        # Of one millisecond none is the older.
        await asyncio.sleep(0.002)
        records.append(await receive(vault, raw))
    assert _issues(home).keys() == {f"request_{record.id}" for record in records[:2]}
    state = home.states.get("sensor.footage_guard_pending_requests")
    assert state is not None
    assert state.state == "3"
    await vault.runtime_data.requests.async_decline(records[0].id, actor=OWNER_ID)
    assert _issues(home).keys() == {f"request_{record.id}" for record in records[1:]}


@pytest.mark.parametrize("is_found_by_a_start", [True, False])
async def test_one_that_cannot_be_read_says_so_and_what_to_do(
    home: HomeAssistant, vault: MockConfigEntry, is_found_by_a_start: bool
) -> None:
    harmed, whole = await receive(vault), await receive(vault, insurer())
    await alter(vault.runtime_data.vault, harmed.id, "Whatever you like.")
    if is_found_by_a_start:
        await _restart(home, vault)
    else:
        # Nothing has been read since; whoever looks at it finds out.
        assert _issues(home).keys() == {f"request_{harmed.id}", f"request_{whole.id}"}
        with pytest.raises(RequestAltered):
            await vault.runtime_data.requests.async_get(harmed.id)
    assert _issues(home).keys() == {f"request_unreadable_{harmed.id}", f"request_{whole.id}"}
    issue = _issues(home)[f"request_unreadable_{harmed.id}"]
    assert (issue.severity, issue.translation_key) == (ir.IssueSeverity.ERROR, "request_unreadable")
    assert issue.translation_placeholders == {"request_id": harmed.id}
    items = await home.services.async_call(
        "todo", "get_items", {"entity_id": TODO}, blocking=True, return_response=True
    )
    assert isinstance(items, dict)
    assert items[TODO]["items"][0]["summary"] == "A request that cannot be read"  # type: ignore[index,call-overload]  # what the action answers
    await home.services.async_call(DOMAIN, "decline_request", {"request_id": harmed.id}, blocking=True)
    assert _issues(home).keys() == {f"request_{whole.id}"}


async def test_without_a_vault_the_only_issue_is_what_becomes_of_it(
    home: HomeAssistant, vault: MockConfigEntry
) -> None:
    await receive(vault)
    await home.config_entries.async_remove(vault.entry_id)
    assert [issue_id for domain, issue_id in ir.async_get(home).issues if domain == DOMAIN] == ["vault_left"]


async def test_other_issues_are_left_alone(home: HomeAssistant, vault: MockConfigEntry) -> None:
    ir.async_create_issue(
        home, DOMAIN, "vault_full", is_fixable=False, severity=ir.IssueSeverity.ERROR, translation_key="vault_full"
    )
    await receive(vault)
    assert "vault_full" in _issues(home)

"""Every repair issue is told of in one place: how grave it is, its words, its page, and what can be done."""

import json
from pathlib import Path
import re

from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest

from custom_components.footage_guard.bridge.health.issues import (
    DOCUMENTATION,
    ISSUES,
    async_hide_issue,
    async_is_shown,
    async_remove_issues,
    async_show_issue,
    async_shown_issues,
)
from custom_components.footage_guard.bridge.health.self_check import CHECKS
from custom_components.footage_guard.bridge.keeping.ledger_issue import LedgerIssue, async_hear_of_ledger_problem
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.repairs import FLOWS

ROOT = Path(__file__).parents[2]
INTEGRATION = ROOT / "custom_components" / DOMAIN
TEXTS = json.loads((INTEGRATION / "translations" / "en.json").read_text())["issues"]
SECTION = re.compile(
    r"^### (\w+)\n\n\*(.+)\* \((\w+)\)\n\n"
    r"- \*\*Shown while:\*\* .+\n- \*\*Goes when:\*\* .+\n- \*\*What to do:\*\* .+$",
    re.MULTILINE,
)
RECORD = "ledger_problem_record"
PATHS = ("clips", "shares", "history", "vault", "people", "setup", "process", "asking", "request")


def test_the_page_has_each_issue_with_its_title_and_how_grave_it_is() -> None:
    page = (ROOT / "docs" / "ref" / "repairs.md").read_text()
    assert page.count("\n### ") == len(SECTION.findall(page))
    assert {key: (title, severity) for key, title, severity in SECTION.findall(page)} == {
        key: (texts["title"], ISSUES[key].severity.value) for key, texts in TEXTS.items()
    }


def test_each_issue_has_its_words_and_each_flow_an_issue() -> None:
    assert ISSUES.keys() == TEXTS.keys()
    assert {key for key, kind in ISSUES.items() if kind.is_fixable} == FLOWS.keys()
    assert {key for key, texts in TEXTS.items() if "fix_flow" in texts} == FLOWS.keys()


def test_no_two_checks_answer_for_the_same() -> None:
    keys = [key for keys in CHECKS.values() for key in keys]
    assert len(keys) == len({*keys})
    assert {*keys} < ISSUES.keys()


def test_each_leads_to_a_page_that_is_there() -> None:
    manifest = json.loads((INTEGRATION / "manifest.json").read_text())
    assert f"{manifest['documentation']}/blob/main/docs/ref/repairs.md" == DOCUMENTATION
    assert {kind.leads_to for kind in ISSUES.values()} - {None} <= {*PATHS}


async def test_an_issue_leads_into_the_panel_or_to_the_documentation(hass: HomeAssistant) -> None:
    async_show_issue(hass, "ledger_problem_rolled_back")
    async_show_issue(hass, "vault_served")
    async_show_issue(hass, "request", of="01K5", path="request/01K5")
    issues = ir.async_get(hass).issues
    assert issues[DOMAIN, "ledger_problem_rolled_back"].learn_more_url == "homeassistant://footage-guard/history"
    assert issues[DOMAIN, "vault_served"].learn_more_url == f"{DOCUMENTATION}#vault_served"
    assert issues[DOMAIN, "request_01K5"].learn_more_url == "homeassistant://footage-guard/request/01K5"


async def test_of_several_each_is_known_by_what_it_is_of(hass: HomeAssistant) -> None:
    async_show_issue(hass, "request", of="1")
    async_show_issue(hass, "request_unreadable", of="2", placeholders={"request_id": "2"})
    ir.async_create_issue(
        hass, "other", "request_3", is_fixable=False, severity=ir.IssueSeverity.WARNING, translation_key="request"
    )
    assert async_shown_issues(hass, "request") == {"1"}
    assert async_shown_issues(hass, "request_unreadable") == {"2"}
    async_remove_issues(hass)
    assert list(ir.async_get(hass).issues) == [("other", "request_3")]


@pytest.mark.parametrize(("is_over", "is_kept"), [(True, False), (False, True)])
async def test_what_may_not_be_over_stays_ignored(hass: HomeAssistant, is_over: bool, is_kept: bool) -> None:
    async_show_issue(hass, "not_recordable", of="door", placeholders={"camera": "Door"})
    async_show_issue(hass, "not_recordable", of="gate", placeholders={"camera": "Gate"})
    ir.async_ignore_issue(hass, DOMAIN, "not_recordable_door", ignore=True)
    for of in ("door", "gate"):
        async_hide_issue(hass, "not_recordable", of=of, is_over=is_over)
    assert async_is_shown(hass, "not_recordable", of="door") is is_kept
    assert not async_is_shown(hass, "not_recordable", of="gate")
    async_show_issue(hass, "not_recordable", of="door", placeholders={"camera": "Door"})
    assert bool(ir.async_get(hass).issues[DOMAIN, "not_recordable_door"].dismissed_version) is is_kept


async def test_a_history_that_is_still_wrong_after_a_start_stays_ignored(hass: HomeAssistant) -> None:
    LedgerIssue(hass).async_tell("rolled_back", is_checked=False)
    ir.async_ignore_issue(hass, DOMAIN, "ledger_problem_rolled_back", ignore=True)
    issue = LedgerIssue(hass)
    issue.async_tell("rolled_back", is_checked=False)
    assert ir.async_get(hass).issues[DOMAIN, "ledger_problem_rolled_back"].dismissed_version is not None
    issue.async_tell("fact_unknown", is_checked=True)
    assert [issue_id for _, issue_id in ir.async_get(hass).issues] == ["ledger_problem_record"]
    issue.async_tell(None, is_checked=True)
    assert not ir.async_get(hass).issues


async def test_a_record_that_is_still_wrong_after_a_start_stays_ignored(hass: HomeAssistant) -> None:
    """It came back after each start: that is known only once the whole history was read."""
    LedgerIssue(hass).async_tell("ledger_damaged", is_checked=True)
    ir.async_ignore_issue(hass, DOMAIN, RECORD, ignore=True)
    for found in ("ledger_damaged", "rolled_back"):
        issue = LedgerIssue(hass)
        issue.async_tell(None, is_checked=False)
        issue.async_tell(found, is_checked=True)
        assert ir.async_get(hass).issues[DOMAIN, RECORD].dismissed_version is not None
    issue = LedgerIssue(hass)
    issue.async_tell(None, is_checked=False)
    issue.async_tell(None, is_checked=True)
    assert (DOMAIN, RECORD) not in ir.async_get(hass).issues


async def test_automations_hear_once_of_what_a_start_and_then_a_check_finds(hass: HomeAssistant) -> None:
    heard: list[str] = []
    async_hear_of_ledger_problem(hass, heard.append)
    issue = LedgerIssue(hass)
    issue.async_tell("rolled_back", is_checked=False)
    issue.async_tell("rolled_back", is_checked=True)
    await hass.async_block_till_done()
    assert heard == ["rolled_back"]

"""What becomes of a vault whose entry was removed: it stays until somebody says otherwise, and a hold outlasts that."""

import errno
import os
from pathlib import Path
from typing import Any

from homeassistant.components.repairs import repairs_flow_manager
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.footage_guard.bridge.common.clock import moment
from custom_components.footage_guard.bridge.keeping import left_vault
from custom_components.footage_guard.bridge.keeping.founding import adopt_vault
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.ledger.leaves import Moment
from custom_components.footage_guard.ledger.ledger import Ledger
from custom_components.footage_guard.model.clip import HoldKind
from custom_components.footage_guard.model.retention import DAY_MS
from custom_components.footage_guard.vault import deleting
from custom_components.footage_guard.vault.founding import Found, look
from custom_components.footage_guard.vault.store import ClipStore
from tests.damage import spoil

from .kept import Kept

ISSUE = (DOMAIN, "vault_left")


@pytest.fixture
async def kept(home: HomeAssistant, owner: MockUser, data_folder: Path) -> Kept:
    """A vault with two clips."""
    assert await async_setup_component(home, "repairs", {})
    made = await Kept.load(home)
    await made.record(0)
    await made.record(1)
    return made


def _later(monkeypatch: pytest.MonkeyPatch, ms: int = DAY_MS, up_ms: int | None = None, boot: str = "") -> None:
    """Have so much time pass on both clocks."""

    def then() -> Moment:
        now = moment()
        return Moment(at_ms=now.at_ms + ms, boot=boot or now.boot, up_ms=now.up_ms + ms if up_ms is None else up_ms)

    monkeypatch.setattr(left_vault, "moment", then)


async def _remove(kept: Kept) -> None:
    await kept.hass.config_entries.async_remove(kept.entry.entry_id)
    await kept.hass.async_block_till_done()


async def _asked(hass: HomeAssistant) -> Any:
    """Open the flow of the issue."""
    flows = repairs_flow_manager(hass)
    assert flows is not None
    return await flows.async_init(DOMAIN, context={"issue_id": ISSUE[1]})


async def _answer(hass: HomeAssistant, step: Any, **answer: str) -> Any:
    flows = repairs_flow_manager(hass)
    assert flows is not None
    return await flows.async_configure(step["flow_id"], answer)


async def _delete(hass: HomeAssistant) -> Any:
    """Choose to delete, and submit."""
    step = await _answer(hass, await _asked(hass), next_step_id="delete")
    return step if step["type"] is FlowResultType.ABORT else await _answer(hass, step)


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _is_gone(folder: Path) -> bool:
    return not folder.exists()


def _move_away(folder: Path) -> None:
    folder.rename(folder.with_name("moved away"))


def _lies_as_it_was(folder: Path, before: dict[str, bytes]) -> bool:
    """Tell whether keys, clips and history are there; the index is a cache, and whoever looks signs a checkpoint."""
    now = _files(folder)
    return all(
        now.get(name) == data
        for name, data in before.items()
        if name in {"keys.json", "ledger/log"} or name.endswith(".age")
    )


async def test_removal_asks_and_keeps_everything(kept: Kept, data_folder: Path) -> None:
    before = _files(data_folder)
    await _remove(kept)
    issue = ir.async_get(kept.hass).async_get_issue(*ISSUE)
    assert issue is not None
    assert (issue.is_fixable, issue.is_persistent) == (True, True)
    # Every user can read issues; only who drives the flow is told where the vault lies.
    assert str(data_folder) not in str(issue.translation_placeholders)
    asked = await _asked(kept.hass)
    assert asked["type"] is FlowResultType.MENU
    assert asked["menu_options"] == ["confirm", "delete"]
    assert asked["description_placeholders"]["data_folder"] == str(data_folder)
    assert asked["description_placeholders"]["clip_folder"] == str(data_folder / "vault")
    step = await _answer(kept.hass, asked, next_step_id="confirm")
    assert (await _answer(kept.hass, step))["type"] is FlowResultType.CREATE_ENTRY
    assert ir.async_get(kept.hass).async_get_issue(*ISSUE) is None
    now = _files(data_folder)
    assert {name for name in before if name.endswith((".age", "keys.json"))} <= now.keys()
    assert look(data_folder) is Found.VAULT


async def test_only_who_drives_the_flow_is_told_where_the_clips_lie(
    kept: Kept, data_folder: Path, tmp_path: Path, hass_storage: dict[str, Any]
) -> None:
    """Every user can read the data of an issue."""
    elsewhere = tmp_path / "a disk of its own"
    options = {**kept.entry.options, "vault_path": str(elsewhere)}
    await left_vault.async_ask_what_becomes(kept.hass, options)
    issue = ir.async_get(kept.hass).async_get_issue(*ISSUE)
    assert issue is not None
    assert issue.data is None
    assert "a disk of its own" not in str(issue)
    asked = await _asked(kept.hass)
    assert asked["description_placeholders"]["clip_folder"] == str(elsewhere)
    step = await _answer(kept.hass, asked, next_step_id="confirm")
    assert f"{DOMAIN}.vault_left" in hass_storage
    await _answer(kept.hass, step)
    assert ir.async_get(kept.hass).async_get_issue(*ISSUE) is None
    # Whoever takes the vault over later finds its clips.
    assert await left_vault.async_left_options(kept.hass) == {"vault_path": str(elsewhere)}
    await left_vault.async_stop_asking(kept.hass)
    assert f"{DOMAIN}.vault_left" not in hass_storage


async def test_a_vault_that_is_left_is_adopted_locked_down_and_no_longer_asked_about(
    kept: Kept, data_folder: Path
) -> None:
    await _remove(kept)
    await adopt_vault(kept.hass)
    again = await Kept.load(kept.hass)
    assert again.runtime.lockdown is not None
    assert ir.async_get(kept.hass).async_get_issue(*ISSUE) is None


async def test_it_is_deleted_a_day_later_at_the_earliest(
    kept: Kept, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _remove(kept)
    before = _files(data_folder)
    step = await _delete(kept.hass)
    assert (step["type"], step["reason"]) == (FlowResultType.ABORT, "too_soon")
    assert step["description_placeholders"]["at"].startswith("20")
    assert _lies_as_it_was(data_folder, before)
    (data_folder / "of somebody else").write_text("stays")
    _later(monkeypatch)
    asked = await _answer(kept.hass, await _asked(kept.hass), next_step_id="delete")
    assert asked["description_placeholders"] == {"clips": "2"}
    assert _lies_as_it_was(data_folder, before)
    assert (await _answer(kept.hass, asked))["type"] is FlowResultType.CREATE_ENTRY
    assert _files(data_folder) == {"of somebody else": b"stays"}
    assert _is_gone(Path(kept.hass.config.cache_path(DOMAIN)))
    assert ir.async_get(kept.hass).async_get_issue(*ISSUE) is None


@pytest.mark.parametrize(
    ("passed", "up_ms", "boot"),
    [(DAY_MS - 60_000, None, ""), (10 * DAY_MS, 60_000, ""), (10 * DAY_MS, 60_000, "another start")],
    ids=["less than a day", "a clock that was set", "a clock that was set, and a restart"],
)
async def test_no_clock_that_is_set_makes_it_sooner(
    kept: Kept, monkeypatch: pytest.MonkeyPatch, passed: int, up_ms: int | None, boot: str
) -> None:
    await _remove(kept)
    _later(monkeypatch, passed, None if up_ms is None else moment().up_ms + up_ms if not boot else up_ms, boot)
    assert (await _delete(kept.hass))["reason"] == "too_soon"


@pytest.mark.parametrize("kind", [HoldKind.OWNER, HoldKind.LEGAL])
async def test_what_a_person_or_a_law_holds_is_never_deleted(
    kept: Kept, data_folder: Path, monkeypatch: pytest.MonkeyPatch, kind: HoldKind
) -> None:
    clip_id = await kept.record(2)
    await kept.hold(clip_id, kind)
    await _remove(kept)
    before = _files(data_folder)
    _later(monkeypatch)
    # Also where somebody who can write the index takes the hold out of it.
    (data_folder / "index.db").unlink()
    assert (await _delete(kept.hass))["reason"] == "held"
    assert _lies_as_it_was(data_folder, before)
    assert ir.async_get(kept.hass).async_get_issue(*ISSUE) is not None


async def test_what_an_automation_holds_binds_nobody(
    kept: Kept, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await kept.hold(await kept.record(2), HoldKind.ACTION)
    await _remove(kept)
    _later(monkeypatch)
    assert (await _delete(kept.hass))["type"] is FlowResultType.CREATE_ENTRY
    assert _is_gone(data_folder)


@pytest.mark.parametrize("harmed", ["ledger/log", "ledger/checkpoint"])
async def test_nothing_is_deleted_by_a_history_that_nobody_can_rely_on(
    kept: Kept, data_folder: Path, monkeypatch: pytest.MonkeyPatch, harmed: str
) -> None:
    await _remove(kept)
    spoil(data_folder / harmed, 200)
    before = _files(data_folder)
    _later(monkeypatch)
    assert (await _delete(kept.hass))["reason"] == "doubted"
    assert _lies_as_it_was(data_folder, before)


async def test_nothing_is_deleted_of_which_nobody_knows_when_it_was_left(
    kept: Kept, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("custom_components.footage_guard.entry.tell_removal", _refuse)
    await _remove(kept)
    _later(monkeypatch)
    assert (await _delete(kept.hass))["reason"] == "doubted"
    assert look(data_folder) is Found.VAULT


async def _refuse(*_: object) -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


async def test_nothing_is_deleted_of_a_vault_that_is_in_use(
    kept: Kept, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _remove(kept)
    _later(monkeypatch)
    asked = await _asked(kept.hass)
    step = await _answer(kept.hass, await _asked(kept.hass), next_step_id="delete")
    assert step["type"] is FlowResultType.FORM
    MockConfigEntry(domain=DOMAIN).add_to_hass(kept.hass)
    assert (await _answer(kept.hass, step))["reason"] == "in_use"
    assert (await _answer(kept.hass, asked, next_step_id="delete"))["reason"] == "in_use"
    assert look(data_folder) is Found.VAULT


async def test_nothing_is_deleted_while_another_program_has_the_history_open(
    kept: Kept, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _remove(kept)
    _later(monkeypatch)
    other = Ledger.open(data_folder / "ledger", data_folder.with_name("elsewhere"), moment)
    try:
        assert (await _delete(kept.hass))["reason"] == "in_use"
    finally:
        other.close()


@pytest.mark.parametrize("until", ["keys", "clips", "cache", "state"])
async def test_what_a_disk_that_fails_leaves_opens_for_nobody_and_goes_with_the_next_try(
    kept: Kept, data_folder: Path, monkeypatch: pytest.MonkeyPatch, until: str
) -> None:
    await _remove(kept)
    _later(monkeypatch)
    step = await _answer(kept.hass, await _asked(kept.hass), next_step_id="delete")

    def fail(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        match until:
            case "keys":
                patch.setattr(deleting, "remove_files", fail)
            case "clips":
                patch.setattr(ClipStore, "delete", fail)
            case "cache":
                patch.setattr("custom_components.footage_guard.vault.deleting.shutil.rmtree", fail)
            case _:
                patch.setattr(deleting, "tidy", fail)
        assert (await _answer(kept.hass, step))["reason"] == "not_deleted"
    assert (look(data_folder) is Found.VAULT) is (until == "keys")
    assert (await _delete(kept.hass))["type"] is FlowResultType.CREATE_ENTRY
    assert _is_gone(data_folder)


async def test_where_the_folder_is_gone_nobody_asks(kept: Kept) -> None:
    assert await kept.hass.config_entries.async_unload(kept.entry.entry_id)
    _move_away(Path(kept.hass.config.path(DOMAIN)))
    await _remove(kept)
    assert ir.async_get(kept.hass).async_get_issue(*ISSUE) is None


async def test_after_a_restart_home_assistant_itself_keeps_the_vault(kept: Kept, data_folder: Path) -> None:
    """It knows no flow of an integration that is not set up, and shows the step of this name without us."""
    await _remove(kept)
    before = _files(data_folder)
    kept.hass.config.components.remove(DOMAIN)
    asked = await _asked(kept.hass)
    assert (asked["type"], asked["step_id"]) == (FlowResultType.FORM, "confirm")
    assert asked["description_placeholders"]["documentation"].endswith("#vault_left")
    assert (await _answer(kept.hass, asked))["type"] is FlowResultType.CREATE_ENTRY
    assert _files(data_folder) == before


async def test_clips_in_a_folder_of_their_owner_go_and_the_rest_of_it_stays(
    home: HomeAssistant,
    owner: MockUser,
    data_folder: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert await async_setup_component(home, "repairs", {})
    clips = tmp_path_factory.mktemp("clips")
    kept = await Kept.load(home)
    home.config_entries.async_update_entry(kept.entry, options={"vault_path": str(clips)})
    await home.async_block_till_done()
    await kept.record(0)
    (clips / "photo.jpg").write_bytes(b"stays")
    await _remove(kept)
    _later(monkeypatch)
    asked = await _asked(home)
    assert asked["description_placeholders"]["clip_folder"] == str(clips)
    step = await _answer(home, asked, next_step_id="delete")
    assert step["description_placeholders"] == {"clips": "1"}
    assert (await _answer(home, step))["type"] is FlowResultType.CREATE_ENTRY
    assert _files(clips) == {"photo.jpg": b"stays"}
    assert [path.name for path in clips.iterdir()] == ["photo.jpg"]


async def test_whoever_submits_is_judged_once_more(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    await _remove(kept)
    _later(monkeypatch)
    step = await _answer(kept.hass, await _asked(kept.hass), next_step_id="delete")
    _later(monkeypatch, 0)
    assert (await _answer(kept.hass, step))["reason"] == "too_soon"


async def test_a_history_that_leads_elsewhere_decides_nothing(
    kept: Kept, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _remove(kept)
    _later(monkeypatch)
    log = data_folder / "ledger" / "log"
    log.with_name("second name").hardlink_to(log)
    assert (await _delete(kept.hass))["reason"] == "doubted"
    assert look(data_folder) is Found.VAULT


async def test_an_earlier_removal_does_not_spare_the_day(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the second one could not be told, as on a full disk, the first was long ago."""
    await _remove(kept)
    await adopt_vault(kept.hass)
    again = await Kept.load(kept.hass)
    monkeypatch.setattr("custom_components.footage_guard.entry.tell_removal", _refuse)
    await _remove(again)
    _later(monkeypatch)
    assert (await _delete(kept.hass))["reason"] == "doubted"


async def test_a_folder_that_somebody_emptied_stays_empty(
    kept: Kept, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _remove(kept)
    _move_away(data_folder)
    _later(monkeypatch)
    assert (await _delete(kept.hass))["reason"] == "doubted"
    assert _is_gone(data_folder)


async def test_clips_of_another_vault_in_the_same_folder_stay(
    kept: Kept, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder is an option, which any administrator's token sets; whoever has the other vault may hold them."""
    await _remove(kept)
    (clip,) = (path for path in sorted((data_folder / "vault").rglob("*.age"))[:1])
    other = clip.with_name(f"{clip.stem[:-1]}{'0' if clip.stem[-1] != '0' else '1'}.age")
    other.write_bytes(clip.read_bytes())
    _later(monkeypatch)
    step = await _answer(kept.hass, await _asked(kept.hass), next_step_id="delete")
    assert step["description_placeholders"] == {"clips": "2"}
    assert (await _answer(kept.hass, step))["type"] is FlowResultType.CREATE_ENTRY
    assert [*_files(data_folder)] == [str(other.relative_to(data_folder))]

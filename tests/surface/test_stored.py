"""A home of an older version starts, and one of a later version is refused, says why, and stays as it is."""

from collections.abc import Callable
from contextlib import closing
import json
from pathlib import Path
import shutil
import sqlite3
from typing import Any, cast

from homeassistant.config_entries import ConfigEntryState, ConfigSubentryData
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.footage_guard.bridge.common.clock import moment
from custom_components.footage_guard.bridge.common.paths import cache_folder
from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.disk.database import Database
from custom_components.footage_guard.ledger.folder import LedgerFolder
from custom_components.footage_guard.ledger.leaves import Leaf, as_json
from custom_components.footage_guard.ledger.ledger import Ledger
from custom_components.footage_guard.model.canonical import canonical
from custom_components.footage_guard.model.clip import NEWEST
from custom_components.footage_guard.model.facts import HoldEnded
from custom_components.footage_guard.model.ids import CameraId, HoldId
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.vault.device import open_by_device
from custom_components.footage_guard.vault.keyring.unlocked import Unlocked
from custom_components.footage_guard.vault.leases import Leases
from custom_components.footage_guard.vault.opening import open_clip
from custom_components.footage_guard.vault.state.schema import SCHEMA
from tests.people import OWNER_ID, PASSPHRASE
from tests.stored.formats import GOLDEN, STORED, VAULT, placed
from tests.stored.make import CAMERA, CONTENT, RELEASE

MARK = "01KB3000000000000000000000"
ENTRY: dict[str, Any] = json.loads((GOLDEN / "entry-1.1.json").read_text())


@pytest.fixture
def folder(hass_config_dir: str) -> Path:
    """The golden vault, where Home Assistant looks for it."""
    return _placed(Path(hass_config_dir))


def _placed(config: Path) -> Path:
    folder = Path(shutil.copytree(VAULT, config / "footage_guard"))
    (config / ".cache").mkdir()
    (folder / "cache").rename(config / ".cache" / "footage_guard")
    return folder


def _entry(**changed: Any) -> MockConfigEntry:
    """Return the golden entry, as Home Assistant reads it from its disk."""
    stored = ENTRY | changed
    return MockConfigEntry(
        domain=stored["domain"],
        title=stored["title"],
        version=stored["version"],
        minor_version=stored["minor_version"],
        data=stored["data"],
        options=stored["options"],
        subentries_data=[cast("ConfigSubentryData", each) for each in stored["subentries"]],
    )


def _mark(index: Path) -> None:
    """Have an index hold its one clip a second time, of which the history tells nothing."""
    with closing(sqlite3.connect(index)) as connection:
        connection.execute("INSERT INTO holds SELECT ?, kind, clip, made_ms + 1, until_ms FROM holds", [MARK])
        connection.commit()


@pytest.mark.parametrize("name", STORED["vault.index.schema.SCHEMA"])
async def test_a_home_of_an_older_version_starts(home: HomeAssistant, owner: MockUser, folder: Path, name: str) -> None:
    (folder / "index.db").unlink()
    _mark(placed(folder / "index.db", name))
    # Once the home has started, a lease of a release that it does not know is gone.
    leases = Leases.open(cache_folder(home))
    (lease,) = leases.all()
    leases.close()
    assert (lease.release_id, lease.left) == (RELEASE, 2)
    entry = _entry()
    entry.add_to_hass(home)
    assert await home.config_entries.async_setup(entry.entry_id)
    await home.async_block_till_done(wait_background_tasks=True)
    vault: VaultRuntime = entry.runtime_data.vault
    assert home.states.get("camera.front_door") is not None
    assert vault.ledger_problem is None
    assert vault.lockdown is not None
    assert vault.lockdown.reason is LockdownReason.ASKED
    (clip,) = await vault.async_do(lambda inner: inner.index.page(CameraId(CAMERA), NEWEST, 9))
    # An index that was thrown away and made anew from the history would lack the mark.
    assert [hold.id for hold in vault._opened.vault.index.holds_of(clip.id)] == ["01KB2000000000000000000000", MARK]
    for secrets in (
        vault.keyring.open(OWNER_ID, PASSPHRASE.encode()),
        open_by_device(vault.keyring, cache_folder(home), OWNER_ID),
    ):
        with open_clip(vault._opened.vault, clip.id, Unlocked(OWNER_ID, secrets, lambda: 0.0)) as opened:
            assert opened.read(0, opened.length) == CONTENT


def _later_keys(folder: Path) -> None:
    keys = json.loads((folder / "keys.json").read_text())
    (folder / "keys.json").write_text(json.dumps(keys | {"version": 2, "more": "of it"}))


def _later_schema(name: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        with closing(sqlite3.connect(folder / name)) as connection:
            ((number,),) = connection.execute("PRAGMA user_version")
            connection.execute("CREATE TABLE later (what TEXT)")
            connection.execute(f"PRAGMA user_version = {number + 100}")
            connection.commit()
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    return change


def _later_record(folder: Path) -> None:
    """Have a later version go on with the history: a record of a kind that nobody here knows, and a checkpoint."""
    cache = folder.parent / ".cache" / "footage_guard"
    later = as_json(Leaf(fact=HoldEnded(hold_id=HoldId("01KB0000000000000000000000")), moment=moment()))
    ledger = Ledger.open(folder / "ledger", cache, moment)
    files: LedgerFolder = ledger._folder
    files.log.append(canonical(later | {"v": 2}))
    ledger.close()


LATER = {
    "keys_too_new": _later_keys,
    "state_too_new": _later_schema("state.db"),
    "index_too_new": _later_schema("index.db"),
    "ledger_too_new": _later_record,
}


def _bytes(config: Path) -> dict[str, bytes]:
    beside = ("-wal", "-shm")
    return {
        str(path): path.read_bytes()
        for folder in ("footage_guard", ".cache/footage_guard")
        for path in (config / folder).rglob("*")
        # What was seen of the history is written once more beside itself, and says the same.
        if path.is_file() and not path.name.endswith(beside) and path.name != "ledger.seen"
    }


@pytest.mark.parametrize("key", LATER)
async def test_a_vault_of_a_later_version_is_refused_and_stays_as_it_is(
    home: HomeAssistant, owner: MockUser, folder: Path, key: str
) -> None:
    # A later version has brought up whatever was older, too.
    Database(folder / "state.db", SCHEMA).close()
    LATER[key](folder)
    before = _bytes(folder.parent)
    entry = _entry()
    entry.add_to_hass(home)
    assert not await home.config_entries.async_setup(entry.entry_id)
    assert (entry.state, entry.error_reason_translation_key) == (ConfigEntryState.SETUP_ERROR, key)
    assert _bytes(folder.parent) == before


async def test_an_entry_of_a_later_version_is_refused_and_the_log_names_both(
    home: HomeAssistant, owner: MockUser, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = _bytes(folder.parent)
    entry = _entry(version=2)
    entry.add_to_hass(home)
    assert not await home.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.MIGRATION_ERROR
    assert "has version 2 which is higher than the current version 1" in caplog.text
    assert (entry.data, entry.version) == (ENTRY["data"], 2)
    assert _bytes(folder.parent) == before


async def test_leases_of_a_later_version_are_given_up_for_they_only_share(
    home: HomeAssistant, owner: MockUser, folder: Path
) -> None:
    _later_schema("leases.db")(folder.parent / ".cache" / "footage_guard")
    entry = _entry()
    entry.add_to_hass(home)
    assert await home.config_entries.async_setup(entry.entry_id)
    await home.async_block_till_done(wait_background_tasks=True)
    vault: VaultRuntime = entry.runtime_data.vault
    assert vault._opened.leases.all() == []

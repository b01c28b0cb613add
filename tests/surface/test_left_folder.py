"""A vault whose entry was removed while nobody of ours could hear of it is taken over with its folder of clips."""

from collections.abc import Callable
from pathlib import Path
import shutil
from typing import Any

from homeassistant.config_entries import SOURCE_USER, ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockUser

import custom_components.footage_guard as component
from custom_components.footage_guard.bridge.common.paths import cache_folder
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.clip import ClipState
from custom_components.footage_guard.model.errors import VaultFull
from custom_components.footage_guard.model.facts import ClipRemoved, Removal
from custom_components.footage_guard.model.ids import ClipId
from custom_components.footage_guard.vault.mark import MARK, NOTE
from tests.damage import spoil

from .kept import Kept


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """Where the owner has clips lie."""
    return tmp_path / "disk" / "clips"


@pytest.fixture
async def kept(home: HomeAssistant, owner: MockUser, data_folder: Path, disk: Path) -> Kept:
    """A vault whose owner chose where the clips lie."""
    made = await Kept.load(home)
    home.config_entries.async_update_entry(made.entry, options={"vault_path": str(disk)})
    await home.async_block_till_done(wait_background_tasks=True)
    return made


async def _remove_unheard(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    """Remove the entry as Home Assistant does where our code went first."""
    with monkeypatch.context() as patched:
        patched.delattr(component, "async_remove_entry")
        await kept.hass.config_entries.async_remove(kept.entry.entry_id)
    await kept.hass.async_block_till_done(wait_background_tasks=True)


async def _adopt(kept: Kept) -> Any:
    flow = kept.hass.config_entries.flow
    step = await flow.async_init(DOMAIN, context={"source": SOURCE_USER})
    done = await flow.async_configure(step["flow_id"], {"name": "Old house"})
    await kept.hass.async_block_till_done(wait_background_tasks=True)
    return done


def _take_away(disk: Path, what_is_there: str = "nothing") -> None:
    disk.rename(disk.with_name("away"))
    if what_is_there == "an empty folder":
        disk.mkdir()
    if what_is_there == "does not answer":
        disk.write_text(what_is_there)


def _clips_in(folder: Path) -> set[str]:
    return {path.stem for path in folder.glob("*/*.age")}


def _bring_back(disk: Path) -> None:
    disk.unlink()
    disk.with_name("away").rename(disk)


def _link(note: Path) -> None:
    note.rename(note.with_name("moved"))
    note.symlink_to(note.with_name("moved"))


def _put(disk: Path, place: Path, *, beside: str = "") -> None:
    """Have the clips lie elsewhere."""
    place.parent.mkdir(exist_ok=True)
    shutil.move(disk, place)
    if beside:
        (place / beside).touch()


def _use(kept: Kept, entry: ConfigEntry) -> None:
    kept.entry = entry  # type: ignore[assignment]  # one that a flow made


def _note(kept: Kept, folder: bytes) -> None:
    (cache_folder(kept.hass) / NOTE).write_bytes(folder)


async def test_it_finds_its_clips_and_records_beside_them(
    kept: Kept, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await kept.record(0)
    await _remove_unheard(kept, monkeypatch)
    done = await _adopt(kept)
    assert done["result"].options == {"vault_path": str(disk)}
    _use(kept, done["result"])
    await kept.runtime.async_reconcile()
    second = await kept.record(1)
    assert (await kept.clip(first)).state is ClipState.SEALED
    assert _clips_in(disk) == {first, second}


@pytest.mark.parametrize("instead", ["nothing", "an empty folder"])
async def test_while_its_disk_is_away_no_clip_is_told_missing(
    kept: Kept, disk: Path, monkeypatch: pytest.MonkeyPatch, instead: str
) -> None:
    clip_id = await kept.record(0)
    await _remove_unheard(kept, monkeypatch)
    _take_away(disk, instead)
    done = await _adopt(kept)
    assert done["result"].options == {"vault_path": str(disk)}
    _use(kept, done["result"])
    with pytest.raises(OSError, match="No such device"):
        await kept.runtime.async_reconcile()
    assert (await kept.clip(clip_id)).state is ClipState.SEALED
    assert ir.async_get(kept.hass).async_get_issue(DOMAIN, "vault_full") is not None
    with pytest.raises(VaultFull):
        kept.entry.runtime_data.room.may_record()


async def test_a_disk_that_does_not_answer_stops_it(kept: Kept, disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await kept.record(0)
    await _remove_unheard(kept, monkeypatch)
    _take_away(disk, "does not answer")
    assert (await _adopt(kept))["errors"] == {"base": "vault_path_not_allowed"}
    _bring_back(disk)
    assert (await _adopt(kept))["result"].options == {"vault_path": str(disk)}


def _others_clips(disk: Path, clips: Path) -> bytes:
    other = clips.with_name("another vault's")
    (other / "2026-11").mkdir(parents=True)
    (other / "2026-11" / "01KB2000000000000000000009.age").touch()
    return bytes(other)


def _marked(_disk: Path, clips: Path) -> bytes:
    other = clips.with_name("marked")
    other.mkdir()
    (other / MARK).touch()
    return bytes(other)


@pytest.mark.parametrize(
    "name",
    [
        _others_clips,
        _marked,
        lambda disk, _: bytes(disk) + b"/",
        lambda disk, _: bytes(disk) + b"\n",
        lambda disk, _: bytes(disk) + b"\xff",
        lambda _disk, _: b"/" + b"x" * 5000,
        lambda _disk, _: b"",
    ],
    ids=["clips of others", "only marked", "a slash", "a space", "no text", "too long", "nothing"],
)
async def test_whoever_writes_the_cache_chooses_no_folder(
    kept: Kept, disk: Path, monkeypatch: pytest.MonkeyPatch, name: Callable[[Path, Path], bytes]
) -> None:
    await kept.record(0)
    await _remove_unheard(kept, monkeypatch)
    _note(kept, name(disk, disk.with_name("elsewhere")))
    assert (await _adopt(kept))["result"].options == {}


async def test_a_folder_that_is_not_there_and_never_was_ours_is_left_for_the_right_one(
    kept: Kept, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody wrote the note: nothing is recorded there, no clip is told missing, and an option ends it."""
    clip_id = await kept.record(0)
    await _remove_unheard(kept, monkeypatch)
    _note(kept, bytes(disk.with_name("elsewhere")))
    _use(kept, (await _adopt(kept))["result"])
    with pytest.raises(OSError, match="No such device"):
        await kept.begin(1)
    flow = kept.hass.config_entries.options
    step = await flow.async_init(kept.entry.entry_id)
    for _ in range(2):
        # It says first what becomes of clips in a folder that is not there.
        await flow.async_configure(step["flow_id"], {"vault_path": str(disk)})
    await kept.hass.async_block_till_done(wait_background_tasks=True)
    await kept.runtime.async_reconcile()
    assert (await kept.clip(clip_id)).state is ClipState.SEALED


@pytest.mark.parametrize("place", ["www/clips", "media/clips", "photos"])
async def test_a_folder_that_no_form_takes_stops_it(
    kept: Kept, disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """Also where somebody put our clips there: others could read the next ones, or would be locked out."""
    clip_id = await kept.record(0)
    await _remove_unheard(kept, monkeypatch)
    kept.hass.config.config_dir = str(tmp_path)
    _put(disk, tmp_path / place, beside="photo.jpg" if place == "photos" else "")
    _note(kept, bytes(tmp_path / place))
    done = await _adopt(kept)
    code = "vault_path_holds_others" if place == "photos" else "vault_path_not_allowed"
    assert (done["step_id"], done["errors"]) == ("adopt", {"base": code})
    assert not kept.hass.config_entries.async_entries(DOMAIN)
    assert _clips_in(tmp_path / place) == {clip_id}


async def test_a_note_that_leads_elsewhere_stops_it(kept: Kept, disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await kept.record(0)
    await _remove_unheard(kept, monkeypatch)
    _link(cache_folder(kept.hass) / NOTE)
    assert (await _adopt(kept))["errors"] == {"base": "vault_file_refused"}


async def test_a_usual_folder_that_does_not_answer_stops_it(
    kept: Kept, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await kept.record(0)
    await _remove_unheard(kept, monkeypatch)
    (data_folder / "vault").write_text("does not answer")
    assert (await _adopt(kept))["errors"] == {"base": "data_folder_unwritable"}


async def test_clips_in_the_usual_folder_count_more_than_a_note(
    home: HomeAssistant, owner: MockUser, data_folder: Path, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = await Kept.load(home)
    clip_id = await kept.record(0)
    await _remove_unheard(kept, monkeypatch)
    _note(kept, bytes(disk))
    done = await _adopt(kept)
    assert done["result"].options == {}
    _use(kept, done["result"])
    await kept.runtime.async_reconcile()
    assert (await kept.clip(clip_id)).state is ClipState.SEALED


def _tell_removed(kept: Kept, clip_id: ClipId) -> Any:
    return kept.runtime.async_do(lambda vault: vault.tell(ClipRemoved(clip_id=clip_id, reason=Removal.AGE)))


async def test_a_vault_that_expects_no_clip_is_not_sent_to_wait_for_a_disk(
    kept: Kept, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _tell_removed(kept, await kept.record(0))
    await _remove_unheard(kept, monkeypatch)
    shutil.rmtree(disk)
    assert (await _adopt(kept))["result"].options == {}


async def test_a_vault_without_a_history_expects_no_clip(
    kept: Kept, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await kept.record(0)
    await _remove_unheard(kept, monkeypatch)
    shutil.rmtree(data_folder / "ledger")
    assert (await _adopt(kept))["result"].options == {}


async def test_a_record_that_cannot_be_read_does_not_hide_the_others(
    kept: Kept, disk: Path, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await kept.record(0)
    await _remove_unheard(kept, monkeypatch)
    spoil(data_folder / "ledger" / "log", 200)
    assert (await _adopt(kept))["result"].options == {"vault_path": str(disk)}

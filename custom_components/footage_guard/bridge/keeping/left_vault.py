"""A vault that is left when its entry is removed: it stays, sealed, until somebody says what becomes of it.

Whoever has any administrator's token can remove the entry and ask for the vault to be deleted. So it is not deleted
before a day has passed in which the home can notice, and never against a hold of a person or a law (decision 0027).
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from errno import ENODEV
import os
import shutil
from typing import Any, Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.storage import Store

from ...const import DOMAIN
from ...ledger.leaves import Moment
from ...ledger.ledger import Ledger
from ...model.errors import FootageGuardError, LedgerBusy
from ...model.ids import ClipId
from ...model.people_facts import VaultRemoved
from ...model.retention import DAY_MS
from ...vault.deleting import clips_told, count_clips, delete_vault, is_held
from ...vault.founding import Found, look
from ...vault.mark import Mark
from ..common.clock import moment
from ..common.executor import run_blocking
from ..common.paths import async_find_clips, data_folder
from ..health.issues import ISSUES, async_hide_issue, documentation, issue_id
from .folders import folders_of
from .opening import LEDGER, Folders

KEY: Final = "vault_left"


class Refusal(StrEnum):
    """Why a vault is not deleted."""

    IN_USE = "in_use"
    TOO_SOON = "too_soon"
    HELD = "held"
    DOUBTED = "doubted"
    """Its history cannot be read, or not be relied on, so nobody knows what is held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What is known of a vault that was left."""

    refusal: Refusal | None
    clips: int = 0
    told: frozenset[ClipId] = frozenset()
    """All clips that the history tells of; others may lie in the same folder, and be kept by somebody."""
    may_go_from: datetime | None = None
    """Where it is too soon."""


async def async_ask_what_becomes(hass: HomeAssistant, options: Mapping[str, Any]) -> None:
    """Show an issue that asks, also after a restart, where a vault was left; raise OSError.

    Every user may read an issue and its data. So where the clips lie is kept beside it, for whoever drives the flow.
    """
    if await run_blocking(hass, look, data_folder(hass)) is Found.NOTHING:
        return
    if chosen := options.get("vault_path"):
        await _where(hass).async_save({"clips": chosen})
    else:
        await _where(hass).async_remove()
    ir.async_create_issue(
        hass,
        DOMAIN,
        issue_id(KEY),
        is_fixable=True,
        is_persistent=True,
        learn_more_url=documentation(KEY),
        severity=ISSUES[KEY].severity,
        translation_key=KEY,
        translation_placeholders={"documentation": documentation(KEY)},
    )


async def async_stop_asking(hass: HomeAssistant) -> None:
    """Forget that it was left: the vault is in use, or deleted."""
    async_hide_issue(hass, KEY)
    await _where(hass).async_remove()


@callback
def async_keep(hass: HomeAssistant) -> None:
    """Ask no more. Where the clips lie is still known to whoever takes the vault over later."""
    async_hide_issue(hass, KEY)


async def async_left_options(hass: HomeAssistant) -> dict[str, str]:
    """Return the options that a vault which was left is taken over with: its clips lie where they lay."""
    kept = await _where(hass).async_load()
    return {"vault_path": kept["clips"]} if kept and kept.get("clips") else {}


async def async_folders(hass: HomeAssistant) -> Folders:
    """Return where a vault that was left lies; where that was lost, deleting takes its keys and leaves its clips.

    Raises OSError where a disk does not say whether clips lie on it.
    """
    options = await async_left_options(hass)
    await async_find_clips(hass, options)
    return folders_of(hass, options)


def _where(hass: HomeAssistant) -> Store[dict[str, str]]:
    return Store(hass, 1, f"{DOMAIN}.{KEY}", private=True, atomic_writes=True)


async def async_look_at(hass: HomeAssistant, folders: Folders) -> Left:
    """Tell whether a vault that was left may be deleted; raise OSError."""
    if hass.config_entries.async_entries(DOMAIN):
        return Left(refusal=Refusal.IN_USE)
    return await run_blocking(hass, _look_at, folders)


async def async_delete(hass: HomeAssistant, folders: Folders) -> Left:
    """Delete a vault that was left, if it may be; raise OSError, and what is left of it opens for nobody."""
    if hass.config_entries.async_entries(DOMAIN):
        return Left(refusal=Refusal.IN_USE)
    return await run_blocking(hass, _delete, folders)


def _look_at(folders: Folders) -> Left:
    with _judged(folders) as left:
        return left


def _delete(folders: Folders) -> Left:
    with _judged(folders) as left:
        if left.refusal is not None:
            return left
        delete_vault(folders.data, folders.cache, folders.clips, left.told)
    shutil.rmtree(folders.data / LEDGER)
    with suppress(OSError):
        # What somebody else put there stays.
        folders.data.rmdir()
    return left


@contextmanager
def _judged(folders: Folders) -> Iterator[Left]:
    """Yield what may be done; nobody opens the vault meanwhile."""
    if not (folders.data / LEDGER).is_dir():
        # Opening one would make it, and a folder that somebody emptied would count as a vault that lost its keys.
        yield Left(refusal=Refusal.DOUBTED)
        return
    try:
        ledger = Ledger.open(folders.data / LEDGER, folders.cache, moment)
    except LedgerBusy:
        yield Left(refusal=Refusal.IN_USE)
        return
    except FootageGuardError:
        yield Left(refusal=Refusal.DOUBTED)
        return
    try:
        yield _judge(folders, ledger)
    finally:
        ledger.close()


def _judge(folders: Folders, ledger: Ledger) -> Left:
    """Judge by the history alone; raise OSError while the disk of the clips is away.

    1. It can be relied on and read as a whole: else nobody knows what is held.
    2. The entry was removed a day ago, by both clocks: without this, whoever has a token for a minute deletes what
       cameras saw of them.
    3. No person and no law keeps footage.
    """
    try:
        # 1
        ledger.verify()
        removed = _removed(ledger)
        held, told = is_held(folders.data, ledger), clips_told(ledger)
    except FootageGuardError:
        return Left(refusal=Refusal.DOUBTED)
    if removed is None:
        return Left(refusal=Refusal.DOUBTED)
    # 2
    now = moment()
    if left_ms := _left_ms(removed, now):
        return Left(refusal=Refusal.TOO_SOON, may_go_from=datetime.fromtimestamp((now.at_ms + left_ms) / 1000, UTC))
    # 3
    if held:
        return Left(refusal=Refusal.HELD)
    if not Mark(folders.clips, folders.cache).is_there():
        # Its disk is away: what lies there would stay, and nobody would know of it.
        raise OSError(ENODEV, os.strerror(ENODEV))
    return Left(refusal=None, clips=count_clips(folders.clips, told), told=told)


def _removed(ledger: Ledger) -> Moment | None:
    """Return when the entry was removed; None where that was not the last that happened.

    Without this, an earlier removal would count where this one could not be told, and spare the day.
    """
    if not ledger.size:
        return None
    last = ledger.leaf(ledger.size - 1)
    return last.moment if isinstance(last.fact, VaultRemoved) else None


def _left_ms(removed: Moment, now: Moment) -> int:
    """Return how long a day since then still lasts, by the clock that says longer."""
    up_ms = now.up_ms - removed.up_ms if now.boot == removed.boot else now.up_ms
    return max(0, removed.at_ms + DAY_MS - now.at_ms, DAY_MS - up_ms)

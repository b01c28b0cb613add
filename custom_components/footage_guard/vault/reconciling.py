"""Files and ledger, brought together: what is gone is named, what should have gone goes, what was sealed gets its name.

Runs at each start and once a day. It compares names month by month; `check` compares every byte.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..model.clip import Clip, ClipState, month_span
from ..model.errors import VaultFileRefused
from ..model.facts import ClipCut, ClipFound, ClipMissing, ClipRemoved
from ..model.ids import ClipId, parse_clip_id
from .store import PART, WHOLE, ClipSource, Place, describe, is_empty, place_of
from .vault import Vault

_ENDED = (ClipState.SEALED, ClipState.CUT)


@dataclass(slots=True)
class Reconciled:
    """What was found."""

    missing: list[ClipId] = field(default_factory=list)
    """Removed outside."""
    found: list[ClipId] = field(default_factory=list)
    """Missing, and back again."""
    removed: list[ClipId] = field(default_factory=list)
    """Should have gone before a crash kept them."""
    strangers: list[Place] = field(default_factory=list)
    """Nobody told the ledger of them. They are left alone."""


def reconcile(vault: Vault) -> Reconciled:
    """Bring files and ledger together; raise OSError where the ledger cannot take what is found."""
    result = Reconciled()
    orphans: list[Place] = []
    for month in sorted({*vault.store.months(), *vault.index.months()}):
        orphans += _reconcile_month(vault, month, result)
    removed = _told_removed(vault, orphans)
    for place in orphans:
        if place.clip_id in removed or _never_began(vault, place):
            vault.store.delete(place)
            result.removed.append(parse_clip_id(place.clip_id))
        else:
            result.strangers.append(place)
    return result


def _never_began(vault: Vault, place: Place) -> bool:
    """Tell whether a crash came between a file's header and the telling of it."""
    try:
        with vault.store.open_part(place) as source:
            return is_empty(source)
    except FileNotFoundError, VaultFileRefused:
        return False


def _reconcile_month(vault: Vault, month: str, result: Reconciled) -> list[Place]:
    """Return the files of a month that the index does not know."""
    states = vault.index.states(*month_span(month))
    files: dict[str, set[str]] = {}
    orphans: list[Place] = []
    for place, suffix in vault.store.names(month):
        if place.clip_id in states:
            files.setdefault(place.clip_id, set()).add(suffix)
        else:
            orphans.append(place)
    for clip_id, state in states.items():
        suffixes = files.get(clip_id, set())
        if state in _ENDED and WHOLE not in suffixes:
            _look_for(vault, clip_id, suffixes, result)
        elif state is ClipState.MISSING and suffixes:
            _take_back(vault, clip_id, suffixes, result)
    return orphans


def _look_for(vault: Vault, clip_id: ClipId, suffixes: Iterable[str], result: Reconciled) -> None:
    """Give a clip the name it did not get before a crash, or tell that its file is gone."""
    clip = vault.index.get(clip_id)
    if clip is None:
        return
    if PART in suffixes and _is_it(vault, clip, PART):
        vault.store.publish(place_of(clip))
        return
    vault.tell(ClipMissing(clip_id=clip_id))
    result.missing.append(clip_id)


def _take_back(vault: Vault, clip_id: ClipId, suffixes: Iterable[str], result: Reconciled) -> None:
    clip = vault.index.get(clip_id)
    if clip is None or not _is_it(vault, clip, *suffixes):
        return
    was_cut = isinstance(vault.journal.read(clip.leaf), ClipCut)
    vault.tell(ClipFound(clip_id=clip_id, state=ClipState.CUT if was_cut else ClipState.SEALED))
    if WHOLE not in suffixes:
        vault.store.publish(place_of(clip))
    result.found.append(clip_id)


def _is_it(vault: Vault, clip: Clip, *suffixes: str) -> bool:
    """Tell whether the file is the clip, byte for byte."""
    try:
        with _open(vault, clip, suffixes) as source:
            return source.size == clip.size_bytes and describe(source).digest == clip.digest
    except FileNotFoundError, VaultFileRefused:
        return False


def _open(vault: Vault, clip: Clip, suffixes: Iterable[str]) -> ClipSource:
    return vault.store.open(place_of(clip)) if WHOLE in suffixes else vault.store.open_part(place_of(clip))


def _told_removed(vault: Vault, orphans: list[Place]) -> set[str]:
    """Return which of the files the ledger knows to be removed; it is read only where there are some to ask about."""
    asked = {place.clip_id for place in orphans}
    if not asked:
        return set()
    return {
        fact.clip_id
        for _number, fact in vault.journal.facts()
        if isinstance(fact, ClipRemoved) and fact.clip_id in asked
    }

"""Files and ledger, brought together: what is gone is named, what should have gone goes, what was sealed gets its name.

Runs at each start and once a day. It compares names month by month; `check` compares every byte. What has to be read or
told for it is done in turns, for recorders wait for each: a disk that was away comes back with all of its clips.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import Final

from ..model.clip import NO_DIGEST, Clip, ClipState, month_span
from ..model.errors import FactUnknown, IndexDamaged, VaultFileRefused
from ..model.facts import ClipCut, ClipFound, ClipMissing, ClipRemoved
from ..model.ids import ClipId, parse_clip_id
from ..model.readable import readable
from .clip_source import ClipSource, describe, is_empty
from .place import PART, WHOLE, Place, place_of
from .settling import do_as_told, how_it_lies
from .vault import Vault

_ENDED = (ClipState.SEALED, ClipState.CUT)


type _Files = dict[Place, set[str]]
"""Files by what they are of, each WHOLE or PART."""


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
    unreadable: list[ClipId] = field(default_factory=list)
    """Not as they should be, and their record cannot be read."""
    refused: list[Place] = field(default_factory=list)
    """The disk does not let them be read or removed just now."""


TURN: Final = 64_000_000
"""Bytes that are read in a turn, about: no more than two clips."""
_TELLING: Final = 1_000_000
"""What a record of the ledger counts for: its sync takes about as long."""


def reconcile(vault: Vault) -> Reconciled:
    """Bring files and ledger together; raise IndexDamaged, or OSError where the ledger cannot take what is found."""
    run = Reconciliation()
    while run.go_on(vault):
        pass
    return run.result


class Reconciliation:
    """One run, turn by turn; between two of them anything may happen to the vault."""

    def __init__(self) -> None:
        """Begin with the first month."""
        self.result = Reconciled()
        self._months: list[str] | None = None
        self._orphans: _Files = {}
        self._left = TURN
        self._looked_at: set[ClipId] = set()
        """Clips that this run has dealt with: a file that is another one is not read again."""

    def go_on(self, vault: Vault) -> bool:
        """Do a turn of it; return whether there is more. Raises what `reconcile` does."""
        try:
            return self._go_on(vault)
        except IndexDamaged:
            # It was made anew from the ledger, unless its file is broken.
            self._looked_at.clear()
            return self._go_on(vault)

    def _go_on(self, vault: Vault) -> bool:
        vault.catch_up()
        if self._months is None:
            self._months = sorted({*vault.store.months(), *vault.index.months()}, reverse=True)
        self._left = TURN
        while self._months:
            if not self._do_month(vault, self._months[-1]):
                return True
            self._months.pop()
        self._do_orphans(vault)
        return False

    def _do_month(self, vault: Vault, month: str) -> bool:
        """Bring a month together; return whether the turn was long enough for that."""
        states = _states(vault, month)
        files: _Files = {}
        for place, suffix in vault.store.names(month):
            files.setdefault(place, set()).add(suffix)
        for clip_id, state in states.items():
            suffixes = files.pop(Place(month=month, clip_id=clip_id), set())
            if clip_id in self._looked_at or _is_as_it_should_be(state, suffixes):
                continue
            if self._left <= 0:
                return False
            self._looked_at.add(clip_id)
            self._look_at(vault, clip_id, state, suffixes)
        self._orphans |= files
        return True

    def _look_at(self, vault: Vault, clip_id: ClipId, state: ClipState, suffixes: Collection[str]) -> None:
        self._left -= _TELLING
        try:
            size_bytes = vault.known(clip_id).size_bytes
        except FactUnknown, OSError:
            # What the ledger says of it cannot be read, so nothing is told of it. It must not be in the others' way.
            self.result.unreadable.append(clip_id)
            return
        self._left -= size_bytes * bool(suffixes)
        try:
            if state is ClipState.MISSING:
                _take_back(vault, clip_id, suffixes, self.result)
            else:
                _look_for(vault, clip_id, suffixes, self.result)
        except _Refused as refused:
            self.result.refused.append(refused.place)
        except FactUnknown:
            # The same.
            self.result.unreadable.append(clip_id)

    def _do_orphans(self, vault: Vault) -> None:
        """Deal with files that the index does not know."""
        removed = _told_removed(vault, self._orphans)
        for place, suffixes in self._orphans.items():
            if place.clip_id in removed or (WHOLE not in suffixes and _never_began(vault, place)):
                _remove(vault, place, self.result)
            else:
                self.result.strangers.append(place)


def _is_as_it_should_be(state: ClipState, suffixes: Collection[str]) -> bool:
    """Tell whether a clip has its file, or has none and is known to have none; open ones are somebody else's."""
    if state is ClipState.MISSING:
        return not suffixes
    return state not in _ENDED or WHOLE in suffixes


def _remove(vault: Vault, place: Place, result: Reconciled) -> None:
    try:
        vault.store.delete(place)
    except OSError:
        # A single file that cannot be removed must not keep all others from being looked at.
        result.refused.append(place)
    else:
        result.removed.append(parse_clip_id(place.clip_id))


def _never_began(vault: Vault, place: Place) -> bool:
    """Tell whether a crash came between a file's header and the telling of it."""
    try:
        with vault.store.open_part(place) as source:
            return is_empty(source)
    except OSError, VaultFileRefused:
        return False


def _states(vault: Vault, month: str) -> dict[ClipId, ClipState]:
    """Return what became of a month's clips; anybody can make a folder of a month that no clock can show."""
    try:
        span = month_span(month)
    except ValueError, OverflowError:
        return {}
    return vault.index.states(*span)


class _Refused(Exception):
    """The disk does not let a file be read: nobody knows whether it is the clip."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place


def _look_for(vault: Vault, clip_id: ClipId, suffixes: Iterable[str], result: Reconciled) -> None:
    """Give a clip the name it did not get before a crash, or tell that its file is gone."""
    clip = vault.known(clip_id)
    if PART in suffixes and _is_it(vault, clip, PART):
        _unless_refused(clip, lambda: vault.store.publish(place_of(clip)))
        return
    vault.tell(ClipMissing(clip_id=clip_id))
    result.missing.append(clip_id)


def _take_back(vault: Vault, clip_id: ClipId, suffixes: Iterable[str], result: Reconciled) -> None:
    clip = vault.known(clip_id)
    if clip.digest == NO_DIGEST:
        _take_back_open(vault, clip, result)
        return
    if not _is_it(vault, clip, *suffixes):
        return
    was_cut = isinstance(vault.journal.read(clip.leaf), ClipCut)
    vault.tell(ClipFound(clip_id=clip_id, state=ClipState.CUT if was_cut else ClipState.SEALED))
    result.found.append(clip_id)
    if WHOLE not in suffixes:
        _unless_refused(clip, lambda: vault.store.publish(place_of(clip)))


def _take_back_open(vault: Vault, clip: Clip, result: Reconciled) -> None:
    """End a clip that was being written when power was lost, and whose disk was not there at the start after it."""
    fact = _unless_refused(clip, lambda: how_it_lies(vault, clip))
    if isinstance(fact, ClipMissing):
        return
    vault.tell(fact)
    (result.found if isinstance(fact, ClipCut) else result.removed).append(clip.id)
    _unless_refused(clip, lambda: do_as_told(vault, clip, fact))


def _is_it(vault: Vault, clip: Clip, *suffixes: str) -> bool:
    """Tell whether the file is the clip, byte for byte."""

    def compare() -> bool:
        with _open(vault, clip, suffixes) as source:
            return source.size == clip.size_bytes and describe(source).digest == clip.digest

    try:
        return _unless_refused(clip, compare)
    except FileNotFoundError, VaultFileRefused:
        return False


def _unless_refused[Answer](clip: Clip, ask: Callable[[], Answer]) -> Answer:
    try:
        return ask()
    except FileNotFoundError:
        raise
    except OSError as err:
        raise _Refused(place_of(clip)) from err


def _open(vault: Vault, clip: Clip, suffixes: Iterable[str]) -> ClipSource:
    return vault.store.open(place_of(clip)) if WHOLE in suffixes else vault.store.open_part(place_of(clip))


def _told_removed(vault: Vault, orphans: Iterable[Place]) -> set[str]:
    """Return which of the files the ledger knows to be removed; it is read only where there are some to ask about."""
    asked = {place.clip_id for place in orphans}
    if not asked:
        return set()
    # One whose removal cannot be read counts as a stranger, which is left alone.
    return {
        fact.clip_id
        for _number, fact in readable(vault.journal, may_lack=True)
        if isinstance(fact, ClipRemoved) and fact.clip_id in asked
    }

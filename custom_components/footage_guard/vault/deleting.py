"""Deletes a vault that nobody uses, for good.

keys ──> clips ──> what lies in the cache ──> state ──> index; the ledger goes last, and whoever has it open removes it

Without its keys nothing of a vault opens for anybody, so whatever stops this leaves less than there was.
"""

from collections.abc import Collection, Iterator
from contextlib import suppress
import os
from pathlib import Path
import shutil
from typing import Final

from ..disk.database import discard
from ..disk.files import opened_folder, tidy
from ..model.clip import HoldKind
from ..model.errors import LedgerDamaged
from ..model.facts import ClipOpened
from ..model.ids import ClipId
from .index.index import Index
from .index.taking import rebuild
from .keyring.keyring import FILE as KEYS
from .mark import remove_mark
from .place import Place
from .ports import Journal
from .state.damaged import DAMAGED
from .state.state import FILE as STATE
from .store import ClipStore

INDEX: Final = "index.db"
_BINDING: Final = (HoldKind.OWNER, HoldKind.LEGAL)
"""What a person keeps, or a law: an automation's and a requester's hold bind nobody who gives the vault up."""


def is_held(folder: Path, journal: Journal) -> bool:
    """Tell whether somebody keeps footage of a vault, by its history alone; raise LedgerError, IndexDamaged or OSError.

    Without the history, whoever can write the index would end every hold. A record that cannot be read may be one.
    """
    discard(folder / INDEX)
    with Index.open(folder / INDEX) as index:
        rebuild(index, journal)
        if doubt := index.doubt():
            raise LedgerDamaged(doubt - 1)
        return any(index.kept_by(kind) for kind in _BINDING)


def clips_told(journal: Journal) -> frozenset[ClipId]:
    """Return all clips that a history tells of; raise LedgerError or OSError."""
    return frozenset(fact.clip_id for _, fact in journal.facts() if isinstance(fact, ClipOpened))


def count_clips(clips: Path, told: Collection[ClipId]) -> int:
    """Return how many of the clips lie in a folder, finished or not; raise OSError."""
    store = ClipStore(clips)
    return sum(1 for month in store.months() for _ in _ours(store, month, told))


def delete_vault(folder: Path, cache: Path, clips: Path, told: Collection[ClipId]) -> None:
    """Delete all but the ledger, which its opener removes; what was not told of stays. Raises OSError.

    An option names the folder of the clips: another vault may have its own there, and keep them.
    """
    remove_files(folder, (KEYS,))
    store = ClipStore(clips)
    for month in store.months():
        for place in _ours(store, month, told):
            store.delete(place)
        with suppress(OSError):
            (clips / month).rmdir()
    with suppress(FileNotFoundError):
        shutil.rmtree(cache)
    for name in (STATE, INDEX):
        discard(folder / name)
    remove_files(folder, (DAMAGED,))
    tidy(folder)
    with suppress(OSError):
        remove_mark(clips)
        clips.rmdir()


def _ours(store: ClipStore, month: str, told: Collection[ClipId]) -> Iterator[Place]:
    return (place for place, _ in store.names(month) if place.clip_id in told)


def remove_files(folder: Path, names: tuple[str, ...]) -> None:
    """Remove files, durably; one that is not there is removed. Raises OSError."""
    with suppress(FileNotFoundError), opened_folder(folder) as within:
        for name in names:
            with suppress(FileNotFoundError):
                os.unlink(name, dir_fd=within)
        os.fsync(within)

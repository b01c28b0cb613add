"""A vault: its keys, files, index and the journal that has the last word.

What is done with it stands in a file per verb: `recording`, `opening`, `settling`, `sweeping`, `reconciling`. All of
them run in one lane, never two at once; only what is written to a clip's file may run beside it.
"""

from ..model.errors import IndexDamaged
from ..model.facts import Fact
from .index.index import Index
from .index.taking import catch_up, take
from .keyring.keyring import Keyring
from .ports import Journal
from .store import ClipStore


class Vault:
    """The parts of a vault that is in use."""

    def __init__(self, *, keyring: Keyring, store: ClipStore, index: Index, journal: Journal) -> None:
        """Bring the index up to what the journal tells; raise IndexDamaged or OSError."""
        self.keyring = keyring
        self.store = store
        self.index = index
        self.journal = journal
        catch_up(index, journal)
        self._is_behind = False

    def tell(self, fact: Fact) -> int:
        """Have a fact survive a power loss before anything of it can be seen; return its number.

        Raises OSError where the journal cannot take it, and then nothing has happened. An index that cannot take it
        keeps nothing from going on: it is a cache, and catches up with the next fact.
        """
        number = self.journal.append(fact)
        try:
            if self._is_behind:
                catch_up(self.index, self.journal)
            else:
                take(self.index, number, fact)
            self._is_behind = False
        except OSError, IndexDamaged:
            self._is_behind = True
        return number

"""What several tests of the ledger look at, and what they take away before."""

from collections.abc import Callable
import os

from custom_components.footage_guard.model.history import Trouble

from . import independent
from .desk import Desk, fact, facts_of

LONG = bool(os.environ.get("FOOTAGE_GUARD_LONG"))
TREE = ("ledger/hashes", "ledger/places")
CHECKPOINTED = 5
"""How many records an older checkpoint speaks of."""


def without(*names: str) -> Callable[[Desk], None]:
    """Return what removes files."""

    def remove(desk: Desk) -> None:
        for name in names:
            (desk.folder / name).unlink()

    return remove


def root_of(desk: Desk, size: int) -> bytes:
    """Return the root over the first records of the log as it lies there."""
    records = independent.read_log(b"".join(desk.frames()))
    return independent.mth([independent.leaf_of(record) for record in records[:size]])


def check(desk: Desk, size: int, trouble: Trouble | None) -> None:
    """Raise AssertionError unless the ledger opens with facts 0 to `size`, in this trouble, and goes on."""
    with desk.opened() as ledger:
        assert (ledger.size, ledger.trouble) == (size, trouble)
        assert [ledger.read(number) for number in range(size)] == facts_of(*range(size))
        assert [*ledger.facts()] == [*enumerate(facts_of(*range(size)))]
        assert ledger.append(fact(size)) == size
        assert ledger.read(size) == fact(size)

"""Checking a ledger from outside, against nothing but its files and the checkpoints somebody kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from ..model.errors import CheckpointInvalid, FactUnknown, LedgerDamaged, ProofInvalid
from .checkpoint import Checkpoint
from .merkle import Growing, Nodes
from .records import read_leaves


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What a ledger was found to be."""

    size: int
    """Records."""
    root: bytes
    unsigned: int
    """Records behind the newest checkpoint, which no signature covers yet."""


def verify_history(log: int, length: int, newest: Checkpoint, kept: Sequence[Checkpoint] = ()) -> Verified:
    """Pass a history that is whole and continues every checkpoint that was kept; `log` is a descriptor.

    1. Each record is what its frame says: LedgerDamaged names the first that is not.
    2. There are as many records as the newest checkpoint says, and they have its root: LedgerDamaged, ProofInvalid.
    3. The same for each checkpoint that was kept: a history that was rewritten since cannot have its root.

    Whether a checkpoint is signed is looked at when its note is opened. Without step 3 a history that was rewritten and
    signed anew passes: whoever can read the key can do that.
    """
    tree = Growing()
    roots = {0: tree.root()}
    wanted = sorted({checkpoint.size for checkpoint in (newest, *kept)})
    # 1
    for leaves in read_leaves(log, length):
        place = 0
        for size in [size for size in wanted if tree.size < size <= tree.size + len(leaves)]:
            following = place + size - tree.size
            tree.extend(leaves[place:following])
            roots[size], place = tree.root(), following
        tree.extend(leaves[place:])
    # 2, 3
    for checkpoint in (newest, *kept):
        if checkpoint.origin != newest.origin:
            raise CheckpointInvalid
        if checkpoint.size > tree.size:
            raise LedgerDamaged(tree.size)
        if roots[checkpoint.size] != checkpoint.root:
            raise ProofInvalid
    return Verified(size=tree.size, root=tree.root(), unsigned=tree.size - newest.size)


def first_changed(log: int, length: int, nodes: Nodes, newest: Checkpoint) -> int | None:
    """Return the first record that is not the one in a tree with the root of the checkpoint; None without such a tree.

    The tree lies beside the log, where anybody may have written it: it is believed for its root alone.
    """
    try:
        leaves = [nodes.node(0, number) for number in range(newest.size)]
    except FactUnknown:
        return None
    tree = Growing()
    tree.extend(leaves)
    if tree.root() != newest.root:
        return None
    number = 0
    try:
        for found in chain.from_iterable(read_leaves(log, length)):
            if number == newest.size:
                return None
            if found != leaves[number]:
                return number
            number += 1
    except LedgerDamaged as err:
        return err.index
    return number if number < newest.size else None

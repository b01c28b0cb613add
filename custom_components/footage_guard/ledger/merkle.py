"""The Merkle tree of RFC 9162 §2.1: proofs that a record is in a history, and that one history continues another.

A tree is given as its complete subtrees: `node(level, n)` is the hash over the leaves from n·2^level to (n+1)·2^level.
Those never change once their leaves exist, so a proof for a size stays right while records are added.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Protocol, Self

from ..model.errors import ProofInvalid

HASH_BYTES = 32
EMPTY_ROOT = sha256().digest()
_LEAF = b"\x00"
_NODE = b"\x01"


class Nodes(Protocol):
    """The complete subtrees of a tree."""

    def node(self, level: int, number: int, /) -> bytes:
        """Return the hash of a complete subtree."""


def leaf_hash(record: bytes) -> bytes:
    """Return the hash of a record; the prefix keeps an inner node from passing as a record."""
    return sha256(_LEAF + record).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of two subtrees."""
    return sha256(_NODE + left + right).digest()


class Growing:
    """A tree that only grows: what is needed of it to go on, at most one hash per level."""

    def __init__(self) -> None:
        """Begin with no record."""
        self.size = 0
        self._alone: list[bytes | None] = []
        """By level: the complete subtree that has no sibling yet."""

    @classmethod
    def resume(cls, nodes: Nodes, size: int) -> Self:
        """Go on from a tree of this size."""
        tree = cls()
        tree.size = size
        tree._alone = [
            nodes.node(level, (size >> level) - 1) if size >> level & 1 else None for level in range(size.bit_length())
        ]
        return tree

    def completed_by(self, leaf: bytes) -> list[bytes]:
        """Return the hashes of the next leaf and of every subtree that it will complete, the smallest first."""
        hashes = [leaf]
        for left in self._alone:
            if left is None:
                break
            hashes.append(node_hash(left, hashes[-1]))
        return hashes

    def add(self, leaf: bytes) -> list[bytes]:
        """Take the next leaf; return its hash and that of every subtree it completed, the smallest first."""
        hashes = self.completed_by(leaf)
        level = len(hashes) - 1
        self._alone[: level + 1] = [*[None] * level, hashes[-1]]
        self.size += 1
        return hashes

    def extend(self, leaves: Sequence[bytes]) -> None:
        """Take the leaf hashes of the next records."""
        self.size += len(leaves)
        nodes, level = list(leaves), 0
        while nodes:
            if level == len(self._alone):
                self._alone.append(None)
            if (left := self._alone[level]) is not None:
                nodes.insert(0, left)
            self._alone[level] = nodes.pop() if len(nodes) & 1 else None
            pairs = zip(nodes[::2], nodes[1::2], strict=True)
            nodes = [sha256(_NODE + left + right).digest() for left, right in pairs]
            level += 1

    def root(self) -> bytes:
        """Return the root over all records so far."""
        whole = [found for found in self._alone if found is not None]
        if not whole:
            return EMPTY_ROOT
        found = whole[0]
        for left in whole[1:]:
            found = node_hash(left, found)
        return found


def root(nodes: Nodes, size: int) -> bytes:
    """Return the hash over the first `size` records (MTH)."""
    return _range(nodes, 0, size) if size else EMPTY_ROOT


def inclusion_proof(nodes: Nodes, index: int, size: int) -> list[bytes]:
    """Return the path from a record to the root over `size` records (§2.1.3.1); raise IndexError."""
    if not 0 <= index < size:
        raise IndexError
    path: list[bytes] = []
    low, high = 0, size
    while high - low > 1:
        middle = low + _split(high - low)
        if index < middle:
            path.append(_range(nodes, middle, high))
            high = middle
        else:
            path.append(_range(nodes, low, middle))
            low = middle
    return path[::-1]


def consistency_proof(nodes: Nodes, old: int, size: int) -> list[bytes]:
    """Return what shows that the first `old` records are the same in both trees (§2.1.4.1); raise IndexError."""
    if not 0 <= old <= size:
        raise IndexError
    if old in (0, size):
        return []
    path: list[bytes] = []
    low, high, is_whole = 0, size, True
    while old != high:
        middle = low + _split(high - low)
        if old <= middle:
            path.append(_range(nodes, middle, high))
            high = middle
        else:
            path.append(_range(nodes, low, middle))
            low, is_whole = middle, False
    if not is_whole:
        path.append(_range(nodes, low, high))
    return path[::-1]


def check_inclusion(*, leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> None:
    """Pass a record that is in the tree at its place (§2.1.3.2); raise ProofInvalid."""
    if not 0 <= index < size or len(leaf) != HASH_BYTES:
        raise ProofInvalid
    found = leaf
    for part, is_left in zip(proof, _sides(index, size - 1, len(proof)), strict=True):
        found = node_hash(part, found) if is_left else node_hash(found, part)
    if found != root:
        raise ProofInvalid


def check_consistency(*, old: int, old_root: bytes, size: int, root: bytes, proof: Sequence[bytes]) -> None:
    """Pass a tree that continues an older one (§2.1.4.2); raise ProofInvalid, also for an empty older one.

    Every history continues the empty one, so that would prove nothing.
    """
    if not 0 < old <= size:
        raise ProofInvalid
    if old == size:
        if proof or old_root != root:
            raise ProofInvalid
        return
    # A whole older tree is itself the first part.
    parts = list(proof) if old & (old - 1) else [old_root, *proof]
    if not parts:
        raise ProofInvalid
    found_old = found = parts.pop(0)
    skipped = (old ^ (old - 1)).bit_length() - 1
    for part, is_left in zip(parts, _sides(old - 1 >> skipped, size - 1 >> skipped, len(parts)), strict=True):
        if is_left:
            found_old = node_hash(part, found_old)
        found = node_hash(part, found) if is_left else node_hash(found, part)
    if found_old != old_root or found != root:
        raise ProofInvalid


def _sides(node: int, last: int, parts: int) -> Iterator[bool]:
    """Yield for each part of a proof whether it stands to the left; raise ProofInvalid for one too many or too few."""
    for _ in range(parts):
        if not last:
            raise ProofInvalid
        is_left = bool(node & 1) or node == last
        yield is_left
        while is_left and not node & 1 and node:
            node, last = node >> 1, last >> 1
        node, last = node >> 1, last >> 1
    if last:
        raise ProofInvalid


def _split(count: int) -> int:
    """Return the largest power of two below a number of leaves."""
    return 1 << (count - 1).bit_length() - 1


def _range(nodes: Nodes, low: int, high: int) -> bytes:
    """Return the hash over leaves that begin at a multiple of the next power of two, from complete subtrees."""
    parts: list[bytes] = []
    while low < high:
        level = (high - low).bit_length() - 1
        parts.append(nodes.node(level, low >> level))
        low += 1 << level
    found = parts.pop()
    while parts:
        found = node_hash(parts.pop(), found)
    return found

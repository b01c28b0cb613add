"""The tree is that of RFC 9162: compared with pymerkle and with the definitions of the RFC; no wrong proof passes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
import os

from hypothesis import given, settings, strategies as st
from pymerkle import InmemoryTree
import pytest

from custom_components.footage_guard.ledger.merkle import (
    EMPTY_ROOT,
    Growing,
    check_consistency,
    check_inclusion,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    root,
)
from custom_components.footage_guard.model.errors import ProofInvalid

from . import independent

LONG = bool(os.environ.get("FOOTAGE_GUARD_LONG"))
SIZES = range(1, 257)
TAMPERED = SIZES if LONG else (*range(1, 34), 63, 64, 65, 127, 128, 129, 255, 256)
TREES = 20_000 if LONG else 1_000


class Whole:
    """All complete subtrees of a tree, in memory."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self._levels = [list(leaves)]
        while len(self._levels[-1]) > 1:
            below = self._levels[-1]
            pairs = zip(below[::2], below[1::2], strict=False)
            self._levels.append([independent.hash_of(b"\x01" + left + right) for left, right in pairs])

    def node(self, level: int, number: int) -> bytes:
        return self._levels[level][number]


@cache
def _leaves(size: int) -> tuple[bytes, ...]:
    return tuple(leaf_hash(b"%d" % number) for number in range(size))


@cache
def _root(size: int) -> bytes:
    return root(Whole(_leaves(size)), size)


def _flipped(data: bytes, bit: int) -> bytes:
    return (int.from_bytes(data) ^ 1 << bit).to_bytes(len(data))


def _tampered(proof: list[bytes]) -> Iterator[list[bytes]]:
    """Yield what somebody could make of a proof: a part flipped, dropped, doubled, swapped, shortened or added."""
    for place, part in enumerate(proof):
        yield [*proof[:place], _flipped(part, 8 * place + 3), *proof[place + 1 :]]
        yield [*proof[:place], *proof[place + 1 :]]
        yield [*proof[:place], part, *proof[place:]]
        yield [*proof[:place], part[:-1], *proof[place + 1 :]]
        yield [*proof[:place], *proof[place : place + 2][::-1], *proof[place + 2 :]]
    yield [*proof, bytes(32)]
    yield [bytes(32), *proof]


@given(st.lists(st.binary(max_size=50), max_size=70), st.data())
@settings(max_examples=TREES)
def test_a_thousand_random_trees_are_those_of_pymerkle(records: list[bytes], data: st.DataObject) -> None:
    theirs = InmemoryTree(algorithm="sha256")
    for record in records:
        theirs.append_entry(record)
    leaves = [leaf_hash(record) for record in records]
    size = data.draw(st.integers(0, len(records)))
    assert root(Whole(leaves), size) == theirs.get_root(size) == independent.mth(leaves[:size])
    for index in range(size):
        # pymerkle's path begins with the leaf itself.
        assert [leaves[index], *inclusion_proof(Whole(leaves), index, size)] == theirs.prove_inclusion(
            index + 1, size
        ).path


def test_every_proof_up_to_256_records_is_that_of_the_rfc_and_passes() -> None:
    for size in SIZES:
        leaves = _leaves(size)
        tree = Whole(leaves)
        assert _root(size) == independent.mth(leaves)
        for index, leaf in enumerate(leaves):
            found = inclusion_proof(tree, index, size)
            assert independent.root_from_path(leaf, index, size, found) == _root(size)
            check_inclusion(leaf=leaf, index=index, size=size, proof=found, root=_root(size))
            old = index + 1
            found = consistency_proof(tree, old, size)
            assert independent.roots_from_proof(old, size, found, _root(old)) == (_root(old), _root(size))
            check_consistency(old=old, old_root=_root(old), size=size, root=_root(size), proof=found)


@pytest.mark.parametrize("size", [*range(1, 34), 100, 255, 256])
def test_every_proof_has_the_parts_that_the_rfc_gives_it_in_their_order(size: int) -> None:
    leaves = _leaves(size)
    tree = Whole(leaves)
    for number in range(size):
        assert inclusion_proof(tree, number, size) == independent.path(number, leaves)
        assert consistency_proof(tree, number + 1, size) == independent.proof(number + 1, leaves)


@dataclass(frozen=True, kw_only=True)
class Inclusion:
    """A claim that a record is in a tree."""

    leaf: bytes
    index: int
    size: int
    proof: list[bytes]
    root: bytes

    def passes(self) -> bool:
        try:
            check_inclusion(leaf=self.leaf, index=self.index, size=self.size, proof=self.proof, root=self.root)
        except ProofInvalid:
            return False
        return True

    def others(self) -> Iterator[Inclusion]:
        """Yield claims that are not true."""
        rest = {"leaf": self.leaf, "root": self.root}
        for proof in _tampered(self.proof):
            if proof != self.proof:
                yield Inclusion(index=self.index, size=self.size, proof=proof, **rest)
        for index in {self.index ^ 1, self.index + 1, self.index - 1, self.size, -1} - {self.index}:
            yield Inclusion(index=index, size=self.size, proof=self.proof, **rest)
        for changes in ({"leaf": _flipped(self.leaf, 7)}, {"leaf": self.leaf[:-1]}, {"root": _flipped(self.root, 7)}):
            yield Inclusion(index=self.index, size=self.size, proof=self.proof, **(rest | changes))


@pytest.mark.parametrize("size", TAMPERED)
def test_no_tampering_with_an_inclusion_proof_passes(size: int) -> None:
    tree = Whole(_leaves(size))
    claims = [
        Inclusion(leaf=leaf, index=index, size=size, proof=inclusion_proof(tree, index, size), root=_root(size))
        for index, leaf in enumerate(_leaves(size))
    ]
    others = chain.from_iterable(claim.others() for claim in claims)
    assert [claim for claim in others if claim.passes()] == []


def test_an_inclusion_proof_never_passes_with_another_size_and_the_root_of_that() -> None:
    for size in SIZES:
        tree = Whole(_leaves(size + 1))
        for index in range(size):
            proof = inclusion_proof(tree, index, size)
            other = Inclusion(leaf=_leaves(size)[index], index=index, size=size + 1, proof=proof, root=_root(size + 1))
            assert not other.passes()


@dataclass(frozen=True, kw_only=True)
class Consistency:
    """A claim that a tree continues an older one."""

    old: int
    old_root: bytes
    size: int
    root: bytes
    proof: list[bytes]

    def passes(self) -> bool:
        try:
            check_consistency(old=self.old, old_root=self.old_root, size=self.size, root=self.root, proof=self.proof)
        except ProofInvalid:
            return False
        return True

    def others(self) -> Iterator[Consistency]:
        """Yield claims that are not true."""
        rest = {"old_root": self.old_root, "root": self.root}
        for proof in _tampered(self.proof):
            if proof != self.proof:
                yield Consistency(old=self.old, size=self.size, proof=proof, **rest)
        for old in {self.old + 1, self.old - 1, 0, -1, self.size + 1}:
            yield Consistency(old=old, size=self.size, proof=self.proof, **rest)
        for changes in ({"old_root": _flipped(self.old_root, 9)}, {"root": _flipped(self.root, 9)}):
            yield Consistency(old=self.old, size=self.size, proof=self.proof, **(rest | changes))


@pytest.mark.parametrize("size", TAMPERED)
def test_no_tampering_with_a_consistency_proof_passes(size: int) -> None:
    tree = Whole(_leaves(size))
    claims = [
        Consistency(old=old, old_root=_root(old), size=size, root=_root(size), proof=consistency_proof(tree, old, size))
        for old in range(1, size + 1)
    ]
    others = chain.from_iterable(claim.others() for claim in claims)
    assert [claim for claim in others if claim.passes()] == []


def test_every_history_continues_the_empty_one_so_that_proves_nothing() -> None:
    assert consistency_proof(Whole(_leaves(5)), 0, 5) == []
    assert not Consistency(old=0, old_root=EMPTY_ROOT, size=5, root=_root(5), proof=[]).passes()


def test_a_whole_older_tree_needs_a_proof_all_the_same() -> None:
    assert not Consistency(old=3, old_root=_root(3), size=5, root=_root(5), proof=[]).passes()


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (0, 0)])
def test_there_is_no_path_from_a_record_that_is_not_there(index: int, size: int) -> None:
    with pytest.raises(IndexError):
        inclusion_proof(Whole(_leaves(3)), index, size)


@pytest.mark.parametrize(("old", "size"), [(-1, 3), (4, 3)])
def test_there_is_no_proof_that_a_tree_continues_a_larger_one(old: int, size: int) -> None:
    with pytest.raises(IndexError):
        consistency_proof(Whole(_leaves(3)), old, size)


def test_the_root_of_nothing_is_the_hash_of_nothing() -> None:
    assert root(Whole([]), 0) == Growing().root() == EMPTY_ROOT == independent.mth([])


def test_an_inner_node_never_passes_for_a_record() -> None:
    left, right = _leaves(2)
    assert leaf_hash(left + right) != _root(2)


def _grow(tree: Growing, leaves: Sequence[bytes], *, is_at_once: bool) -> None:
    if is_at_once:
        tree.extend(leaves)
    else:
        for leaf in leaves:
            tree.add(leaf)


@given(st.lists(st.tuples(st.integers(0, 40), st.booleans()), max_size=20))
def test_a_growing_tree_has_the_right_root_however_it_grew(steps: list[tuple[int, bool]]) -> None:
    tree, leaves = Growing(), _leaves(sum(count for count, _ in steps))
    for count, is_at_once in steps:
        _grow(tree, leaves[tree.size : tree.size + count], is_at_once=is_at_once)
        assert tree.root() == independent.mth(leaves[: tree.size])


@pytest.mark.parametrize("size", range(70))
def test_a_tree_goes_on_from_its_complete_subtrees(size: int) -> None:
    leaves = _leaves(size + 9)
    tree = Growing.resume(Whole(leaves), size)
    assert (tree.size, tree.root()) == (size, independent.mth(leaves[:size]))
    tree.extend(leaves[size:])
    assert tree.root() == independent.mth(leaves)


@pytest.mark.parametrize("size", range(70))
def test_a_leaf_completes_the_subtrees_that_it_ends(size: int) -> None:
    leaves = _leaves(size + 1)
    tree, whole = Growing.resume(Whole(leaves), size), Whole(leaves)
    wanted = [whole.node(level, number) for level, number in independent.places_of_hashes(size + 1)]
    before = len(independent.places_of_hashes(size))
    assert tree.completed_by(leaves[size]) == wanted[before:]
    assert tree.root() == independent.mth(leaves[:size]), "asking changes nothing"
    assert tree.add(leaves[size]) == wanted[before:]
    assert tree.root() == independent.mth(leaves)

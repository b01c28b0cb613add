"""Where hashes and places lie, and what is not there."""

from collections.abc import Iterator
import os
from pathlib import Path

import pytest

from custom_components.footage_guard.ledger.merkle import Growing, leaf_hash
from custom_components.footage_guard.ledger.nodes import NodeFile, stored, stored_at
from custom_components.footage_guard.model.errors import FactUnknown

from . import independent


@pytest.fixture
def descriptors(tmp_path: Path) -> Iterator[tuple[int, int]]:
    opened = [os.open(tmp_path / name, os.O_RDWR | os.O_CREAT) for name in ("hashes", "places")]
    yield opened[0], opened[1]
    for descriptor in opened:
        os.close(descriptor)


def _filled(descriptors: tuple[int, int], size: int) -> NodeFile:
    nodes, tree = NodeFile(*descriptors), Growing()
    for index in range(size):
        nodes.add(index, tree.add(leaf_hash(b"%d" % index)), [(index + 1) * 100])
    return nodes


def test_each_subtree_lies_behind_the_last_leaf_below_it() -> None:
    order = independent.places_of_hashes(300)
    assert [stored_at(level, number) for level, number in order] == list(range(len(order)))


def test_a_tree_of_each_size_has_that_many_hashes() -> None:
    assert [stored(size) for size in range(300)] == [len(independent.places_of_hashes(size)) for size in range(300)]


def test_what_was_added_is_there(descriptors: tuple[int, int]) -> None:
    nodes = _filled(descriptors, 21)
    leaves = [leaf_hash(b"%d" % index) for index in range(21)]
    for level, number in independent.places_of_hashes(21):
        assert nodes.node(level, number) == independent.mth(leaves[number << level : number + 1 << level])
    assert [nodes.end(index) for index in range(-1, 21)] == [100 * count for count in range(22)]


def test_many_records_at_once_give_the_same_files(descriptors: tuple[int, int], tmp_path: Path) -> None:
    _filled(descriptors, 21)
    one_by_one = [os.pread(descriptor, 10_000, 0) for descriptor in descriptors]
    nodes, tree = NodeFile(*descriptors), Growing()
    nodes.cut(0)
    hashes = [found for index in range(21) for found in tree.add(leaf_hash(b"%d" % index))]
    nodes.add(0, hashes, [100 * count for count in range(1, 22)])
    nodes.sync()
    assert [os.pread(descriptor, 10_000, 0) for descriptor in descriptors] == one_by_one


@pytest.mark.parametrize("size", range(21))
def test_nothing_is_left_behind_a_cut(descriptors: tuple[int, int], size: int) -> None:
    nodes = _filled(descriptors, 21)
    nodes.cut(size)
    assert os.fstat(descriptors[0]).st_size == 32 * len(independent.places_of_hashes(size))
    assert nodes.end(size - 1) == 100 * size
    with pytest.raises(FactUnknown):
        nodes.node(0, size)
    with pytest.raises(FactUnknown):
        nodes.end(size)

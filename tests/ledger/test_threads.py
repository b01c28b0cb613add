"""What is proven in one thread while another appends holds for its checkpoint."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from custom_components.footage_guard.ledger.ledger import Ledger, Proof
from custom_components.footage_guard.ledger.merkle import check_consistency, check_inclusion, leaf_hash

from . import independent
from .conftest import RECORDS
from .desk import Desk, fact

pytestmark = pytest.mark.usefixtures("quick_disk")
PROOFS = 400


def _append(ledger: Ledger, is_done: Event) -> int:
    while not is_done.is_set():
        ledger.append(fact(ledger.size))
    return ledger.size


def _prove(ledger: Ledger) -> list[Proof]:
    found = []
    for turn in range(PROOFS):
        size = ledger.size
        found.append(ledger.prove((turn * 7919) % size))
        assert ledger.read(size - 1) == fact(size - 1)
    return found


def _check(ledger: Ledger, proof: Proof) -> int:
    _, size, root = independent.read_note(proof.checkpoint.decode(), ledger.verifier_key)
    leaf = leaf_hash(proof.record)
    check_inclusion(leaf=leaf, index=proof.index, size=size, proof=proof.path, root=root)
    return size


def _follow(ledger: Ledger) -> int:
    old = ledger.newest()
    for _ in range(PROOFS):
        newest = ledger.newest()
        proof = ledger.prove_consistency(old.size, newest.size)
        check_consistency(old=old.size, old_root=old.root, size=newest.size, root=newest.root, proof=proof)
        old = newest
    return old.size


def _list(ledger: Ledger) -> int:
    for _ in range(PROOFS // 20):
        size = ledger.size
        assert [told for _, told in ledger.facts(size // 2)][: size - size // 2] == [
            fact(number) for number in range(size // 2, size)
        ]
        assert ledger.verify().size >= size
    return size


@pytest.mark.parametrize("lose", [Desk.snapshot, lambda desk: (desk.ledger / "hashes").write_bytes(bytes(64))])
def test_proofs_hold_while_another_thread_appends(written: Desk, lose: Callable[[Desk], object]) -> None:
    with written.opened() as ledger, ThreadPoolExecutor(4) as threads:
        lose(written)
        is_done = Event()
        appending = threads.submit(_append, ledger, is_done)
        asking = [threads.submit(ask, ledger) for ask in (_follow, _list)]
        try:
            proofs = _prove(ledger)
            seen = [asked.result() for asked in asking]
        finally:
            is_done.set()
        assert appending.result() > RECORDS
        sizes = [_check(ledger, proof) for proof in proofs]
        assert len(sizes) == PROOFS
        assert sizes == sorted(sizes)
        assert max(sizes[-1], *seen) <= ledger.size
    assert written.told() == [fact(number) for number in range(len(written.frames()))]

"""Records on people are found among many others, wherever they lie, and each is proven."""

from contextlib import closing
from pathlib import Path

import pytest

from custom_components.footage_guard.ledger import records
from custom_components.footage_guard.ledger.leaves import KINDS, LOCKDOWN_MARK, Moment
from custom_components.footage_guard.ledger.ledger import Ledger
from custom_components.footage_guard.model.errors import FactUnknown
from custom_components.footage_guard.model.facts import EpochErased, Fact
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.lockdown_facts import LockdownEntered, LockdownLeft
from custom_components.footage_guard.model.people_facts import PersonRemoved, VaultRemoved

NOW = Moment(at_ms=1_795_507_200_000, boot="5c1a", up_ms=86_400_000)
OTHER = EpochErased(epoch="2026-11")
FACTS: list[Fact] = [
    VaultRemoved(),
    *[OTHER] * 40,
    PersonRemoved(person_id='"kind":"people_', actor="x"),
    PersonRemoved(person_id="robin", actor="alex"),
    *[OTHER] * 300,
    VaultRemoved(),
]
PLACES = [0, 41, 42, 343]


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """A ledger with some of them."""
    made = Ledger.open(tmp_path / "ledger", tmp_path / "cache", lambda: NOW)
    for fact in FACTS:
        made.append(fact)
    return made


@pytest.mark.parametrize("batch_bytes", [1 << 20, 4096, 97, 15])
def test_each_is_found_once(ledger: Ledger, monkeypatch: pytest.MonkeyPatch, batch_bytes: int) -> None:
    monkeypatch.setattr(records, "_BATCH_BYTES", batch_bytes)
    assert [(number, leaf.fact) for number, leaf in ledger.people()] == [(place, FACTS[place]) for place in PLACES]
    ledger.close()


def test_one_that_was_changed_is_not_taken(ledger: Ledger, tmp_path: Path) -> None:
    log = tmp_path / "ledger" / "log"
    log.write_bytes(log.read_bytes().replace(b'"person_id":"robin"', b'"person_id":"rover"'))
    with pytest.raises(FactUnknown):
        list(ledger.people())
    ledger.close()


def test_an_end_that_is_not_reached_is_not_looked_at(ledger: Ledger) -> None:
    assert list(ledger._log.find(b'"kind":"people_', 42)) == PLACES[:2]
    ledger.close()


def test_what_was_told_of_lockdowns_is_found_from_a_number_on(tmp_path: Path) -> None:
    told: list[Fact] = [
        LockdownEntered(reason=LockdownReason.ASKED, since_ms=1),
        OTHER,
        PersonRemoved(person_id='"kind":"lockdown_', actor="x"),
        LockdownLeft(actor="robin", asked_ms=2),
    ]
    with closing(Ledger.open(tmp_path / "ledger", tmp_path / "cache", lambda: NOW)) as ledger:
        for fact in told:
            ledger.append(fact)
        assert list(ledger.lockdowns()) == [told[0], told[3]]
        assert list(ledger.lockdowns(1)) == [told[3]]
        assert list(ledger.lockdowns(4)) == []


def test_one_that_cannot_be_read_hides_none_of_those_after_it(tmp_path: Path) -> None:
    told = [LockdownLeft(actor=name, asked_ms=2) for name in ("robin", "alex")]
    with closing(Ledger.open(tmp_path / "ledger", tmp_path / "cache", lambda: NOW)) as ledger:
        for fact in told:
            ledger.append(fact)
        log = tmp_path / "ledger" / "log"
        log.write_bytes(log.read_bytes().replace(b"robin", b"rover"))
        assert list(ledger.lockdowns()) == [None, told[1]]


def test_the_mark_of_lockdowns_is_that_of_their_kinds_alone() -> None:
    marked = [kind for kind in KINDS if f'"kind":"{kind}'.encode().startswith(LOCKDOWN_MARK)]
    assert [KINDS[kind].__name__ for kind in marked] == ["LockdownEntered", "LockdownLeft"]

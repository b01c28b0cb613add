"""What a person wrote lies encrypted beside the log, and can be erased while the history still proves right."""

from pathlib import Path
import random

import pytest

from custom_components.footage_guard.ledger.leaves import Moment
from custom_components.footage_guard.ledger.ledger import Ledger
from custom_components.footage_guard.ledger.side import SideRecords
from custom_components.footage_guard.model.errors import FactErased, FactUnknown, VaultFileRefused
from custom_components.footage_guard.model.facts import EpochMade
from custom_components.footage_guard.vault.age.keys import X25519Identity
from custom_components.footage_guard.vault.age.small import open_sealed, seal

KEY = X25519Identity.generate()
WORDS = b"Jane Doe, badge 1234, asks for the night of the fire"
SEALED = seal(WORDS, [KEY.recipient])


@pytest.fixture
def side(tmp_path: Path) -> SideRecords:
    """The side records of a ledger."""
    return SideRecords(tmp_path / "ledger")


def test_what_was_written_is_read_by_those_it_was_sealed_for(side: SideRecords) -> None:
    digest = side.put(SEALED)
    assert open_sealed(side.get(digest), [KEY]) == WORDS


def test_nothing_of_it_can_be_read_or_guessed_on_the_disk(side: SideRecords, tmp_path: Path) -> None:
    assert side.put(SEALED) != side.put(seal(WORDS, [KEY.recipient]))
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) == 2
    assert not [path for path in files if b"Jane" in path.read_bytes() or path.stat().st_mode & 0o077]


def test_what_was_erased_is_gone_and_the_history_still_proves_right(side: SideRecords, tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "ledger", tmp_path / "cache", lambda: Moment(at_ms=1, boot="", up_ms=1))
    number = ledger.append(EpochMade(epoch="2026-11", recipient=side.put(SEALED)))
    fact = ledger.read(number)
    assert isinstance(fact, EpochMade)
    side.erase(fact.recipient)
    side.erase(fact.recipient)
    with pytest.raises(FactErased):
        side.get(fact.recipient)
    assert ledger.verify().size == 1
    assert ledger.read(number) == fact
    ledger.close()


def test_other_bytes_in_its_place_are_not_given_out(side: SideRecords, tmp_path: Path) -> None:
    digest = side.put(SEALED)
    (tmp_path / "ledger" / "side" / digest.hex()).write_bytes(seal(b"something else", [KEY.recipient]))
    with pytest.raises(FactUnknown):
        side.get(digest)


def test_a_link_is_not_followed(side: SideRecords, tmp_path: Path) -> None:
    digest = side.put(SEALED)
    path = tmp_path / "ledger" / "side" / digest.hex()
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(VaultFileRefused):
        side.get(digest)


@pytest.mark.parametrize("digest", [b"", b"x" * 31, b"../../../../../../../../etc/passwd"])
def test_only_a_digest_names_a_record(side: SideRecords, digest: bytes) -> None:
    for use in (side.get, side.erase):
        with pytest.raises(ValueError, match="digest"):
            use(digest)


def test_a_record_that_never_was_is_erased(side: SideRecords) -> None:
    side.erase(random.Random(1).randbytes(32))  # noqa: S311  # a name, not a secret

"""The published vectors and the golden ledger: ours gives them again, and somebody else reads them the same way."""

from base64 import b64decode
from itertools import pairwise
import json
from pathlib import Path
import shutil
from typing import Any

import pytest

from . import independent
from .desk import Desk
from .vectors import FACTS, computed, write

VECTORS: dict[str, Any] = json.loads(Path(__file__).parents[1].joinpath("vectors", "ledger.json").read_bytes())
GOLDEN = Path(__file__).parents[1] / "golden" / "ledger-v1"
RECORDS = [entry["record"].encode() for entry in VECTORS["records"]]
LEAVES = [bytes.fromhex(entry["leaf"]) for entry in VECTORS["records"]]


def test_our_code_gives_the_vectors(desk: Desk) -> None:
    assert computed(write(desk.folder)) == VECTORS


def test_there_is_a_record_of_every_kind() -> None:
    kinds = {json.loads(record)["kind"] for record in RECORDS}
    assert len(kinds) == len({type(told) for told in FACTS}) == 11


def test_somebody_else_reads_the_same_log() -> None:
    assert independent.read_log(bytes.fromhex(VECTORS["log"])) == RECORDS
    assert [independent.leaf_of(record) for record in RECORDS] == LEAVES


def test_somebody_else_spells_the_same_records() -> None:
    # Sorting by code point is sorting by UTF-16 for names in ASCII, and there are no fractions.
    assert [
        json.dumps(json.loads(record), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        for record in RECORDS
    ] == RECORDS


def test_somebody_else_computes_the_same_roots() -> None:
    assert [independent.mth(LEAVES[:size]).hex() for size in range(len(LEAVES) + 1)] == VECTORS["roots"]


def test_somebody_else_finds_the_same_hashes_and_places() -> None:
    order = independent.places_of_hashes(len(LEAVES))
    found = [independent.mth(LEAVES[number << level : number + 1 << level]).hex() for level, number in order]
    assert "".join(found) == VECTORS["hashes"]
    places = bytes.fromhex(VECTORS["places"])
    ends = [0, *(int.from_bytes(places[place : place + 8]) for place in range(0, len(places), 8))]
    assert [end - start for start, end in pairwise(ends)] == [36 + len(record) for record in RECORDS]


def test_somebody_else_computes_the_same_proofs() -> None:
    for entry in VECTORS["inclusion"]:
        wanted = independent.path(entry["index"], LEAVES[: entry["size"]])
        assert [bytes.fromhex(part) for part in entry["path"]] == wanted
    for entry in VECTORS["consistency"]:
        wanted = independent.proof(entry["old"], LEAVES[: entry["size"]])
        assert [bytes.fromhex(part) for part in entry["proof"]] == wanted


def test_somebody_else_trusts_the_same_notes() -> None:
    origin = VECTORS["verifier"].split("+")[0]
    key = b64decode(VECTORS["verifier"].split("+", 2)[2])[1:]
    assert origin == f"footage-guard/{independent.hash_of(key).hex()[:16]}"
    for size, note in enumerate(VECTORS["notes"]):
        assert independent.read_note(note, VECTORS["verifier"]) == (origin, size, bytes.fromhex(VECTORS["roots"][size]))


@pytest.fixture
def golden(tmp_path: Path) -> Desk:
    """A copy of a ledger that the first version wrote."""
    shutil.copytree(GOLDEN, tmp_path / "golden")
    return Desk(tmp_path / "golden")


@pytest.mark.parametrize("lost", [(), ("hashes", "places")], ids=["whole", "without its tree"])
def test_a_ledger_of_the_first_version_opens(golden: Desk, lost: tuple[str, ...]) -> None:
    for name in lost:
        (golden.ledger / name).unlink()
    with golden.opened() as ledger:
        assert ledger.trouble is None
        assert [ledger.read(number) for number in range(ledger.size)] == [*FACTS]
        assert ledger.verify().root.hex() == VECTORS["roots"][-1]
        assert ledger.append(FACTS[0]) == len(FACTS)


def test_the_second_place_of_the_first_version_is_understood(golden: Desk) -> None:
    golden.write_frames(golden.frames()[:-1])
    with golden.opened() as ledger:
        assert ledger.trouble is not None
        assert ledger.trouble.known == len(FACTS)


def test_a_ledger_written_now_is_the_same_to_the_byte(desk: Desk, golden: Desk) -> None:
    written = write(desk.folder)
    for name in ("log", "hashes", "places", "key", "checkpoint"):
        assert (written.ledger / name).read_bytes() == (golden.ledger / name).read_bytes()
    assert written.seen.read_bytes() == golden.seen.read_bytes()

"""P8: the ledger. Baseline: pymerkle, the tree of RFC 9162 on SQLite, which keeps records and leaf hashes in one table.

The baseline is durable too: it commits each record on its own, with SQLite's own journal (DELETE) and `synchronous` at
FULL, neither of which it touches; the benchmark fails where that is not so. Both lie on the same disk and append in
turn, record by record. The baseline is given the bytes of each record. Ours makes them itself, keeps the tree, the
newest root and the second place, and signs a checkpoint every 256 records.

Verifying reads the whole log, computes every leaf and the root, and compares it with the signed checkpoint; beside it
stands a digest of each record alone. A proof
comes with a checkpoint signed for it. A ledger is opened as after a stop, and as after a loss of power: with a torn
record, 255 whole ones that no checkpoint speaks of, and nothing in the second place.

The quick form has a tenth of the records and takes the CPU time of what does not wait for the disk.
"""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from itertools import batched, count
from pathlib import Path
import random
import sqlite3
from statistics import median
import tempfile
from time import perf_counter, process_time
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pymerkle import SqliteTree

from benchmarks.measure import Line, line, timed
from custom_components.footage_guard.ledger.checkpoint import Checkpoint, key_name, open_note, sign
from custom_components.footage_guard.ledger.leaves import Leaf, Moment, dump_leaf
from custom_components.footage_guard.ledger.ledger import CHECKPOINT_EVERY, Ledger
from custom_components.footage_guard.ledger.merkle import EMPTY_ROOT, leaf_hash
from custom_components.footage_guard.ledger.records import framed
from custom_components.footage_guard.ledger.verifying import verify_history
from custom_components.footage_guard.model.facts import ClipSealed, Picture
from custom_components.footage_guard.model.ids import CameraId, ClipId, make_clip_id

QUICK_SIZE, SIZE = 100_000, 1_000_000
TARGET_APPEND = 0.333
TARGET_APPEND_QUICK = 0.366
"""Few turns waver by a tenth; the long form has the target."""
TARGET_VERIFY = 4.0
TARGET_RATE, TARGET_PROOF_S, TARGET_OPEN_S = 300_000, 0.001, 0.5
_APPENDS, _PROOFS = 150, 200
_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
_ORIGIN = key_name(_KEY.public_key().public_bytes_raw())
_START_MS: Final = 1_795_507_200_000
_FULL, _DELETE = 2, "delete"

type Clock = Callable[[], float]


def run(repetitions: int, *, is_quick: bool) -> list[Line]:
    """Measure; the quick form has a tenth of the records."""
    size, clock = (QUICK_SIZE, process_time) if is_quick else (SIZE, perf_counter)
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as name:
        ours, theirs = _append(Path(name), repetitions * _APPENDS)
        bench = _Bench(Path(name) / "long", clock, size)
        bench.write()
        verified = [bench.verify() for _ in range(repetitions)]
        hashed = [bench.hash_alone() for _ in range(repetitions)]
        opened = [bench.open() for _ in range(repetitions)]
        torn = [bench.open_torn() for _ in range(repetitions)]
        proved = [bench.prove() for _ in range(repetitions)]
    append = TARGET_APPEND_QUICK if is_quick else TARGET_APPEND
    return [
        line("durable append / pymerkle on SQLite", ours=[ours], baseline=[theirs], target=append),
        line("verify / SHA-256 of each record alone", ours=verified, baseline=hashed, target=TARGET_VERIFY),
        *([] if is_quick else [_rate(verified, size)]),
        timed(f"proof / 1 ms, {size:,} records", proved, TARGET_PROOF_S, is_quick=is_quick),
        timed(f"open / 0.5 s, {size:,} records", opened, TARGET_OPEN_S, is_quick=is_quick),
        timed(f"open after a loss of power, {size:,}", torn, TARGET_OPEN_S, is_quick=is_quick),
    ]


def _rate(verified: list[float], size: int) -> Line:
    """Judge a rate, which a slower machine misses: not for CI."""
    return line(f"verify / {TARGET_RATE:,} a second", ours=verified, baseline=[size / TARGET_RATE], target=1.0)


def _append(folder: Path, appends: int) -> tuple[float, float]:
    """Return the median seconds of an append, ours and the baseline's."""
    times: dict[str, list[float]] = {"ours": [], "theirs": []}
    with _opened(folder / "ours") as ledger, SqliteTree(str(folder / "theirs.sqlite")) as baseline:
        _must_be_durable(baseline.con)
        for number in range(appends):
            fact = _fact(number)
            start = perf_counter()
            ledger.append(fact)
            middle = perf_counter()
            baseline.append_entry(_record(fact))
            times["theirs"].append(perf_counter() - middle)
            times["ours"].append(middle - start)
        # Both keep the tree of RFC 9162, but pymerkle numbers its leaves from one and the clock of ours goes on.
        if (ledger.size, leaf_hash(baseline.get_entry(appends))) != (appends, baseline.get_leaf(appends)):
            raise AssertionError
    return median(times["ours"]), median(times["theirs"])


def _must_be_durable(connection: sqlite3.Connection) -> None:
    synchronous = connection.execute("PRAGMA synchronous").fetchone()
    journal = connection.execute("PRAGMA journal_mode").fetchone()
    if (synchronous, journal) != (_FULL, _DELETE):
        raise AssertionError(synchronous, journal)


@dataclass(frozen=True)
class _Bench:
    """A long ledger, and the second place beside it."""

    folder: Path
    clock: Clock
    size: int

    def write(self) -> None:
        """Write the log as the ledger would have, and have its tree made."""
        ledger = self.folder / "ledger"
        ledger.mkdir(parents=True)
        ledger.joinpath("key").write_bytes(_KEY.private_bytes_raw())
        ledger.joinpath("checkpoint").write_bytes(sign(Checkpoint(origin=_ORIGIN, size=0, root=EMPTY_ROOT), _KEY))
        with ledger.joinpath("log").open("wb") as log:
            for records in batched(_records(self.size), 10_000, strict=False):
                log.write(b"".join(framed(record)[0] for record in records))
        with _opened(self.folder) as opened:
            if (opened.size, opened.trouble) != (self.size, None):
                raise AssertionError(opened.size, opened.trouble)

    def verify(self) -> float:
        """Return the seconds of verifying."""
        newest = open_note(
            (self.folder / "ledger" / "checkpoint").read_bytes(), _ORIGIN, _KEY.public_key().public_bytes_raw()
        )
        with (self.folder / "ledger" / "log").open("rb") as log:
            return self._timed(lambda: verify_history(log.fileno(), Path(log.name).stat().st_size, newest))

    def hash_alone(self) -> float:
        """Return the seconds of what no verifier can do without: a digest of each record."""
        records = list(_records(self.size))
        return self._timed(lambda: [sha256(record).digest() for record in records])

    def open(self) -> float:
        """Return the seconds of opening."""
        opened: list[Ledger] = []
        seconds = self._timed(lambda: opened.append(_open(self.folder)))
        with closing(opened[0]) as ledger:
            ledger.may_rely()
        return seconds

    def open_torn(self) -> float:
        """Return the seconds of opening after a loss of power."""
        checkpoint, log = self.folder / "ledger" / "checkpoint", self.folder / "ledger" / "log"
        length = log.stat().st_size
        with _opened(self.folder) as ledger:
            size = ledger.size
            older = ledger.note(size - CHECKPOINT_EVERY + 1)
        newest = checkpoint.read_bytes()
        checkpoint.write_bytes(older)
        (self.folder / "cache" / "ledger.seen").unlink()
        with log.open("ab") as file:
            file.write(framed(_record(_fact(0)))[0][:-1])
        seconds = self.open()
        if (checkpoint.read_bytes(), log.stat().st_size) != (newest, length):
            raise AssertionError
        return seconds

    def prove(self) -> float:
        """Return the seconds of a proof."""
        with _opened(self.folder) as ledger:
            chosen = random.Random(7).choices(range(ledger.size), k=_PROOFS)  # noqa: S311  # a plan, not a secret
            return self._timed(lambda: [ledger.prove(number) for number in chosen]) / _PROOFS

    def _timed(self, act: Callable[[], object]) -> float:
        start = self.clock()
        act()
        return self.clock() - start


def _open(folder: Path) -> Ledger:
    ticks = count()
    return Ledger.open(
        folder / "ledger",
        folder / "cache",
        lambda: Moment(at_ms=_START_MS + (tick := next(ticks)), boot="5c1a", up_ms=tick),
    )


@contextmanager
def _opened(folder: Path) -> Iterator[Ledger]:
    with closing(_open(folder)) as ledger:
        yield ledger


def _records(size: int) -> Iterator[bytes]:
    """Yield records that differ in their clip."""
    first = _fact(0)
    before, after = _record(first).split(first.clip_id.encode())
    for number in range(size):
        yield before + _clip_id(number).encode() + after


def _record(fact: ClipSealed) -> bytes:
    return dump_leaf(Leaf(fact=fact, moment=Moment(at_ms=_START_MS, boot="5c1a", up_ms=0)))


def _clip_id(number: int) -> ClipId:
    return make_clip_id(_START_MS + number, number)


def _fact(number: int) -> ClipSealed:
    return ClipSealed(
        clip_id=_clip_id(number),
        camera=CameraId("01KAZ00000000000000000CAM1"),
        start_ms=_START_MS,
        end_ms=_START_MS + 12_345,
        epoch="2026-11",
        picture=Picture(codec="h264", width=1920, height=1080, clock_offset_ms=None),
        size_bytes=1_234_567,
        digest=b"\x11" * 32,
        header_digest=b"\x22" * 32,
        imported=False,
    )

"""P7: finding clips, 16 cameras and a year of them. Baseline: the schema and range query of a large NVR.

The baseline has one row per recording, with start and end as two free columns, and asks for a span by three
alternatives: it starts inside, it ends inside, or it reaches over both ends. No index serves alternatives over two
columns, so every row of the camera is looked at: in the table with indexes of camera and start alone, in the index
where one holds the end too. Both are measured. It is asked without its object mapper and web server, and gets the
page cache it would give itself. Ours returns parsed clips. Both lie on disk and are warm; times are 95th percentiles.

Ours looks at the hour before the question, the baseline at all there ever was: with fewer clips the lead over the
wider index is smaller, and only the million must show the hundredfold there.

The quick form compares the CPU time of a question, ours and the baseline's in turn, at 20,000 clips: that says
how much work a question is, and says it on a busy machine too. Of the baseline it asks a page and a month, for which it
has indexes.
"""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
import random
import sqlite3
import tempfile
from time import perf_counter, thread_time
from typing import Final
from zoneinfo import ZoneInfo

from benchmarks.measure import Line, line
from custom_components.footage_guard.model.clip import NO_DIGEST, QUARTER_MS, Clip, ClipState, Position, days
from custom_components.footage_guard.model.ids import CameraId, ClipId
from custom_components.footage_guard.vault.index.index import Index

QUICK_SIZE, SIZES = 20_000, (100_000, 1_000_000)
TARGET_OVERLAP = 0.01
TARGET_WIDE = {100_000: 0.05, 1_000_000: 0.01}
"""Over the baseline with the wider index."""
TARGET_LOOK_S, TARGET_DAYS_S = 0.001, 0.010
TARGET_OVERLAP_WORK, TARGET_PAGE_WORK, TARGET_DAYS_WORK = 0.2, 5.0, 10.0
"""Over the work of the baseline's page, page and month."""
_ROUNDS = 5
_QUESTIONS, _BASELINE_QUESTIONS = 300, 60
_PAGE = 50
_WINDOW_MS = 15 * 60_000
_DAY_MS = 86_400_000
_START_MS = int(datetime(2026, 1, 1, tzinfo=UTC).timestamp()) * 1000
_YEAR = range(_START_MS, _START_MS + 365 * _DAY_MS)
_CAMERAS = [CameraId(f"01KAZ00000000000000000CAM{number:X}") for number in range(16)]
_ZONE = ZoneInfo("Europe/Berlin")
_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

_BASELINE_SCHEMA: Final = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA cache_size = -512000;
CREATE TABLE recordings (
  id TEXT NOT NULL PRIMARY KEY, camera TEXT NOT NULL, path TEXT NOT NULL, start REAL NOT NULL, end REAL NOT NULL,
  duration REAL NOT NULL, motion INTEGER, objects INTEGER, regions INTEGER, size REAL NOT NULL);
CREATE UNIQUE INDEX by_path ON recordings (path);
CREATE INDEX by_start ON recordings (start);
CREATE INDEX by_camera ON recordings (camera);
CREATE INDEX by_camera_and_size ON recordings (camera, size);
CREATE INDEX by_activity ON recordings (camera, start DESC, regions);
CREATE INDEX by_summary ON recordings (camera, start DESC, duration, motion, objects);
"""
_WIDER_INDEX: Final = "CREATE INDEX by_span ON recordings (camera, start DESC, end DESC)"
_BASELINE_QUERY: Final = """
SELECT path, start, end FROM recordings
WHERE (start BETWEEN :from AND :to OR end BETWEEN :from AND :to OR (start < :from AND end > :to)) AND camera = :camera
ORDER BY start
"""

_BASELINE_PAGE: Final = """
SELECT * FROM recordings WHERE camera = :camera AND start < :to ORDER BY start DESC LIMIT 50
"""
_BASELINE_MONTH: Final = """
SELECT strftime('%Y-%m-%d', start, 'unixepoch', 'localtime') AS day, count(*), sum(duration) FROM recordings
WHERE camera = :camera AND start BETWEEN :from AND :to GROUP BY day
"""

type Ask = Callable[[random.Random], object]


def run(repetitions: int, *, is_quick: bool) -> list[Line]:
    """Measure the work of a question, and unless it is to be quick, how long it takes at each size."""
    lines = _work()
    for size in () if is_quick else SIZES:
        lines += _at(size, repetitions)
    return lines


def _work() -> list[Line]:
    with _bench(QUICK_SIZE) as bench:
        return [
            _compared("overlap, CPU / baseline's page", bench.overlap, bench.baseline_page, TARGET_OVERLAP_WORK),
            _compared("list, CPU / baseline's page", bench.page, bench.baseline_page, TARGET_PAGE_WORK),
            _compared("days, CPU / baseline's month", bench.month, bench.baseline_month, TARGET_DAYS_WORK),
        ]


def _compared(name: str, ask: Ask, ask_baseline: Ask, target: float) -> Line:
    """Compare the least work that was seen: whatever else the machine does only adds to it."""
    times = [(_work_of(ask), _work_of(ask_baseline)) for _ in range(_ROUNDS)]
    ours, baseline = (min(one) for one in zip(*times, strict=True))
    return line(name, ours=[ours], baseline=[baseline], target=target)


@contextmanager
def _bench(size: int) -> Iterator[_Bench]:
    with (
        tempfile.TemporaryDirectory(dir=Path(__file__).parent) as name,
        Index.open(Path(name) / "ours.sqlite") as index,
        closing(sqlite3.connect(Path(name) / "baseline.sqlite", autocommit=True)) as baseline,
    ):
        with index.transaction():
            for clip in _clips(size):
                index.put(clip)
        _fill(baseline, size)
        bench = _Bench(index, baseline)
        bench.check()
        yield bench


def _at(size: int, repetitions: int) -> list[Line]:
    with _bench(size) as bench:
        overlap = [_p95(bench.overlap_of_one, _QUESTIONS) for _ in range(repetitions)]
        theirs = [_p95(bench.baseline_overlap, _BASELINE_QUESTIONS) for _ in range(repetitions)]
        bench.widen_baseline()
        wide = [_p95(bench.baseline_overlap, _BASELINE_QUESTIONS) for _ in range(repetitions)]
        both = [_p95(bench.overlap, _QUESTIONS) for _ in range(repetitions)]
        pages = [_p95(bench.page, _QUESTIONS) for _ in range(repetitions)]
        months = [_p95(bench.month, _QUESTIONS) for _ in range(repetitions)]
    return [
        line(f"overlap / baseline, {size:,} clips", ours=overlap, baseline=theirs, target=TARGET_OVERLAP),
        line(f"overlap / wider index, {size:,} clips", ours=overlap, baseline=wide, target=TARGET_WIDE[size]),
        line(f"overlap / 1 ms, {size:,} clips", ours=both, baseline=[TARGET_LOOK_S], target=1.0),
        line(f"list / 1 ms, {size:,} clips", ours=pages, baseline=[TARGET_LOOK_S], target=1.0),
        line(f"days / 10 ms, {size:,} clips", ours=months, baseline=[TARGET_DAYS_S], target=1.0),
    ]


class _Bench:
    """The questions; of those without a camera in their name, half are about all cameras."""

    def __init__(self, index: Index, baseline: sqlite3.Connection) -> None:
        self._index = index
        self._baseline = baseline

    def overlap_of_one(self, plan: random.Random) -> list[Clip]:
        """A quarter of an hour of one camera."""
        camera, from_ms = plan.choice(_CAMERAS), plan.choice(_YEAR)
        return self._index.overlapping(camera, from_ms, from_ms + _WINDOW_MS, 1000)

    def baseline_overlap(self, plan: random.Random) -> list[tuple[str, float, float]]:
        """Ask the baseline the same."""
        camera, from_ms = plan.choice(_CAMERAS), plan.choice(_YEAR)
        values = {"camera": camera, "from": from_ms / 1000, "to": (from_ms + _WINDOW_MS) / 1000}
        return self._baseline.execute(_BASELINE_QUERY, values).fetchall()

    def overlap(self, plan: random.Random) -> object:
        """A quarter of an hour."""
        from_ms = plan.choice(_YEAR)
        return self._index.overlapping(_scope(plan), from_ms, from_ms + _WINDOW_MS, 1000)

    def page(self, plan: random.Random) -> object:
        """A page of the list."""
        return self._index.page(_scope(plan), Position(plan.choice(_YEAR)), _PAGE)

    def month(self, plan: random.Random) -> object:
        """The calendar of a month."""
        from_ms = plan.choice(_YEAR) // QUARTER_MS * QUARTER_MS
        return days(self._index.counts_per_quarter(_scope(plan), from_ms, from_ms + 31 * _DAY_MS), _ZONE)

    def baseline_page(self, plan: random.Random) -> list[object]:
        """Ask the baseline for a page of the list."""
        values = {"camera": plan.choice(_CAMERAS), "to": plan.choice(_YEAR) / 1000}
        return self._baseline.execute(_BASELINE_PAGE, values).fetchall()

    def baseline_month(self, plan: random.Random) -> list[object]:
        """Ask the baseline for the calendar of a month."""
        start = plan.choice(_YEAR) / 1000
        values = {"camera": plan.choice(_CAMERAS), "from": start, "to": start + 31 * 86_400}
        return self._baseline.execute(_BASELINE_MONTH, values).fetchall()

    def widen_baseline(self) -> None:
        """Give the baseline its wider index."""
        self._baseline.execute(_WIDER_INDEX)

    def check(self) -> None:
        """Fail where the two do not answer alike."""
        for seed in range(20):
            ours = [clip.id for clip in self.overlap_of_one(random.Random(seed))]  # noqa: S311  # a plan, not a secret
            theirs = [path for path, _, _ in self.baseline_overlap(random.Random(seed))]  # noqa: S311  # same
            if ours != theirs:
                raise AssertionError(ours, theirs)


def _scope(plan: random.Random) -> CameraId | None:
    return plan.choice([None, plan.choice(_CAMERAS)])


def _p95(ask: Ask, questions: int) -> float:
    """Return seconds. Everything is asked once before, so that it is warm."""
    times: list[float] = []
    for _ in range(2):
        times.clear()
        plan = random.Random(7)  # noqa: S311  # a plan, not a secret
        for _ in range(questions):
            start = perf_counter()
            ask(plan)
            times.append(perf_counter() - start)
    return sorted(times)[int(questions * 0.95)]


def _work_of(ask: Ask) -> float:
    """Return seconds of CPU time of a question, all in all, without the slowest tenth."""
    plan, times = random.Random(7), []  # noqa: S311  # a plan, not a secret
    for _ in range(_QUESTIONS):
        start = thread_time()
        ask(plan)
        times.append(thread_time() - start)
    usual = sorted(times)[: -_QUESTIONS // 10]
    return sum(usual) / len(usual)


def _clips(size: int) -> Iterator[Clip]:
    """Yield the same clips each time, as they came in: 10 s to 5 min long, at any time of the year."""
    plan = random.Random(size)  # noqa: S311  # content, not a secret
    for start_ms in sorted(plan.choices(_YEAR, k=size)):
        yield Clip(
            id=_ulid(start_ms, plan.getrandbits(80)),
            camera=plan.choice(_CAMERAS),
            start_ms=start_ms,
            end_ms=start_ms + plan.randrange(10_000, 300_000),
            epoch=f"{datetime.fromtimestamp(start_ms // 1000, UTC):%Y-%m}",
            size_bytes=plan.randrange(1 << 24),
            digest=plan.randbytes(32),
            header_digest=NO_DIGEST,
            state=ClipState.SEALED,
            imported=False,
            leaf=0,
        )


def _ulid(ms: int, chance: int) -> ClipId:
    number = ms << 80 | chance
    return ClipId("".join(_DIGITS[number >> shift & 31] for shift in range(125, -1, -5)))


def _fill(baseline: sqlite3.Connection, size: int) -> None:
    baseline.executescript(_BASELINE_SCHEMA)
    baseline.execute("BEGIN")
    baseline.executemany(
        "INSERT INTO recordings VALUES (?, ?, ?, ?, ?, ?, 1, 1, 1, ?)",
        (
            (
                clip.id,
                clip.camera,
                clip.id,
                clip.start_ms / 1000,
                clip.end_ms / 1000,
                (clip.end_ms - clip.start_ms) / 1000,
                clip.size_bytes / (1 << 20),
            )
            for clip in _clips(size)
        ),
    )
    baseline.execute("COMMIT")

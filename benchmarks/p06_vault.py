"""P6: writing and reading a clip. Baselines: cp, the stock age tool, pyrage; all on one disk, all made durable.

Each writes over what it wrote before, or removes it first. Ours has the side thread of a loaded entry: it digests while
a clip is sealed and written, and opens the next piece while one is put away.
"""

from collections.abc import Callable, Sequence
from contextlib import closing
import os
from pathlib import Path
import random
import shutil
import subprocess
import tempfile
from time import perf_counter

import pyrage

from benchmarks.measure import Line, line
from custom_components.footage_guard.bridge.executor import SideThread
from custom_components.footage_guard.vault.age.keys import X25519Identity
from custom_components.footage_guard.vault.age.reader import SeekableReader, read_whole
from custom_components.footage_guard.vault.store import ClipStore, Place

_QUICK_BYTES, _BYTES = 64 << 20, 256 << 20
_PIECE = 1 << 20
_SEEKS = 2000
_RANGE = 64 * 1024
TARGET_CP, TARGET_AGE, TARGET_PYRAGE = 1 / 0.6, 1 / 1.1, 1.0
TARGET_RANGE_S = 50e-6
KEY = X25519Identity.generate()


def run(repetitions: int, *, is_quick: bool) -> list[Line]:
    """Measure times for one file: smaller ratios are better."""
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as name, closing(SideThread()) as side:
        bench = _Bench(Path(name), _QUICK_BYTES if is_quick else _BYTES, side)
        writes = _timed_in_turn((bench.write, bench.cp, bench.age, bench.pyrage), repetitions)
        reads = _timed_in_turn((bench.read, bench.cp, bench.age_back, bench.pyrage_back), repetitions)
        ranges = [bench.seek() for _ in range(repetitions)]
    return [
        line("write / cp", ours=writes[bench.write], baseline=writes[bench.cp], target=TARGET_CP),
        line("write / age", ours=writes[bench.write], baseline=writes[bench.age], target=TARGET_AGE),
        line("write / pyrage", ours=writes[bench.write], baseline=writes[bench.pyrage], target=TARGET_PYRAGE),
        line("read / cp", ours=reads[bench.read], baseline=reads[bench.cp], target=TARGET_CP),
        line("read / age", ours=reads[bench.read], baseline=reads[bench.age_back], target=TARGET_AGE),
        line("read / pyrage", ours=reads[bench.read], baseline=reads[bench.pyrage_back], target=TARGET_PYRAGE),
        line("random 64 KiB / 50 µs", ours=ranges, baseline=[TARGET_RANGE_S], target=1.0),
    ]


class _Bench:
    """One content, and every way of writing and reading it."""

    def __init__(self, folder: Path, size: int, side: SideThread) -> None:
        self._folder = folder
        self._side = side
        self._plain = folder / "plain"
        self._place = Place(month="2026-11", clip_id="01KAZ0000000000000000000AA")
        self._store = ClipStore(folder / "vault")
        block = random.Random(6).randbytes(_PIECE)  # noqa: S311  # content, not a secret
        with self._plain.open("wb") as file:
            for _ in range(size // _PIECE):
                file.write(block)
        (folder / "key.txt").write_text(KEY.reveal() + "\n")

    def write(self) -> None:
        """Our way, with the digests the ledger needs."""
        self._store.delete(self._place) if self._store.clips() else None
        clip = self._store.create(self._place, [KEY.recipient], self._side.aside())
        with self._plain.open("rb", buffering=0) as file:
            while data := file.read(_PIECE):
                clip.write(data)
        clip.finish()

    def read(self) -> None:
        """Our way, into a file."""
        with self._store.open(self._place) as source, (self._folder / "out").open("wb", buffering=0) as file:
            for content in self._side.ahead(read_whole(source, [KEY])):
                file.write(content)
            os.fsync(file.fileno())

    def cp(self) -> None:
        """No encryption at all."""
        self._tool("cp", "plain", "copy", result="copy")

    def age(self) -> None:
        """The stock tool."""
        self._tool("age", "-r", str(KEY.recipient), "-o", "stock.age", "plain", result="stock.age")

    def age_back(self) -> None:
        """The stock tool."""
        self._tool("age", "-d", "-i", "key.txt", "-o", "back", "stock.age", result="back")

    def pyrage(self) -> None:
        """The binding of the Rust implementation."""
        recipient = pyrage.x25519.Recipient.from_str(str(KEY.recipient))
        pyrage.encrypt_file(str(self._plain), str(self._folder / "rust.age"), [recipient])
        _make_durable(self._folder / "rust.age")

    def pyrage_back(self) -> None:
        """The binding of the Rust implementation."""
        identity = pyrage.x25519.Identity.from_str(KEY.reveal())
        pyrage.decrypt_file(str(self._folder / "rust.age"), str(self._folder / "back"), [identity])
        _make_durable(self._folder / "back")

    def seek(self) -> float:
        """Return the seconds of one range of an opened clip."""
        plan = random.Random(7)  # noqa: S311  # places, not secrets
        with self._store.open(self._place) as source:
            reader = SeekableReader(source, [KEY])
            places = [plan.randrange(reader.length - _RANGE) // _RANGE * _RANGE for _ in range(_SEEKS)]
            start = perf_counter()
            for place in places:
                reader.read(place, _RANGE)
            return (perf_counter() - start) / _SEEKS

    def _tool(self, *command: str, result: str) -> None:
        words = [shutil.which(command[0]) or command[0], *command[1:]]
        subprocess.run(words, cwd=self._folder, check=True)  # noqa: S603  # our own words
        _make_durable(self._folder / result)


def _make_durable(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _timed_in_turn(doings: Sequence[Callable[[], None]], repetitions: int) -> dict[Callable[[], None], list[float]]:
    """Return seconds. One after the other, so that what else the machine does meets all of them."""
    times: dict[Callable[[], None], list[float]] = {doing: [] for doing in doings}
    for _ in range(repetitions):
        for doing in doings:
            os.sync()
            start = perf_counter()
            doing()
            times[doing].append(perf_counter() - start)
    return times

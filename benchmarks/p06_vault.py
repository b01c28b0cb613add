"""P6: writing and reading a clip. Baselines: cp, the stock age tool, pyrage; all on one disk, all made durable.

Each writes over what it wrote before, or removes it first. Ours has the side thread of a loaded entry, which digests
while a clip is sealed and written; it is read as it is sent to whoever watches: the next piece is opened while one is
put away.

The quick form compares the CPU time of the whole process: that says how much work there is, and says it on a busy
machine too.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
import os
from pathlib import Path
import random
import shutil
import subprocess
import tempfile
from time import perf_counter, process_time

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
import pyrage

from benchmarks.measure import Line, line
from custom_components.footage_guard.bridge.common.executor import SideThread
from custom_components.footage_guard.bridge.common.streamed import PIECE
from custom_components.footage_guard.vault.age.keys import X25519Identity
from custom_components.footage_guard.vault.age.reader import SeekableReader
from custom_components.footage_guard.vault.place import Place
from custom_components.footage_guard.vault.store import ClipStore

_QUICK_BYTES, _BYTES = 64 << 20, 256 << 20
_PIECE = 1 << 20
_SEEKS = 2000
_RANGE = 64 * 1024
TARGET_CP, TARGET_AGE, TARGET_PYRAGE = 1 / 0.6, 1 / 1.1, 1.0
TARGET_RANGE_S = 50e-6
TARGET_WRITE_WORK, TARGET_READ_WORK, TARGET_RANGE_WORK = 1.5, 0.7, 1.25
"""Over that of pyrage, which makes no digest, and over reading a clear file and decrypting alone."""
_ROUNDS = 9
_NONCE = bytes(12)
KEY = X25519Identity.generate()

type Doing = Callable[[], None]
type _Measured = dict[Doing, list[float]]


def run(repetitions: int, *, is_quick: bool) -> list[Line]:
    """Measure the work of one file, and unless it is to be quick, the time: smaller ratios are better."""
    with closing(SideThread()) as side:
        return _work(side) + ([] if is_quick else _times(side, repetitions))


def _work(side: SideThread) -> list[Line]:
    with _bench(_QUICK_BYTES, side) as bench:
        writes = _in_turn((bench.write, bench.pyrage), _ROUNDS, process_time)
        reads = _in_turn((bench.read, bench.pyrage_back), _ROUNDS, process_time)
        ranges = _in_turn((bench.seek, bench.open_alone), _ROUNDS, process_time)
    return [
        _least("write, CPU / pyrage", writes, TARGET_WRITE_WORK),
        _least("read, CPU / pyrage", reads, TARGET_READ_WORK),
        _least("random 64 KiB, CPU / read and decrypt", ranges, TARGET_RANGE_WORK),
    ]


def _least(name: str, measured: _Measured, target: float) -> Line:
    """Compare the least work that was seen: whatever else the machine does only adds to it."""
    ours, baseline = measured.values()
    return line(name, ours=[min(ours)], baseline=[min(baseline)], target=target)


def _times(side: SideThread, repetitions: int) -> list[Line]:
    with _bench(_BYTES, side) as bench:
        writes = _in_turn((bench.write, bench.cp, bench.age, bench.pyrage), repetitions, perf_counter)
        reads = _in_turn((bench.read, bench.cp, bench.age_back, bench.pyrage_back), repetitions, perf_counter)
        (ranges,) = _in_turn((bench.seek,), repetitions, perf_counter).values()
    return [
        line("write / cp", ours=writes[bench.write], baseline=writes[bench.cp], target=TARGET_CP),
        line("write / age", ours=writes[bench.write], baseline=writes[bench.age], target=TARGET_AGE),
        line("write / pyrage", ours=writes[bench.write], baseline=writes[bench.pyrage], target=TARGET_PYRAGE),
        line("read / cp", ours=reads[bench.read], baseline=reads[bench.cp], target=TARGET_CP),
        line("read / age", ours=reads[bench.read], baseline=reads[bench.age_back], target=TARGET_AGE),
        line("read / pyrage", ours=reads[bench.read], baseline=reads[bench.pyrage_back], target=TARGET_PYRAGE),
        line("random 64 KiB / 50 µs", ours=[time / _SEEKS for time in ranges], baseline=[TARGET_RANGE_S], target=1.0),
    ]


class _Bench:
    """One content, and every way of writing and reading it."""

    def __init__(self, folder: Path, size: int, side: SideThread) -> None:
        self._folder = folder
        self._side = side
        self._plain = folder / "plain"
        self._place = Place(month="2026-11", clip_id="01KAZ0000000000000000000AA")
        self._store = ClipStore(folder / "vault")
        self._cipher = ChaCha20Poly1305(bytes(32))
        self._sealed = self._cipher.encrypt(_NONCE, bytes(_RANGE), None)
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
        with (
            self._store.open(self._place) as source,
            (self._folder / "out").open("wb", buffering=0) as file,
            ThreadPoolExecutor(1) as pool,
        ):
            reader = SeekableReader(source, [KEY])
            coming = pool.submit(reader.view, 0, PIECE)
            for offset in range(PIECE, reader.length + PIECE, PIECE):
                content = coming.result()
                coming = pool.submit(reader.view, offset, PIECE)
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

    def seek(self) -> None:
        """Open a clip and read _SEEKS ranges of it."""
        plan = random.Random(7)  # noqa: S311  # places, not secrets
        with self._store.open(self._place) as source:
            reader = SeekableReader(source, [KEY])
            for _ in range(_SEEKS):
                reader.read(plan.randrange(reader.length - _RANGE) // _RANGE * _RANGE, _RANGE)

    def open_alone(self) -> None:
        """Read as many ranges of the clear file, and decrypt as many chunks: how fast memory is counts for both."""
        plan = random.Random(7)  # noqa: S311  # places, not secrets
        with self._plain.open("rb", buffering=0) as file:
            length = os.fstat(file.fileno()).st_size
            for _ in range(_SEEKS):
                os.pread(file.fileno(), _RANGE, plan.randrange(length - _RANGE) // _RANGE * _RANGE)
                self._cipher.decrypt(_NONCE, self._sealed, None)

    def _tool(self, *command: str, result: str) -> None:
        words = [shutil.which(command[0]) or command[0], *command[1:]]
        subprocess.run(words, cwd=self._folder, check=True)  # noqa: S603  # our own words
        _make_durable(self._folder / result)


def _make_durable(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


@contextmanager
def _bench(size: int, side: SideThread) -> Iterator[_Bench]:
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as name:
        yield _Bench(Path(name), size, side)


def _in_turn(doings: Sequence[Doing], repetitions: int, clock: Callable[[], float]) -> _Measured:
    """Return seconds. One after the other, so that what else the machine does meets all of them."""
    measured: _Measured = {doing: [] for doing in doings}
    for _ in range(repetitions):
        for doing in doings:
            os.sync()
            start = clock()
            doing()
            measured[doing].append(clock() - start)
    return measured

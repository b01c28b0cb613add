"""A clip of any length is written and read in little memory: measured in a process of its own.

    python -m tests.vault.test_memory FOLDER MEBIBYTES

writes such a clip, reads it in each way, checks what it reads, and prints by how many MB each way let it grow.
"""

from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
import json
import os
from pathlib import Path
import random
import subprocess
import sys

from custom_components.footage_guard.bridge.common.executor import SideThread
from custom_components.footage_guard.bridge.common.streamed import PIECE
from custom_components.footage_guard.vault.age.keys import X25519Identity
from custom_components.footage_guard.vault.age.reader import SeekableReader, read_whole
from custom_components.footage_guard.vault.clip_source import describe
from custom_components.footage_guard.vault.place import Place
from custom_components.footage_guard.vault.store import ClipStore

from .cut_off import read_cut

MEBIBYTES = 2048 if os.environ.get("FOOTAGE_GUARD_LONG") else 256
LIMIT_MB = 60
WAYS = {"written", "digested", "read whole", "read as sent", "read by ranges", "read as cut"}
_KEY = X25519Identity.generate()
_PLACE = Place(month="2026-11", clip_id="01KAZ0000000000000000000AA")
_BLOCK = random.Random(3).randbytes(1 << 20)  # noqa: S311  # content, not a secret
_LONGEST_RANGE = 4 << 20
_RANGES = 300


def test_a_clip_of_any_length_takes_little_memory(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.vault.test_memory", str(tmp_path), str(MEBIBYTES)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr
    grown = json.loads(done.stdout)
    assert grown.keys() == WAYS
    assert max(grown.values()) < LIMIT_MB, grown


def test_growth_is_seen(tmp_path: Path) -> None:
    assert _grown(tmp_path.rmdir) < LIMIT_MB / 2
    assert _grown(lambda: len(bytearray(LIMIT_MB * 1_100_000).replace(b"\0", b"\1"))) > LIMIT_MB


class _Clip:
    """A clip whose content is one block, over and over."""

    def __init__(self, folder: Path, blocks: int, side: SideThread) -> None:
        self._store = ClipStore(folder / "vault")
        self._blocks = blocks
        self._side = side

    def write(self) -> None:
        clip = self._store.create(_PLACE, [_KEY.recipient], self._side.aside())
        for _ in range(self._blocks):
            clip.write(_BLOCK)
        clip.finish()

    def describe(self) -> None:
        with self._store.open(_PLACE) as source:
            describe(source)

    def read_whole(self) -> None:
        digest = sha256()
        with self._store.open(_PLACE) as source:
            for piece in read_whole(source, [_KEY]):
                digest.update(piece)
        self._check(digest.digest())

    def read_as_sent(self) -> None:
        digest = sha256()
        with self._store.open(_PLACE) as source:
            reader = SeekableReader(source, [_KEY])
            for offset in range(0, reader.length, PIECE):
                digest.update(reader.view(offset, PIECE))
        self._check(digest.digest())

    def read_ranges(self) -> None:
        plan = random.Random(5)  # noqa: S311  # places, not secrets
        with self._store.open(_PLACE) as source:
            reader = SeekableReader(source, [_KEY])
            assert reader.length == self._blocks * len(_BLOCK)
            for _ in range(_RANGES):
                offset, length = plan.randrange(reader.length), plan.randrange(_LONGEST_RANGE)
                skipped = offset % len(_BLOCK)
                expected = (_BLOCK * (length // len(_BLOCK) + 2))[skipped : skipped + length]
                assert reader.read(offset, length) == expected[: reader.length - offset]

    def read_cut(self) -> None:
        digest = sha256()
        with self._store.open(_PLACE) as source:
            for piece in read_cut(source, [_KEY]):
                digest.update(piece)
        self._check(digest.digest())

    def delete(self) -> None:
        self._store.delete(_PLACE)

    def _check(self, digest: bytes) -> None:
        expected = sha256()
        for _ in range(self._blocks):
            expected.update(_BLOCK)
        assert digest == expected.digest()


def _grown(doing: Callable[[], object]) -> float:
    """Return by how many MB the largest memory while doing it was above that before."""
    # Linux: the peak is what is held now, from here on.
    Path("/proc/self/clear_refs").write_text("5")
    before = _status("VmRSS")
    doing()
    return (_status("VmHWM") - before) / 1e6


def _status(name: str) -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:"))


def main(folder: Path, blocks: int) -> dict[str, float]:
    """Return the growth of each way in MB."""
    with closing(SideThread()) as side:
        clip = _Clip(folder, blocks, side)
        try:
            return {
                "written": _grown(clip.write),
                "digested": _grown(clip.describe),
                "read whole": _grown(clip.read_whole),
                "read as sent": _grown(clip.read_as_sent),
                "read by ranges": _grown(clip.read_ranges),
                "read as cut": _grown(clip.read_cut),
            }
        finally:
            clip.delete()


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]))))  # noqa: T201  # what the test asks for

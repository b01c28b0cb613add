"""Words that may be nowhere, and where they are looked for: in files, archives, processes, events."""

import base64
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
import io
from pathlib import Path
import tarfile
from threading import Event, Thread
from typing import Final

_PROC: Final = Path("/proc")
_EVERY_S: Final = 0.05


class Canaries:
    """Words by what they are, and the files in which each may stand."""

    def __init__(self) -> None:
        """Begin with none."""
        self._spellings: dict[str, tuple[bytes, ...]] = {}
        self._allowed: dict[str, frozenset[str]] = {}

    def add(self, name: str, word: str | bytes, *, allowed: Iterable[str] = ()) -> None:
        """Look for a word from now on; `allowed` are names of files, which may hold it."""
        self._allowed[name] = frozenset(allowed)
        self._spellings[name] = _spelled(word)

    def found(self, content: bytes, where: str) -> list[str]:
        """Return which of them stand in bytes, and where."""
        file = where.rpartition("/")[2]
        return [
            f"{name} in {where}"
            # Another thread may add one meanwhile.
            for name, spellings in tuple(self._spellings.items())
            if file not in self._allowed[name] and any(each in content for each in spellings)
        ]

    def in_folder(self, folder: Path) -> list[str]:
        """Return what stands in the files of a folder, and in what is packed in them."""
        found: list[str] = []
        for path in folder.rglob("*"):
            if path.is_symlink() or not path.is_file():
                continue
            content = path.read_bytes()
            where = str(path.relative_to(folder))
            found += self.found(content, where)
            for inner, packed in _unpacked(content, where):
                found += self.found(packed, inner)
        return found

    @contextmanager
    def in_processes(self) -> Iterator[list[str]]:
        """Look at what processes were started with, many times a second; yield what is found."""
        found: list[str] = []
        ended = Event()

        def watch() -> None:
            while not ended.wait(_EVERY_S):
                for file in _PROC.glob("[0-9]*/cmdline"):
                    with suppress(OSError):
                        found.extend(self.found(file.read_bytes(), "arguments of a process"))

        thread = Thread(target=watch)
        thread.start()
        try:
            yield found
        finally:
            ended.set()
            thread.join()


def _spelled(word: str | bytes) -> tuple[bytes, ...]:
    """Return a word in every form in which somebody might write it down."""
    raw = word.encode() if isinstance(word, str) else word
    forms: Mapping[bytes, None] = dict.fromkeys(
        [
            raw,
            raw.hex().encode(),
            raw.hex().upper().encode(),
            *([word.encode("utf-16-le")] if isinstance(word, str) else []),
            *(_in_base64(raw, before) for before in range(3)),
        ]
    )
    return tuple(forms)


def _in_base64(raw: bytes, before: int) -> bytes:
    """Return what base64 makes of bytes behind `before` others, without what depends on its neighbors."""
    coded = base64.b64encode(b"\0" * before + raw)
    return coded[-(-before * 8 // 6) : (before + len(raw)) * 8 // 6]


def _unpacked(content: bytes, where: str) -> Iterator[tuple[str, bytes]]:
    """Yield files in a tar, packed or not, and in those within."""
    if not where.endswith((".tar", ".tar.gz", ".tgz")):
        return
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        for member in archive:
            file = archive.extractfile(member) if member.isfile() else None
            if file is not None:
                packed, inner = file.read(), f"{where}/{member.name}"
                yield inner, packed
                yield from _unpacked(packed, inner)

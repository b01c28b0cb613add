"""The log and its tree on disk, as one thing that grows: a record is in both, or in neither."""

from collections.abc import Iterator
from contextlib import suppress
import os

from ..model.errors import LedgerDamaged
from .merkle import root
from .nodes import NodeFile
from .records import Record, framed, read_frames, read_record, read_records


class Log:
    """Records in order. What `append` returned survives a power loss."""

    def __init__(self, log: int, nodes: NodeFile) -> None:
        """Use a descriptor that may read and write; `recover` comes before anything else."""
        self._log = log
        self._is_torn = False
        self.nodes = nodes
        self.size = 0
        self.end = 0

    def append(self, data: bytes) -> int:
        """Add a record and return its number; raise OSError, and there is no such record."""
        frame, leaf = framed(data)
        if self._is_torn:
            os.ftruncate(self._log, self.end)
        # The tree first: what it holds beyond its size is overwritten, so a failure there changes nothing.
        self.nodes.add(self.size, leaf, self.end + len(frame))
        self._is_torn = True
        try:
            _write(self._log, frame, self.end)
            os.fdatasync(self._log)
        except OSError:
            os.ftruncate(self._log, self.end)
            raise
        self._is_torn = False
        self.size, self.end = self.size + 1, self.end + len(frame)
        return self.size - 1

    def read(self, index: int) -> Record:
        """Return a record; raise FactUnknown, LedgerDamaged or OSError."""
        return read_record(self._log, self.nodes.end(index - 1), index)

    def records(self, start: int, size: int) -> Iterator[Record]:
        """Yield records from `start` to before `size`; raise LedgerDamaged at the first that is not right."""
        if start < size:
            yield from read_records(self._log, self.nodes.end(start - 1), start, self.nodes.end(size - 1))

    def root(self, size: int) -> bytes:
        """Return the root over the first records; raise FactUnknown."""
        return root(self.nodes, size)

    def begin_at(self, size: int) -> None:
        """Believe the tree up to a size; what lies behind it is taken from the log."""
        self.size = size
        self.end = self.nodes.end(size - 1)

    def scan(self, known: int) -> None:
        """Take the records behind the end into the tree, as far as they are right.

        One that is wrong ends it, unless there were `known` records once: then the hash in its frame stands for it,
        so that those behind it are not lost with it. Whether that hash is the old one, the root tells.
        """
        with suppress(LedgerDamaged):
            for record in read_frames(self._log, self.end, self.size, self.length):
                if self.size >= known and not record.is_right:
                    break
                self.nodes.add(self.size, record.hash, record.end)
                self.size, self.end = self.size + 1, record.end

    @property
    def length(self) -> int:
        """Bytes in the file, whatever they are."""
        return os.fstat(self._log).st_size

    def rest(self) -> bytes:
        """Return what lies in the file behind the last record."""
        return os.pread(self._log, self.length - self.end, self.end)

    def cut(self) -> None:
        """Remove what lies behind the last record."""
        os.ftruncate(self._log, self.end)
        os.fdatasync(self._log)
        self.nodes.cut(self.size)


def _write(descriptor: int, data: bytes, offset: int) -> None:
    view = memoryview(data)
    while view:
        written = os.pwrite(descriptor, view, offset)
        view, offset = view[written:], offset + written

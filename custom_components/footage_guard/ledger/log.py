"""The log and its tree on disk, as one thing that grows: a record is in both, or in neither.

The log is the truth. The tree files only make it quick to find and to prove a record: nothing they say is believed
unless it leads to the newest root, which is kept in memory, and where it does not they are made anew from the log.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import batched
import os
import re
from threading import Lock
from typing import Final, NamedTuple

from ..model.errors import FactUnknown, LedgerDamaged, ProofInvalid
from .checkpoint import Checkpoint
from .merkle import (
    EMPTY_ROOT,
    Growing,
    check_consistency,
    check_inclusion,
    consistency_proof,
    inclusion_proof,
    root,
)
from .nodes import NodeFile, NotGiven, write_at
from .records import (
    FRAME_BYTES,
    Record,
    find_bytes,
    find_names,
    framed,
    read_frame,
    read_frames,
    read_record,
    read_records,
)
from .verifying import Verified, verify_history

_BATCH: Final = 1024
"""Records that are taken into the tree at once."""


class Tip(NamedTuple):
    """Where a history stands; one thing, so that a thread beside the lane never sees half of an append."""

    size: int
    """Records."""
    root: bytes
    end: int
    """Bytes of the log that they take."""


class Log:
    """Records in order. What `append` returned survives a power loss."""

    def __init__(self, log: int, nodes: NodeFile) -> None:
        """Use a descriptor that may read and write; `recover` comes before anything else."""
        self._log = log
        self._is_torn = False
        self._tree = Growing()
        self._mending = Lock()
        self._is_mended: bool | None = None
        self.nodes = nodes
        self.tip = Tip(0, EMPTY_ROOT, 0)

    @property
    def size(self) -> int:
        """Records."""
        return self.tip.size

    @property
    def length(self) -> int:
        """Bytes in the file, whatever they are."""
        return os.fstat(self._log).st_size

    def append(self, data: bytes) -> int:
        """Add a record and return its number; raise OSError, and there is no such record."""
        frame, leaf = framed(data)
        size, _, start = self.tip
        if self._is_torn:
            os.ftruncate(self._log, start)
        # The tree first: what it holds beyond its size is overwritten, so a failure there changes nothing.
        self.nodes.add(size, self._tree.completed_by(leaf), [start + len(frame)])
        self._is_torn = True
        try:
            write_at(self._log, frame, start)
            os.fdatasync(self._log)
        except OSError:
            os.ftruncate(self._log, start)
            raise
        self._is_torn = False
        self._tree.add(leaf)
        self.tip = Tip(size + 1, self._tree.root(), start + len(frame))
        return size

    def prove(self, index: int, size: int) -> tuple[Record, list[bytes]]:
        """Return a record and the path to the root over the first `size`; raise FactUnknown or OSError."""

        def look() -> tuple[Record, list[bytes]]:
            record = read_record(self._log, self.nodes.end(index - 1), index)
            path = inclusion_proof(self.nodes, index, size)
            check_inclusion(leaf=record.hash, index=index, size=size, proof=path, root=self._root(size))
            return record, path

        return self._mended(look)

    def prove_consistency(self, old: int, size: int) -> list[bytes]:
        """Return what shows that the first `old` records are the same in both; raise FactUnknown or OSError."""

        def look() -> list[bytes]:
            proof = consistency_proof(self.nodes, old, size)
            check_consistency(old=old, old_root=self._root(old), size=size, root=self._root(size), proof=proof)
            return proof

        return self._mended(look)

    def root(self, size: int) -> bytes:
        """Return the root over the first records; raise FactUnknown or OSError."""
        return self._mended(lambda: self._root(size))

    def records(self, start: int, size: int) -> Iterator[Record]:
        """Yield records from `start` to before `size`; raise LedgerDamaged at the first that is not right."""
        if start >= size:
            return
        try:
            begin = self.begin_of(start)
        except FactUnknown as err:
            raise LedgerDamaged(start) from err
        index = start
        for record in read_records(self._log, begin, start, self.tip.end):
            yield record
            index += 1
            if index == size:
                return
        raise LedgerDamaged(index)

    def find(self, mark: bytes, size: int, start: int = 0) -> Iterator[int]:
        """Yield the numbers of those of the first records that hold some bytes, from `start` on.

        Most of a million records are passed by without a look at them. A number is where to look, and no proof.
        Raises FactUnknown or OSError.
        """
        if start >= size:
            return
        tip = self.tip
        end = tip.end if size == tip.size else self.begin_of(size)
        found = -1
        for place in find_bytes(self._log, mark, self.begin_of(start), end):
            if (number := self._found_at(place, size)) != found:
                yield (found := number)

    def names(self, named: re.Pattern[bytes], start: int, end: int) -> Iterator[tuple[int, bytes]]:
        """Yield at which byte of the log something matches from `start` up to `end`, and its group; raise OSError."""
        return find_names(self._log, named, start, end)

    def begin_of(self, index: int) -> int:
        """Return where a record begins in the log; raise FactUnknown or OSError."""
        return self._mended(lambda: self._framed(index))[0] if index else 0

    def number_at(self, place: int, size: int) -> int:
        """Return which of the first records lies at a byte of the log; raise FactUnknown or OSError.

        Without the look at its frame, whoever writes eight bytes among the places has the record before it be taken for
        it, and with that hides it.
        """

        def look() -> int:
            number = self.nodes.at(place, size)
            begin, end = self._framed(number)
            if not begin <= place < end:
                raise FactUnknown
            return number

        return self._mended(look)

    def piece(self, offset: int, length: int, size: int) -> tuple[bytes, int | None]:
        """Return bytes of the first `size` records, and where the next ones lie; raise FactUnknown or OSError."""
        tip = self.tip
        end = tip.end if size == tip.size else self.begin_of(size)
        if offset >= end:
            return b"", None
        data = os.pread(self._log, min(length, end - offset), offset)
        following = offset + len(data)
        return data, following if data and following < end else None

    def verify(self, newest: Checkpoint) -> Verified:
        """Read the whole history; raise LedgerDamaged, ProofInvalid or OSError."""
        return verify_history(self._log, self.tip.end, newest)

    def resume(self, size: int, root: bytes) -> None:
        """Go on from the tree on disk if it has this root and leads to the last record, or else from nothing.

        Raises OSError.
        """
        if not size:
            return
        try:
            with suppress(FactUnknown, LedgerDamaged, ProofInvalid):
                record = read_record(self._log, self.nodes.end(size - 2), size - 1)
                path = inclusion_proof(self.nodes, size - 1, size)
                check_inclusion(leaf=record.hash, index=size - 1, size=size, proof=path, root=root)
                tree = Growing.resume(self.nodes, size)
                if tree.root() == root and self.nodes.end(size - 1) == record.end:
                    self._tree, self.tip = tree, Tip(size, root, record.end)
        except NotGiven:
            # Where the log cannot be read through, nothing could be made anew by now: the next start tries again.
            with suppress(LedgerDamaged):
                for _record in read_frames(self._log, 0, 0, self.length):
                    pass
            # A sector that cannot be read cannot be written in part either: what is made anew lies in another.
            self.nodes.cut(0)

    def scan(self, known: int) -> None:
        """Take the records behind the end into the tree.

        Only the last write can have been cut off: a record that is wrong counts if a right one follows it, or if there
        were `known` records once. Then the hash in its frame stands for it, so that those behind it are not lost with
        it. Whether that hash is the old one, the root tells.
        """
        waiting: list[Record] = []
        count = 0
        with suppress(LedgerDamaged):
            for record in read_frames(self._log, self.tip.end, self.size, self.length):
                waiting.append(record)
                if record.is_right or self.size + len(waiting) <= known:
                    count = len(waiting)
                if count >= _BATCH:
                    self._take(waiting)
                    waiting, count = [], 0
        if count:
            self._take(waiting[:count])

    def rest(self) -> bytes:
        """Return what lies in the file behind the last record."""
        return os.pread(self._log, self.length - self.tip.end, self.tip.end)

    def cut(self) -> None:
        """Remove what lies behind the last record."""
        os.ftruncate(self._log, self.tip.end)
        os.fdatasync(self._log)
        self.nodes.cut(self.size)

    def _found_at(self, place: int, size: int) -> int:
        """Return the same, or any record that cannot be read where the frame there is not what was written."""
        try:
            return self.number_at(place, size)
        except FactUnknown:
            number = self.nodes.at(place, size)
            if self._is_framed(number):
                raise
            # Whoever reads that one is refused, so nothing is hidden; and one bad frame must not hide all behind it.
            return number

    def _framed(self, index: int) -> tuple[int, int]:
        """Return where a record begins and ends, by a frame that is proven to be its own, whatever lies in it.

        Raises FactUnknown, LedgerDamaged, ProofInvalid or OSError.
        """
        begin, tip = self.nodes.end(index - 1), self.tip
        leaf, length = read_frame(self._log, begin, index)
        path = inclusion_proof(self.nodes, index, tip.size)
        check_inclusion(leaf=leaf, index=index, size=tip.size, proof=path, root=tip.root)
        return begin, begin + FRAME_BYTES + length

    def _is_framed(self, index: int) -> bool:
        with suppress(FactUnknown, LedgerDamaged, ProofInvalid):
            self._framed(index)
            return True
        return False

    def _take(self, records: Sequence[Record]) -> None:
        size = self.size
        hashes = [found for record in records for found in self._tree.add(record.hash)]
        self.nodes.add(size, hashes, [record.end for record in records])
        self.tip = Tip(self._tree.size, self._tree.root(), records[-1].end)

    def _root(self, size: int) -> bytes:
        """Return a root that the newest one is proven to continue; raise FactUnknown or ProofInvalid."""
        tip = self.tip
        if size == tip.size:
            return tip.root
        found = root(self.nodes, size)
        if size:
            proof = consistency_proof(self.nodes, size, tip.size)
            check_consistency(old=size, old_root=found, size=tip.size, root=tip.root, proof=proof)
        return found

    def _mended[Found](self, look: Callable[[], Found]) -> Found:
        """Return what is found in the tree files, made anew if need be; raise FactUnknown or OSError."""
        is_given = True
        try:
            try:
                return look()
            except NotGiven:
                is_given = False
            except FactUnknown, LedgerDamaged, ProofInvalid:
                pass
            if self._mend(is_given=is_given):
                return look()
        except (LedgerDamaged, ProofInvalid) as err:
            raise FactUnknown from err
        raise FactUnknown

    def _mend(self, *, is_given: bool) -> bool:
        """Make the tree files anew from the log, where that still has the newest root; tell whether it has.

        Done once: a record that is wrong stays wrong, and whoever asks for it must not have all be read each time.
        """
        with self._mending:
            if self._is_mended is None:
                tip = self.tip
                tree = Growing()
                with suppress(LedgerDamaged):
                    for records in batched(read_frames(self._log, 0, 0, tip.end), _BATCH, strict=False):
                        tree.extend([record.hash for record in records])
                if is_whole := (tree.size, tree.root()) == tip[:2]:
                    if not is_given:
                        # As when it is opened: a sector that is not given is not written in part.
                        self.nodes.cut(0)
                    self._write_tree(tip)
                self._is_mended = is_whole
            return self._is_mended

    def _write_tree(self, tip: Tip) -> None:
        tree = Growing()
        for records in batched(read_frames(self._log, 0, 0, tip.end), _BATCH, strict=False):
            size = tree.size
            hashes = [found for record in records for found in tree.add(record.hash)]
            self.nodes.add(size, hashes, [record.end for record in records])

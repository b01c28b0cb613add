"""A clip that comes in, from its first byte to its place in the ledger. No person is needed for any of it.

file with its header ──> ClipOpened ──> content, synced every 2 s ──> end ──> ClipSealed ──> name
"""

from datetime import datetime
import secrets

from ..model.account import Account
from ..model.clip import Clip, month_of
from ..model.facts import ClipAccounted, ClipCut, ClipOpened, ClipSealed, Picture, ended
from ..model.ids import CameraId, ClipId, make_clip_id
from .clip_file import ClipFile
from .clip_source import Stored
from .place import Place
from .settling import do_as_told, how_it_lies
from .vault import Vault


class Recording:
    """One clip while it is written. `write` and `sync` may run beside the lane of the vault, one at a time."""

    def __init__(self, vault: Vault, file: ClipFile, opened: ClipOpened, clip: Clip) -> None:
        """Own a file that was begun, as it was told."""
        self._vault = vault
        self._file = file
        self._opened = opened
        self._clip = clip
        self._is_told = False
        """Whether the ledger knows how it ended."""

    @property
    def clip_id(self) -> ClipId:
        """The clip's name."""
        return self._clip.id

    @property
    def opened(self) -> ClipOpened:
        """What was told of it when it was begun."""
        return self._opened

    @property
    def has_content(self) -> bool:
        """Whether anything of it was written that can be read, if its file is still there."""
        return self._file.has_content

    def write(self, data: bytes | memoryview) -> None:
        """Take more content; raise OSError, after which only `cut` is left."""
        self._file.write(data)

    def sync(self) -> None:
        """Have what was written survive a power loss; called at least every 2 s."""
        self._file.sync()

    def finish(self, end_ms: int, account: Account | None = None) -> None:
        """End the clip, which shows nothing from `end_ms` on (since 1970, UTC); raise ClipInvalid or OSError.

        `account` is what a recorder was asked for and could not do. Wherever it raises, the clip is kept: `settle`
        cuts it, or `reconcile` gives it the name it has not got yet.
        """
        self.finish_sealed(self.seal(), end_ms, account)

    def seal(self) -> Stored:
        """End what is written and have it survive a power loss; raise OSError, after which only `cut` is left.

        Until `finish_sealed` the clip is one whose end nobody told: a start, and whoever starts from a copy, cuts it
        where it ends.
        """
        return self._file.seal()

    def finish_sealed(self, stored: Stored, end_ms: int, account: Account | None = None) -> None:
        """Do the rest of `finish`, of which it raises the same."""
        if account is not None:
            self._vault.tell(ClipAccounted(clip_id=self.clip_id, account=account))
        self._vault.tell(
            ended(ClipSealed, self._opened, end_ms=end_ms, size_bytes=stored.size_bytes, digest=stored.digest)
        )
        self._is_told = True
        self._vault.being_written.discard(self.clip_id)
        self._file.publish()

    def leave(self, until_ms: int | None = None) -> bool:
        """Write no more, and leave it to `settle` to end the clip; return whether anything of it can be read.

        `until_ms` is when what was written of an imported one ends (since 1970, UTC).
        """
        self._file.abandon()
        if self._opened.imported and until_ms is not None and not self._is_told:
            self._vault.until_ms[self.clip_id] = until_ms
        self._vault.being_written.discard(self.clip_id)
        return self._is_told or self.has_content

    def cut(self, until_ms: int | None = None) -> bool:
        """End a clip whose writing failed, as it lies there; raise OSError, and `settle` does it later.

        `until_ms` is when what was written of an imported one ends (since 1970, UTC).
        Return whether anything of it can be read: one of which nothing was written yet is removed.

        Once the ledger knows its end, there is nothing to cut: `reconcile` gives it its name.
        """
        self.leave(until_ms)
        if self._is_told:
            return True
        fact = how_it_lies(self._vault, self._clip)
        self._vault.tell(fact)
        self._is_told = True
        do_as_told(self._vault, self._clip, fact)
        return isinstance(fact, ClipCut) and self.has_content


def record(
    vault: Vault, camera: CameraId, start_ms: int, now: datetime, picture: Picture, *, imported: bool = False
) -> Recording:
    """Begin a clip of a camera whose first picture is of `start_ms` (since 1970, UTC).

    Raises ClipInvalid, OSError, or KeysDamaged where the month's key is not the one the ledger was told of.
    """
    epoch = vault.epoch_for(now)
    clip_id = make_clip_id(start_ms, secrets.randbits(80))
    file = vault.store.create(Place(month=month_of(start_ms), clip_id=clip_id), [epoch.recipient], vault.aside())
    try:
        opened = ClipOpened(
            clip_id=clip_id,
            camera=camera,
            start_ms=start_ms,
            epoch=epoch.id,
            picture=picture,
            header_digest=file.header_digest,
            imported=imported,
        )
        leaf = vault.tell(opened)
    except BaseException:
        # What the ledger does not know is no clip, so nothing of it stays.
        file.discard()
        raise
    vault.being_written.add(clip_id)
    return Recording(vault, file, opened, opened.clip(leaf))

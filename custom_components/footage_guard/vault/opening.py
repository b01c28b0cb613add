"""Opening a clip: the index row, the ledger's leaf and the file have to say the same before a byte is given out."""

from types import TracebackType
from typing import Self

from ..model.clip import Clip, ClipState
from ..model.errors import (
    ClipDamaged,
    ClipKeyMissing,
    ClipNotFinished,
    ClipRemovedOutside,
    ClipUnknown,
    FactUnknown,
)
from ..model.facts import ClipCut, ClipSealed
from ..model.ids import ClipId
from .age.keys import X25519Identity
from .age.reader import SeekableReader
from .clip_source import ClipSource, digest_of_header
from .keyring.epochs import open_epoch
from .keyring.unlocked import Unlocked
from .place import place_of
from .vault import Vault


class OpenClip:
    """A clip that was proven to be the one the ledger knows; any range of its content."""

    def __init__(self, clip: Clip, source: ClipSource, reader: SeekableReader) -> None:
        """Own the file."""
        self.clip = clip
        self._source = source
        self._reader = reader

    @property
    def length(self) -> int:
        """Bytes of content."""
        return self._reader.length

    def read(self, offset: int, length: int) -> bytes:
        """Return a range, cut at the end of the content; raise ClipDamaged before any wrong byte."""
        return self._reader.read(offset, length)

    def view(self, offset: int, length: int) -> memoryview:
        """Return what `read` does; quicker for long ranges."""
        return self._reader.view(offset, length)

    def close(self) -> None:
        """Give the file back."""
        self._source.close()

    def __enter__(self) -> Self:
        """Return the clip itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, err: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the file back."""
        self.close()


def open_clip(vault: Vault, clip_id: ClipId, unlocked: Unlocked) -> OpenClip:
    """Open a clip for a person who has unlocked the vault.

    1. The person's secrets are still held: VaultLocked.
    2. The index knows the clip and its end: ClipUnknown, ClipNotFinished, ClipRemovedOutside.
    3. The ledger says the same of it: FactUnknown. An edited row would show another camera or time.
    4. The file is there under its own name alone: ClipRemovedOutside, VaultFileRefused.
    5. Its size and header are those of the ledger: ClipDamaged. A clip under another's name stops here.
    6. Its epoch was not erased, and the person may open it: ClipKeyMissing.
    7. The header's MAC and the last chunk are right: ClipHeaderForged, ClipDamaged.

    The header's digest binds the file key, and each chunk is bound to that key, so nobody without the epoch's private
    half can have another content pass. Whoever holds it could, until `check` compares the digest of the whole file.
    """
    # 1
    root = unlocked.secrets().root
    # 2
    clip = vault.index.get(clip_id)
    if clip is None:
        raise ClipUnknown
    if clip.state is ClipState.OPEN:
        raise ClipNotFinished
    if clip.state is ClipState.MISSING:
        raise ClipRemovedOutside
    # 3
    may_believe(vault, clip)
    # 4
    try:
        source = vault.store.open(place_of(clip))
    except FileNotFoundError as err:
        raise ClipRemovedOutside from err
    try:
        # 5
        may_be_the_clip(source, clip)
        # 6
        identity = _identity(vault, clip, root)
        # 7
        cut_at = clip.size_bytes if clip.state is ClipState.CUT else None
        return OpenClip(clip, source, SeekableReader(source, [identity], cut_at=cut_at))
    except BaseException:
        source.close()
        raise


def may_be_the_clip(source: ClipSource, clip: Clip) -> None:
    """Pass a file whose size and header are the clip's; raise ClipDamaged."""
    if source.size != clip.size_bytes or digest_of_header(source) != clip.header_digest:
        raise ClipDamaged


def _identity(vault: Vault, clip: Clip, root: X25519Identity) -> X25519Identity:
    epoch = vault.keyring.epoch(clip.epoch)
    if epoch is None:
        raise ClipKeyMissing
    return open_epoch(epoch, root)


def may_believe(vault: Vault, clip: Clip) -> None:
    """Pass a row of the index that says what the ledger says; raise FactUnknown."""
    fact = vault.journal.read(clip.leaf)
    if not isinstance(fact, ClipSealed | ClipCut) or fact.clip(clip.leaf) != clip:
        raise FactUnknown

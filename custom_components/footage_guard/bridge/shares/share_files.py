"""Files of an opened share, each by itself and all of them in one, as they are sent."""

from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from typing import Final

from ...model.errors import ExportChanged
from ...vault.bundle import Bundle, Entry, text_entry
from ...vault.sharing import OpenedFile, SharedFiles
from ..common.streamed import Streamed
from .receipts import papers
from .share_tickets import Opened

BUNDLE: Final = "footage.zip"
_TYPES: Final = {".mp4": "video/mp4", ".png": "image/png"}


def open_shared(files: SharedFiles, share: Opened, number: int) -> Streamed:
    """Open a file, or number 0: all of them with their papers; raise ExportChanged or OSError. Blocking."""
    if number:
        opened = _open(files, share, number)
        file = share.statement.files[number - 1]
        kind = _TYPES[Path(file.name).suffix]
        return Streamed(opened, content_type=kind, name=file.name, close=opened.close, tag=f'"{file.sha256.hex()}"')
    with ExitStack() as held:
        entries = []
        for place, (file, crc) in enumerate(zip(share.statement.files, share.crcs, strict=True), 1):
            opened = _open(files, share, place)
            held.callback(opened.close)
            entries.append(Entry(name=file.name, content=opened, crc32=crc))
        entries += [text_entry(name, data) for name, data in papers(share.receipt, share.language).items()]
        close = held.pop_all().close
    # The receipt has the digest of each file in it, and is written anew for each opening.
    tag = f'"{sha256(share.receipt).hexdigest()}"'
    return Streamed(Bundle(entries), content_type="application/zip", name=BUNDLE, close=close, tag=tag)


def _open(files: SharedFiles, share: Opened, number: int) -> OpenedFile:
    statement = share.statement
    opened = files.opened(statement.draft_id, number, share.identity)
    if opened.length != statement.files[number - 1].size_bytes:
        opened.close()
        raise ExportChanged
    return opened

"""An export as the panel saves it, for the panel's own tests: made of the golden ledger, by somebody else's program.

`python -m tests.ledger.export` writes it anew.
"""

from base64 import b64encode
from io import BytesIO
import json
import tarfile
from typing import Final

from tests.architecture.tree import REPOSITORY

FILE: Final = REPOSITORY / "frontend" / "tests" / "ledger-export.json"
_GOLDEN: Final = REPOSITORY / "tests" / "golden" / "ledger-v1" / "ledger"
_VECTORS: Final = REPOSITORY / "tests" / "vectors" / "ledger.json"
_PIECE: Final = 700
_BLOCK: Final = 512


def archive() -> bytes:
    """Return the archive, without what fills it up to a tape's record."""
    made = BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for name, content in _files().items():
            info = tarfile.TarInfo(name)
            info.size, info.mode = len(content), 0o600
            tar.addfile(info, BytesIO(content))
    blocks = sum(1 + -(-len(content) // _BLOCK) for content in _files().values())
    return made.getvalue()[: (blocks + 2) * _BLOCK]


def written() -> str:
    """Return the file: what the command answers, and what the panel makes of it."""
    files = _files()
    log = files.pop("log")
    pieces = [log[at : at + _PIECE] for at in range(0, len(log), _PIECE)]
    texts = {name: content.decode() for name, content in files.items()}
    document = {"pieces": [_text(piece) for piece in pieces], **texts, "archive": _text(archive())}
    return json.dumps(document, indent=2) + "\n"


def _files() -> dict[str, bytes]:
    log, checkpoint = ((_GOLDEN / name).read_bytes() for name in ("log", "checkpoint"))
    return {"log": log, "checkpoint": checkpoint, "verifier": json.loads(_VECTORS.read_text())["verifier"].encode()}


def _text(data: bytes) -> str:
    return b64encode(data).decode()


if __name__ == "__main__":
    FILE.write_text(written())

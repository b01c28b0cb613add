"""Packs the integration as HACS installs it: the content of its folder at the root of a zip file."""

from collections.abc import Iterator
from pathlib import Path
import sys
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

INTEGRATION = Path(__file__).resolve().parents[1] / "custom_components" / "footage_guard"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The oldest date of a zip file: the same content is the same file, whenever it is packed."""
_MODE = 0o644


def shipped(folder: Path) -> Iterator[Path]:
    """Yield what belongs into a release, in a fixed order."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path


def pack(folder: Path, target: Path) -> None:
    """Write the zip file."""
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for path in shipped(folder):
            entry = ZipInfo(path.relative_to(folder).as_posix(), _EPOCH)
            entry.external_attr = _MODE << 16
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())


if __name__ == "__main__":
    pack(INTEGRATION, Path(sys.argv[1]))

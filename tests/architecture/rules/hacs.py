"""What HACS asks of a repository."""

from collections.abc import Iterator
from pathlib import Path
import struct

from awesomeversion import AwesomeVersion

from tests.architecture.tree import integration, read_json

_KNOWN = frozenset(
    {
        *("content_in_root", "country", "filename", "hacs", "hide_default_branch", "homeassistant", "name"),
        *("persistent_directory", "render_readme", "zip_release"),
    }
)
_FLOOR = "2026.10.0"
_SIZES = {"icon.png": 256, "icon@2x.png": 512}
"""Height and width in pixels."""
_LICENCE = ("Apache License\n", "Version 2.0, January 2004", "END OF TERMS AND CONDITIONS")


def problems(tree: Path) -> list[str]:
    """Tell what would keep the repository out of HACS."""
    return [*_judge_hacs_json(tree), *_judge_brand(tree), *_judge_repository(tree)]


def _judge_hacs_json(tree: Path) -> Iterator[str]:
    data = read_json(tree / "hacs.json")
    yield from (f"hacs.json: {key!r} is not a known key" for key in sorted(data.keys() - _KNOWN))
    if data.get("name") != read_json(integration(tree) / "manifest.json")["name"]:
        yield "hacs.json: 'name' is not that of the manifest"
    if AwesomeVersion(data.get("homeassistant", "0")) < _FLOOR:
        yield f"hacs.json: 'homeassistant' is below {_FLOOR}"
    if data.get("zip_release") is not True or not str(data.get("filename")).endswith(".zip"):
        yield "hacs.json: 'zip_release' with a 'filename' is missing"
    if data.get("hide_default_branch") is not True:
        yield "hacs.json: 'hide_default_branch' is not true, but a branch lacks what a release holds"


def _judge_brand(tree: Path) -> Iterator[str]:
    for name, size in _SIZES.items():
        path = integration(tree) / "brand" / name
        if not path.exists():
            yield f"brand/{name} is missing"
        elif _png_size(path.read_bytes()) != (size, size):
            yield f"brand/{name} is not a square PNG of {size} pixels"


def _png_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height from the first chunk of a PNG."""
    if data[:8] != b"\x89PNG\r\n\x1a\n" or data[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _judge_repository(tree: Path) -> Iterator[str]:
    folders = sorted(path.parent.name for path in (tree / "custom_components").glob("*/manifest.json"))
    if folders != [integration(tree).name]:
        yield f"custom_components holds {', '.join(folders) or 'nothing'}, not one integration"
    if not (tree / "README.md").exists():
        yield "README.md is missing"
    licence = tree / "LICENSE"
    text = licence.read_text() if licence.exists() else ""
    if not all(part in text for part in _LICENCE):
        yield "LICENSE is not the text of the Apache License 2.0"

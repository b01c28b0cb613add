"""What the command line says about the simulated cameras, parsed once into types that fit."""

from dataclasses import dataclass
from pathlib import Path
import re

_NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")
_SIZE = re.compile(r"(\d{3,4})x(\d{3,4})")
_SMALLEST = (320, 180)
"""Below this the stamp and its text do not fit."""
_TRAITS = frozenset({"night", "audio"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """A picture size in pixels, even in both directions because chroma is halved."""

    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraSpec:
    """One camera as asked for on the command line."""

    name: str
    night: bool
    audio: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What every camera of this run shows: a file or, without one, the drawn porch."""

    source: Path | None
    size: Size | None
    """None: 1280x720 for the drawn porch, the file's own size for a file."""
    fps: int


def parse_camera(text: str) -> CameraSpec:
    """Parse `name[:night][:audio]`, or raise ValueError."""
    name, *traits = text.split(":")
    if not _NAME.fullmatch(name) or not _TRAITS.issuperset(traits):
        msg = f"a camera is name[:night][:audio] in lower case, not {text!r}"
        raise ValueError(msg)
    return CameraSpec(name=name, night="night" in traits, audio="audio" in traits)


def parse_size(text: str) -> Size:
    """Parse `1280x720`, or raise ValueError."""
    match = _SIZE.fullmatch(text)
    width, height = (int(match[1]), int(match[2])) if match else (0, 0)
    if width < _SMALLEST[0] or height < _SMALLEST[1] or width % 2 or height % 2:
        msg = f"a size is WIDTHxHEIGHT, even and at least 320x180, not {text!r}"
        raise ValueError(msg)
    return Size(width=width, height=height)

"""Scenes as a camera sends them: encoded once, kept in the cache, and decoded as often as they are looked at."""

import ast
from collections.abc import Callable, Iterator
from functools import cache as remembered
import hashlib
import os
from pathlib import Path
from time import time
from typing import Final, NamedTuple

import av

from benchmarks.motion import encoding
from benchmarks.motion.canvas import Luma
from benchmarks.motion.encoding import Camera, write
from benchmarks.motion.scenes import Scene
from custom_components.footage_guard.media.decoder import decoder_for
from custom_components.footage_guard.media.picture_group import luma_of

_ROOT: Final = Path(__file__).parents[2]
_DRAWING: Final = ("benchmarks", "tools")
"""Packages in which films are drawn."""
_UNUSED_S: Final = 7 * 86_400


class Seen(NamedTuple):
    """A decoded picture; its luma is valid until the next one is asked for."""

    number: int
    luma: Luma


def cache() -> Path:
    """Return the folder in which what takes long to make is kept."""
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(os.environ.get("FOOTAGE_GUARD_CACHE") or caches / "footage-guard")


def encoded(scene: Scene) -> Path:
    """Return the file of a scene, and make it if there is none yet."""
    camera = Camera(scene.size, scene.fps, scene.bits, scene.gop)
    return kept(
        f"{scene!r} {scene.is_night} {camera!r} {_sources((scene.source, encoding.__name__))}",
        lambda path: write(path, scene.frames(), camera),
    )


def kept(what: str, make: Callable[[Path], None]) -> Path:
    """Return the film that something describes fully, and have it made if there is none yet."""
    folder = cache() / "motion"
    path = folder / f"{hashlib.sha256(what.encode()).hexdigest()[:20]}.mp4"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _tidy(folder)
        unfinished = path.with_suffix(f".{os.getpid()}")
        make(unfinished)
        unfinished.replace(path)
    return path


def pictures(path: Path, *, skip_loop_filter: str = "default", keys_only: bool = False) -> Iterator[Seen]:
    """Decode a film on one thread. Without the loop filter it is quicker, and a little blocky."""
    with av.open(path) as container:
        stream = container.streams.video[0]
        decoder = decoder_for(stream)
        decoder.thread_count, decoder.skip_frame = 1, "NONKEY" if keys_only else "DEFAULT"
        decoder.options = {"skip_loop_filter": skip_loop_filter}
        rate, base = stream.average_rate, stream.time_base
        assert rate is not None  # noqa: S101  # narrows the type: a film tells it
        start = stream.start_time or 0
        # All of them before the first picture: whoever measures has the packets of a camera, as what is shipped has.
        for packet in list(container.demux(stream)):
            for frame in decoder.decode(packet if packet.size else None):
                yield Seen(round(((frame.pts or 0) - start) * base * rate), luma_of(frame))


@remembered
def _sources(modules: tuple[str, ...]) -> str:
    """Return a name for the sources that modules are made of: other sources, other films."""
    found: set[Path] = set()
    waiting = list(modules)
    while waiting:
        source = _ROOT.joinpath(*waiting.pop().split(".")).with_suffix(".py")
        if source.exists() and source not in found:
            found.add(source)
            waiting += _imported(source)
    digest = hashlib.sha256()
    for source in sorted(found):
        digest.update(source.read_bytes())
    return digest.hexdigest()


def _imported(source: Path) -> Iterator[str]:
    """Yield what a module imports of those that draw."""
    for node in ast.walk(ast.parse(source.read_bytes())):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in _DRAWING:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _tidy(folder: Path) -> None:
    """Remove films that nobody has used for a week."""
    for film in folder.glob("*.mp4"):
        if time() - film.stat().st_atime > _UNUSED_S:
            film.unlink()

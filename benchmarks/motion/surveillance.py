"""A real surveillance clip: people on a path before a university, 768 by 576 pixels, ten a second, 79.5 s.

Somebody walks in every picture of the whole of it. Three parts of the picture are looked at by themselves, as if each
were a camera: there it is quiet most of the time. The intervals were marked by hand, picture by picture.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import av

from benchmarks.motion.canvas import Luma
from benchmarks.motion.encoding import Camera, write
from benchmarks.motion.footage import cache, kept
from custom_components.footage_guard.media.picture_group import luma_of

FPS: Final = 10
COUNT: Final = 795
_BITS, _GOP = 900_000, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A part of the clip's picture, in pixels, and when somebody moves in it."""

    name: str
    rows: tuple[int, int] = (0, 576)
    columns: tuple[int, int] = (0, 768)
    events: tuple[tuple[int, int], ...]

    def encoded(self) -> Path:
        """Return what a camera that sees nothing else would have sent."""
        size = self.columns[1] - self.columns[0], self.rows[1] - self.rows[0]
        bits = round(_BITS * (size[0] * size[1] / (768 * 576)) ** 0.8)
        camera = Camera(size, FPS, bits, _GOP)
        return kept(
            f"vtest.avi {self.rows} {self.columns} {camera!r}", lambda path: write(path, self._frames(), camera)
        )

    def _frames(self) -> Iterator[Luma]:
        with av.open(cache() / "vtest.avi") as container:
            for frame in container.decode(video=0):
                yield luma_of(frame)[slice(*self.rows), slice(*self.columns)]


WHOLE: Final = View(name="real, whole", events=((0, COUNT - 1),))
VIEWS: Final = (
    # Two people come from the right; one of them turns, stays a while, and leaves at the top.
    View(name="real, lawn", rows=(374, 576), columns=(0, 422), events=((526, 706),)),
    # Somebody with a bag walks from the right to the lower left corner, a sixth of the height tall.
    View(name="real, corner", rows=(0, 132), columns=(0, 230), events=((98, 173),)),
    # Two people walk through within two seconds.
    View(name="real, kerb", rows=(460, 576), columns=(500, 768), events=((503, 524),)),
)

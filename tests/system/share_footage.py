"""Footage that is large enough to be broken off while it is sent, and a receipt of the form that a page can read."""

from dataclasses import replace
from functools import cache
from hashlib import sha256
import io
import json
from pathlib import Path
import tempfile
from typing import Any, override

import av
import numpy as np

from .integration import Notary, Policy, ReleaseId, freezing
from .share_server import Share

AGREED = {
    "delivery": "link",
    "sender": "Garcia household",
    "recipient": {"name": "Springfield Police Department"},
    "purpose": "Report 2026-118, theft of a parcel",
    "not_after": "2026-12-05T12:00:00Z",
    "max_downloads": 3,
}
LINKS = Policy(quorum=2, public_links=True, share_origin="https://home.example", link_days=31)
SIZE = (640, 360)
FPS = 10


@cache
def film(seconds: int, *, megabits_per_s: int = 3) -> bytes:
    """Return a moving picture that a browser plays, of about so many bits."""
    noise = np.random.default_rng(7)
    with (
        tempfile.NamedTemporaryFile(suffix=".mp4") as file,
        av.open(file.name, "w", format="mp4", options={"movflags": "faststart"}) as out,
    ):
        video = out.add_stream("libx264", rate=FPS)
        video.width, video.height = SIZE
        video.pix_fmt = "yuv420p"
        video.gop_size = FPS
        video.bit_rate = megabits_per_s * 1_000_000
        video.options = {"preset": "ultrafast"}
        column = np.linspace(40, 200, SIZE[0], dtype=np.uint8)
        for number in range(seconds * FPS):
            picture = np.tile(np.roll(column, number * 4), (SIZE[1], 1))
            shown = np.stack([picture, np.flip(picture, axis=1), picture // 2], axis=2)
            shown[::3, ::3] += noise.integers(0, 40, shown[::3, ::3].shape, dtype=np.uint8)
            out.mux(video.encode(av.VideoFrame.from_ndarray(shown, format="rgb24")))
        out.mux(video.encode(None))
        out.close()
        return Path(file.name).read_bytes()


def picture() -> bytes:
    """Return a still."""
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="image2pipe") as out:
        still = out.add_stream("png", rate=1)
        still.width, still.height = SIZE
        still.pix_fmt = "rgb24"
        row = np.linspace(0, 255, SIZE[0], dtype=np.uint8)
        shown = np.stack([np.tile(row, (SIZE[1], 1))] * 3, axis=2)
        out.mux(still.encode(av.VideoFrame.from_ndarray(shown, format="rgb24")))
        out.mux(still.encode(None))
    return buffer.getvalue()


class Filmed(Notary):
    """A home that gives away what a browser can play, with receipts of it."""

    footage: tuple[bytes, ...] = ()

    def shared(self, *footage: bytes, **terms: Any) -> Share:
        """Return a share of films, approved by two people, as the page is told of it."""
        self.footage = footage
        statement = self.released(*(self.clip() for _ in footage), **{**AGREED, **terms})
        file = json.loads(self.dumped(self.receipt(statement.draft_id)))
        names = [each.name for each in statement.files]
        films = dict(zip(names, footage, strict=True))
        return Share(files=films, receipt=file, stream_only=statement.terms.stream_only)

    @override
    def exported(self, release_id: ReleaseId, **changed: Any) -> tuple[freezing.Exported, ...]:
        files = super().exported(release_id, **changed)
        return tuple(
            replace(file, size_bytes=len(data), sha256=sha256(data).digest())
            for file, data in zip(files, self.footage, strict=True)
        )

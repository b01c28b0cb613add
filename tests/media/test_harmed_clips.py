"""Clips with bytes that nobody wrote: what is made of them holds no picture of another time, or nothing is made."""

from contextlib import suppress
import os
import random
from typing import Final

import pytest

from custom_components.footage_guard.model.errors import FootageGuardError
from tests.model.redaction.made import recipe

from .shot import Kind, Shot, export, shot

KINDS: Final = [
    Kind(has_sound=True),
    Kind(codec="libx265", b_frames=3, is_open=True, has_sound=True),
    Kind(b_frames=2, is_uneven=True),
]
HARMED: Final = 2_000 if os.environ.get("FOOTAGE_GUARD_LONG") else 60


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_clip_that_is_harmed_anywhere_is_a_file_or_an_error_of_ours(kind: Kind) -> None:
    """With several pictures decoded at once, FFmpeg used to wait for ever in some of them."""
    chance = random.Random(repr(kind))  # noqa: S311  # harm, no secrets
    for _ in range(HARMED):
        from_ms = chance.randrange(5_000)
        to_ms = from_ms + chance.randrange(1, 3_000)
        with suppress(FootageGuardError):
            file = export(harmed(chance, shot(kind)), recipe(from_ms, to_ms, audio=kind.has_sound))
            assert file.told.from_ms >= from_ms
            assert file.told.to_ms <= to_ms
            assert len(file.pictures(ignoring_edits=True)) == file.told.pictures


def harmed(chance: random.Random, clip: Shot) -> Shot:
    """Return a clip with some other bytes, most of them in what describes it."""
    data = bytearray(clip.data)
    for _ in range(chance.choice((1, 3, 20))):
        place = chance.randrange(chance.choice((1_200, len(data))))
        spoiled = data[place] ^ 1 << chance.randrange(8)
        data[place] = chance.choice((0, 255, chance.randrange(256), spoiled))
    return Shot(bytes(data), clip.times)

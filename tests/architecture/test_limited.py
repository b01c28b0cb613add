"""The limit on pictures that are decoded, kept and left out."""

from pathlib import Path

import pytest

from .planting import append, replace
from .rules.limited import problems
from .tree import REPOSITORY, integration


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


@pytest.mark.parametrize(
    "line",
    [
        "OPENED = av.open(io.BytesIO(b''), 'r')",
        "OPENED = av.open(io.BytesIO(b''))",
        "OPENED = av.container.open(io.BytesIO(b''), mode='r')",
        "DECODER = CodecContext.create('h264', 'r')",
        "DECODER = av.CodecContext.create('hevc')",
        "decoder.options = {'skip_loop_filter': 'all'}",
        "self._decoder.options = {}",
    ],
)
@pytest.mark.parametrize("file", ["media/still.py", "bridge/cameras/cameras.py"])
def test_planted(tree: Path, file: str, line: str) -> None:
    append(integration(tree) / file, line)
    assert len(problems(tree)) == 1


def test_planted_in_place_of_what_is_there(tree: Path) -> None:
    replace(integration(tree) / "media" / "picture_group.py", "decoder.options |= ", "decoder.options = ")
    replace(integration(tree) / "media" / "decoder.py", "decoder.options = dict(LIMITED)", "decoder.options = {}")
    assert len(problems(tree)) == 2

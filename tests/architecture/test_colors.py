"""The colors of files, kept and mixed."""

from pathlib import Path

import pytest

from .planting import write
from .rules.colors import problems
from .tree import REPOSITORY, integration


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


@pytest.mark.parametrize("layer", ["ledger", "media", "model", "vault"])
def test_planted(tree: Path, layer: str) -> None:
    write(
        integration(tree) / layer / "planted.py",
        "class Planted:\n    async def read(self):\n        await self.next()\n",
    )
    assert problems(tree) == [
        f"custom_components/footage_guard/{layer}/planted.py:{line}: async code in {layer}" for line in (2, 3)
    ]

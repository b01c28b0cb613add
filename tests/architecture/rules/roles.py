"""Every door into the integration has a row in the role matrix, and every row a door."""

from pathlib import Path

from tests.architecture.doors import doors
from tests.architecture.role_matrix import ROLES
from tests.architecture.tree import differences


def problems(tree: Path) -> list[str]:
    """Tell which doors nobody answered for, and which answers have no door."""
    return differences("role_matrix.py", expected=set(map(_show, doors(tree))), found=set(map(_show, ROLES)))


def _show(door: tuple[str, str]) -> str:
    return f"{door[0]} {door[1]}"

"""Every door into the integration has a row in the role matrix, and every row a door."""

from pathlib import Path

from tests.architecture.automation_roles import AUTOMATION_ROLES
from tests.architecture.doors import doors
from tests.architecture.flow_roles import FLOW_ROLES
from tests.architecture.role_matrix import ROLES
from tests.architecture.tree import differences


def problems(tree: Path) -> list[str]:
    """Tell which doors nobody answered for, and which answers have no door."""
    rows = ROLES | AUTOMATION_ROLES | FLOW_ROLES
    return differences("role_matrix.py", expected=set(map(_show, doors(tree))), found=set(map(_show, rows)))


def _show(door: tuple[str, str]) -> str:
    return f"{door[0]} {door[1]}"

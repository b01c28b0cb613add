"""Faults that somebody could make, each with the step by which the table finds it.

    python -m tests.crash.planted

writes what was found of each, as JSON.
"""

from collections.abc import Callable
from dataclasses import replace
import json
import os
from pathlib import Path
import tempfile
from types import SimpleNamespace
from typing import Any, Final

from custom_components.footage_guard.disk.database import Synced
from custom_components.footage_guard.flows.desk import Desk
from custom_components.footage_guard.ledger import log
from custom_components.footage_guard.vault import leases
from custom_components.footage_guard.vault.state.state import State

from .steps import STEPS
from .table import Table, way_to


def _show_first(desk: Desk, intent: Any, outcome: Callable[[], None]) -> int:
    with desk.book.transaction():
        outcome()
    number = desk.journal.append(intent)
    desk.book.set_taken(number + 1)
    desk.is_behind = False
    return number


def _effect_first() -> None:
    faulty: Any = Desk
    faulty.carry_out = _show_first


def _no_sync_of_leases() -> None:
    faulty: Any = leases
    faulty._SCHEMA = replace(leases._SCHEMA, synced=Synced.IN_ORDER)


def _pass(*_arguments: object) -> None:
    """Do nothing, whatever it is asked for."""


def _no_sync_of_history() -> None:
    faulty: Any = log
    faulty.os = SimpleNamespace(**{**vars(os), "fdatasync": _pass})


def _no_lockdown_kept() -> None:
    faulty: Any = State
    faulty.lock_down = _pass


PLANTED: Final[dict[str, tuple[str, Callable[[], None]]]] = {
    "the effect is there before the fact": ("reopened", _effect_first),
    "a history that is not synced": ("reopened", _no_sync_of_history),
    "leases that are not synced": ("opened", _no_sync_of_leases),
    "a lockdown that is kept nowhere": ("locked down", _no_lockdown_kept),
}


def main() -> None:
    """Plant each by itself."""
    steps = {step.name: step for step in STEPS}
    with tempfile.TemporaryDirectory() as name:
        table = Table(Path(name))
        for step in way_to([steps[each].after for each, _ in PLANTED.values()]):
            table.row(step, is_tried=False)
        for what, (name_of, plant) in PLANTED.items():
            worker = os.fork()
            if not worker:
                plant()
                table.root = Path(name, what)
                print(json.dumps([what, table.row(steps[name_of]).faults]), flush=True)  # noqa: T201  # what was asked for
                os._exit(0)
            assert os.waitpid(worker, 0)[1] == 0


if __name__ == "__main__":
    main()

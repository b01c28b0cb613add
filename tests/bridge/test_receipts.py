"""A receipt is written while the history is what it was, and signed by the key of its ledger."""

from collections.abc import Callable, Iterator
import json
from pathlib import Path
from typing import Any, cast

import pytest

from custom_components.footage_guard.bridge.requests.requests import RequestDesk
from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.bridge.shares.receipts import async_read_receipt, async_receipt, papers
from custom_components.footage_guard.flows.booth import Booth
from custom_components.footage_guard.model.ballot import Now
from custom_components.footage_guard.model.errors import LedgerRolledBack, NotLiveYet
from custom_components.footage_guard.model.history import Finding, Trouble
from tests.flows.notary import Notary, opened_at
from tools.verify_receipt import main


class Lane:
    """What stands for a running vault and its requests: the lane, and the ledger."""

    def __init__(self, notary: Notary) -> None:
        self._notary = notary
        self.ledger = notary.ledger

    async def async_decide[Result](self, doing: Callable[[Booth, Now], Result]) -> Result:
        return doing(self._notary.booth, self._notary.now)

    async def async_read[Result](self, doing: Callable[[], Result]) -> Result:
        return doing()


@pytest.fixture
def notary(tmp_path: Path) -> Iterator[Notary]:
    """Return a home with a real ledger."""
    yield from opened_at(tmp_path / "home")


@pytest.fixture
def lane(notary: Notary) -> tuple[VaultRuntime, RequestDesk]:
    """Return vault and requests."""
    made: Any = Lane(notary)
    return cast("VaultRuntime", made), cast("RequestDesk", made)


async def test_it_is_right(notary: Notary, lane: tuple[VaultRuntime, RequestDesk], tmp_path: Path) -> None:
    statement = notary.released()
    data = await async_receipt(*lane, statement.draft_id)
    for name, content in (papers(data, "de") | {"footage": notary.files[statement.draft_id][0]}).items():
        (tmp_path / name).write_bytes(content)
    assert main([str(tmp_path / "receipt.json"), str(tmp_path / "footage")]) == 0
    found = await async_read_receipt(*lane, statement.draft_id)
    assert json.loads(data)["receipt"]["statement"] == json.loads(found.body())["statement"]


async def test_nothing_is_proven_by_a_history_that_is_not_what_it_was(
    notary: Notary, lane: tuple[VaultRuntime, RequestDesk]
) -> None:
    statement = notary.released()
    notary.ledger._trouble = Trouble(finding=Finding.ROLLED_BACK, size=1, known=2)
    with pytest.raises(LedgerRolledBack):
        await async_receipt(*lane, statement.draft_id)


async def test_nothing_is_proven_of_what_is_not_live(notary: Notary, lane: tuple[VaultRuntime, RequestDesk]) -> None:
    with pytest.raises(NotLiveYet):
        await async_receipt(*lane, notary.frozen().draft_id)

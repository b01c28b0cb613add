"""Releases in state.db: one that is not there, one that somebody else changed, and one that cannot be read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from custom_components.footage_guard.model.errors import RequestChanged, RequestUnknown
from custom_components.footage_guard.model.ids import ReleaseId, RequestId
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.model.record import ReleaseRecord
from custom_components.footage_guard.vault.state.state import State

RELEASE = ReleaseId("01KB0000000000000000000001")
REQUEST = RequestId("01KB0000000000000000000002")


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    """Yield a new state with one release that is voted on."""
    found = State.found(tmp_path, Mode.SEALED)
    found._database.rows("PRAGMA foreign_keys = OFF")
    record = ReleaseRecord(id=RELEASE, request_id=REQUEST, state=ReleaseState.VOTING, version=3, changed_ms=0)
    found.releases.add(record)
    yield found
    found.close()


def test_one_that_is_not_there_is_unknown(state: State) -> None:
    with pytest.raises(RequestUnknown):
        state.releases.get_release(ReleaseId("01KB0000000000000000000003"))


def test_only_who_saw_it_as_it_is_moves_it(state: State) -> None:
    with pytest.raises(RequestChanged):
        state.releases.move(RELEASE, ReleaseState.COOLING, was=2, version=4, now_ms=1)
    assert state.releases.get_release(RELEASE).state is ReleaseState.VOTING
    state.releases.move(RELEASE, ReleaseState.COOLING, was=3, version=4, now_ms=1)
    assert state.releases.get_release(RELEASE).state is ReleaseState.COOLING


def test_nothing_leaves_by_one_that_cannot_be_read(state: State) -> None:
    state._database.rows("UPDATE releases SET state = 'given away'")
    assert state.releases.get_release(RELEASE).state is ReleaseState.ENDED

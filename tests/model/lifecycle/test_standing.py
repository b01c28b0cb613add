"""What the sensor shows of a request."""

from itertools import combinations

import pytest

from custom_components.footage_guard.model.ids import RequestId
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.lifecycle.standing import Standing, furthest, standing

OLD, NEW = RequestId("01A0000000000000000000000A"), RequestId("01B0000000000000000000000B")
OVER = [ReleaseState.ENDED, ReleaseState.DECLINED, ReleaseState.VOID]
WAITING = [RequestState.PENDING, RequestState.APPROVED]
PAST = [state for state in RequestState if state not in WAITING]
RANK = ["none", "pending", "in_review", "approved", "released"]


@pytest.mark.parametrize("request_state", RequestState)
@pytest.mark.parametrize("release", ReleaseState)
def test_a_live_share_is_never_hidden(request_state: RequestState, release: ReleaseState) -> None:
    assert standing(request_state, [release, ReleaseState.LIVE]) is Standing.RELEASED


@pytest.mark.parametrize("request_state", RequestState)
@pytest.mark.parametrize("release", [state for state in ReleaseState if state is not ReleaseState.LIVE])
def test_a_release_that_is_cooling(request_state: RequestState, release: ReleaseState) -> None:
    assert standing(request_state, [ReleaseState.COOLING, release]) is Standing.APPROVED


@pytest.mark.parametrize("request_state", WAITING)
@pytest.mark.parametrize("release", [ReleaseState.DRAFTED, ReleaseState.FROZEN, ReleaseState.VOTING])
def test_a_draft(request_state: RequestState, release: ReleaseState) -> None:
    assert standing(request_state, [*OVER, release]) is Standing.IN_REVIEW


@pytest.mark.parametrize("request_state", WAITING)
@pytest.mark.parametrize("releases", [[], OVER])
def test_no_draft_or_none_any_more(request_state: RequestState, releases: list[ReleaseState]) -> None:
    assert standing(request_state, releases) is Standing.PENDING


@pytest.mark.parametrize("request_state", PAST)
@pytest.mark.parametrize("releases", [[], OVER, [ReleaseState.DRAFTED], [ReleaseState.VOTING]])
def test_nobody_is_needed(request_state: RequestState, releases: list[ReleaseState]) -> None:
    assert standing(request_state, releases) is Standing.NONE


@pytest.mark.parametrize(("less", "further"), combinations(map(Standing, RANK), 2))
@pytest.mark.parametrize("ids", [(OLD, NEW), (NEW, OLD)])
def test_the_furthest(less: Standing, further: Standing, ids: tuple[RequestId, RequestId]) -> None:
    assert furthest(dict(zip(ids, (less, further), strict=True))) == (further, ids[1])


@pytest.mark.parametrize("ids", [(OLD, NEW), (NEW, OLD)])
@pytest.mark.parametrize("both", map(Standing, RANK[1:]))
def test_of_equal_ones_the_oldest(both: Standing, ids: tuple[RequestId, RequestId]) -> None:
    assert furthest(dict.fromkeys(ids, both)) == (both, OLD)


@pytest.mark.parametrize("standings", [{}, {OLD: Standing.NONE}])
def test_no_request_at_all(standings: dict[RequestId, Standing]) -> None:
    assert furthest(standings) == (Standing.NONE, None)

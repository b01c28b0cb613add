"""What holds in both machines, whatever their tables say."""

from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.errors import TransitionRefused
from custom_components.footage_guard.model.lifecycle.advance import advance, exposure
from custom_components.footage_guard.model.lifecycle.release import ReleaseInput, ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestInput, RequestState

from .machines import MACHINES, RELEASE, REQUEST, Machine, Step, walks

SAYING_NO = (RequestState.DECLINED, RequestState.SET_ASIDE)
STEPS = [step for machine in MACHINES for step in machine.steps()]


def _ends(machine: Machine) -> set[Any]:
    return set(machine.states) - {step.state for step in machine.steps()}


def _named(step: Step) -> str:
    return f"{step.state}-{step.by}"


def test_the_ends() -> None:
    assert _ends(REQUEST) == {RequestState.CLOSED, RequestState.WITHDRAWN, RequestState.EXPIRED}
    assert _ends(RELEASE) == {ReleaseState.ENDED, ReleaseState.DECLINED, ReleaseState.VOID}


@pytest.mark.parametrize("machine", MACHINES)
def test_every_state_is_reached(machine: Machine) -> None:
    assert machine.reached() == set(machine.states)


@pytest.mark.parametrize("machine", MACHINES)
def test_what_does_not_raise_reaches_nothing_that_exposes(machine: Machine) -> None:
    assert {exposure(state) for state in machine.reached(raising=False)} == {0}


@pytest.mark.parametrize("machine", MACHINES)
def test_every_state_has_a_way_to_an_end_that_does_not_raise(machine: Machine) -> None:
    leading = {step.state for step in machine.steps(raising=False) if step.after in _ends(machine)}
    assert leading == set(machine.states) - _ends(machine)


@pytest.mark.parametrize("step", [step for step in STEPS if not step.by.raises], ids=_named)
def test_what_does_not_raise_exposes_no_more(step: Step) -> None:
    assert exposure(step.after) <= exposure(step.state)


@pytest.mark.parametrize("step", [step for step in STEPS if exposure(step.after) > exposure(step.state)], ids=_named)
def test_one_input_exposes_one_step_more(step: Step) -> None:
    assert step.by.raises
    assert exposure(step.after) == exposure(step.state) + 1


@pytest.mark.parametrize("state", SAYING_NO)
def test_only_what_raises_takes_back_a_no(state: RequestState) -> None:
    kept = {*SAYING_NO, *_ends(REQUEST)}
    back = {step.by for step in REQUEST.steps() if step.state is state and step.after not in kept}
    assert back == {RequestInput.REOPEN}


@pytest.mark.parametrize("intended", list(RELEASE.steps()), ids=_named)
def test_a_start_exposes_no_more_than_either_side_of_what_it_interrupted(intended: Step) -> None:
    """Nobody can tell then on which side of the change the power failed."""
    least = min(exposure(intended.state), exposure(intended.after))
    found = {intended.state, intended.after} - _ends(RELEASE)
    assert all(exposure(advance(state, ReleaseInput.INTERRUPT)) <= least for state in found)


@pytest.mark.parametrize(
    ("state", "exposes"),
    [
        *((state, {"approved": 1, "disclosed": 2}.get(state, 0)) for state in RequestState),
        *((state, {"cooling": 1, "live": 2}.get(state, 0)) for state in ReleaseState),
    ],
)
def test_exposure(state: RequestState | ReleaseState, exposes: int) -> None:
    assert exposure(state) == exposes


@pytest.mark.parametrize(
    ("state", "by"),
    [
        (RequestState.DISCLOSED, RequestInput.DECLINE),
        (RequestState.RECEIVED, ReleaseInput.DECLINE),
        (ReleaseState.DRAFTED, RequestInput.DECLINE),
        ("received", RequestInput.DECLINE),
        (RequestState.RECEIVED, "decline"),
    ],
)
def test_what_is_refused_is_named(state: Any, by: Any) -> None:
    """Words of one machine equal those of the other, and plain text equals both."""
    with pytest.raises(TransitionRefused) as caught:
        advance(state, by)
    assert (caught.value.state, caught.value.by) == (state, by)


@pytest.mark.parametrize("machine", MACHINES)
@given(data=st.data())
def test_no_walk_leads_out_without_its_last_two_steps(machine: Machine, data: st.DataObject) -> None:
    walk = data.draw(walks(machine))
    taken = [step.by for step in walk]
    out = [number for number, step in enumerate(walk, 1) if exposure(step.after) == 2]
    assert all(tuple(taken[number - 2 : number]) == machine.way_out for number in out)

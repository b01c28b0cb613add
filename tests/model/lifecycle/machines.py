"""Both machines as a test looks at them: what goes in and what comes out."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from hypothesis import strategies as st

from custom_components.footage_guard.model.errors import TransitionRefused
from custom_components.footage_guard.model.lifecycle.advance import advance
from custom_components.footage_guard.model.lifecycle.release import ReleaseInput, ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestInput, RequestState


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one input did to one state."""

    state: Any
    by: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """The states and inputs of one machine."""

    states: type[RequestState | ReleaseState]
    inputs: type[RequestInput | ReleaseInput]
    first: RequestState | ReleaseState
    way_out: tuple[RequestInput | ReleaseInput, ...]
    """The only last inputs by which footage can leave."""

    def steps(self, *, raising: bool = True) -> Iterator[Step]:
        """Yield every step there is, or every one that does not raise."""
        inputs: list[RequestInput | ReleaseInput] = list(self.inputs)
        for state, by in product(self.states, inputs):
            after = outcome(state, by)
            if after is not None and (raising or not by.raises):
                yield Step(state=state, by=by, after=after)

    def reached(self, *, raising: bool = True) -> set[Any]:
        """Return the states that the first one leads to."""
        known: set[Any] = set()
        new = {self.first}
        while new:
            known |= new
            new = {step.after for step in self.steps(raising=raising) if step.state in known} - known
        return known


REQUEST = Machine(
    states=RequestState,
    inputs=RequestInput,
    first=RequestState.RECEIVED,
    way_out=(RequestInput.APPROVE, RequestInput.DISCLOSE),
)
RELEASE = Machine(
    states=ReleaseState,
    inputs=ReleaseInput,
    first=ReleaseState.DRAFTED,
    way_out=(ReleaseInput.PASS, ReleaseInput.GO_LIVE),
)
MACHINES = [REQUEST, RELEASE]


def outcome(state: Any, by: Any) -> Any:
    """Return the state after an input, or None where it is refused."""
    try:
        return advance(state, by)
    except TransitionRefused:
        return None


def grid(text: str) -> dict[tuple[str, str], str | None]:
    """Return a table of states across and inputs down as pairs; a dash is a refusal."""
    head, *rows = (line.split() for line in text.strip().splitlines())
    return {
        (state, by): None if after == "-" else after
        for by, *cells in rows
        for state, after in zip(head, cells, strict=True)
    }


@st.composite
def walks(draw: st.DrawFn, machine: Machine) -> list[Step]:
    """Draw steps from the first state on, as far as they lead."""
    walk: list[Step] = []
    state = machine.first
    for choice in draw(st.lists(st.integers(min_value=0), max_size=20)):
        ways = [step for step in machine.steps() if step.state is state]
        if ways:
            walk.append(ways[choice % len(ways)])
            state = walk[-1].after
    return walk

"""What a ledger is told of legal papers, for tests."""

from hypothesis import strategies as st

from custom_components.footage_guard.model.ids import HoldId, ProcessId, RequestId, make_ulid
from custom_components.footage_guard.model.process import ProcessCheck, ProcessKind, ProcessOutcome
from custom_components.footage_guard.model.process_facts import (
    ProcessErased,
    ProcessFact,
    ProcessLoaded,
    ProcessMarked,
)

_ms = st.integers(0, 253_402_300_799_999)
_ulids = st.builds(make_ulid, _ms, st.integers(0, 2**80 - 1))
_people = st.text("0123456789abcdef", min_size=32, max_size=32)

process_facts: st.SearchStrategy[ProcessFact] = st.one_of(
    st.builds(
        lambda moments, **rest: ProcessLoaded(loaded_ms=min(moments), review_ms=max(moments), **rest),
        moments=st.tuples(_ms, _ms),
        process_id=_ulids.map(ProcessId),
        kind=st.sampled_from(ProcessKind),
        digest=st.binary(min_size=32, max_size=32),
        hold_id=st.none() | _ulids.map(HoldId),
        request_id=st.none() | _ulids.map(RequestId),
        actor=_people,
    ),
    st.builds(
        ProcessMarked,
        process_id=_ulids.map(ProcessId),
        version=st.integers(1, 99),
        outcome=st.sampled_from(ProcessOutcome),
        checks=st.lists(st.sampled_from(ProcessCheck), max_size=4, unique=True).map(tuple),
        review_ms=_ms,
        marked_ms=_ms,
        actor=_people,
    ),
    st.builds(ProcessErased, process_id=_ulids.map(ProcessId)),
)

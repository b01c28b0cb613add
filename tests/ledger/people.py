"""Facts on people and policy as a ledger could be told them, for tests; what they mean is tried elsewhere."""

from typing import Any, cast

from hypothesis import strategies as st

from custom_components.footage_guard.model.canonical import Json, canonical
from custom_components.footage_guard.model.ids import ChangeId, make_clip_id
from custom_components.footage_guard.model.people import Role
from custom_components.footage_guard.model.people_facts import (
    ChangeDone,
    ChangeProposed,
    ChangeStopped,
    ChangeVoted,
    IntakeClosed,
    IntakePaused,
    PeopleAssumed,
    PeopleFact,
    PersonAssumed,
    PersonEnrolled,
    PersonRemoved,
    PolicyLowered,
    RecoveryAsked,
    RecoveryDone,
    RecoveryStopped,
    VaultAdopted,
    VaultFounded,
    VaultRemoved,
    WaitOver,
)

_ms = st.integers(0, 253_402_300_799_999)
_digests = st.binary(min_size=32, max_size=32)
_people = st.text("0123456789abcdef", min_size=32, max_size=32)
_objects = st.dictionaries(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    st.none() | st.booleans() | _ms | st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    max_size=3,
).map(lambda content: canonical(cast("Json", content)).decode())
_change_ids = st.builds(make_clip_id, st.integers(0, 2**48 - 1), st.integers(0, 2**80 - 1)).map(ChangeId)
_signatures = st.binary(min_size=64, max_size=64)
_keys: dict[str, st.SearchStrategy[Any]] = {"person_id": _people, "root": _digests, "approver_key": _digests}
people_facts: st.SearchStrategy[PeopleFact] = st.one_of(
    st.builds(VaultFounded, decided=_objects, **_keys),
    st.builds(VaultAdopted),
    st.builds(VaultRemoved),
    st.builds(PersonAssumed, **_keys),
    st.builds(PeopleAssumed, decided=_objects),
    st.builds(ChangeProposed, change_id=_change_ids, statement=_objects),
    st.builds(ChangeVoted, change_id=_change_ids, person_id=_people, public_key=_digests, signature=_signatures),
    st.builds(ChangeStopped, change_id=_change_ids, actor=_people),
    st.builds(ChangeDone, change_id=_change_ids),
    st.builds(PolicyLowered, decided=_objects, actor=st.none() | _people),
    st.builds(
        PersonEnrolled,
        change_id=_change_ids,
        role=st.sampled_from(Role),
        usable_from_ms=_ms,
        admitted_by=_people,
        signature=_signatures,
        **_keys,
    ),
    st.builds(PersonRemoved, person_id=_people, actor=_people),
    st.builds(WaitOver, person_id=_people),
    st.builds(RecoveryAsked, change_id=_change_ids, person_id=_people, wrap_sha256=_digests),
    st.builds(RecoveryStopped, change_id=_change_ids, actor=st.none() | _people),
    st.builds(RecoveryDone, change_id=_change_ids),
    st.builds(IntakePaused, intake_sha256=_digests, actor=_people),
    st.builds(IntakeClosed, intake_sha256=_digests, actor=_people),
)

"""An emergency is a label. Nothing else is another because of it."""

from dataclasses import replace
from datetime import time

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.policy import Policy
from custom_components.footage_guard.model.request import (
    Basis,
    Channel,
    FootageRequest,
    IncidentType,
    Level,
    RequesterType,
)
from custom_components.footage_guard.model.rules import emergency
from custom_components.footage_guard.model.rules.rule import Context, Finding, FindingKind, MuteScope
from custom_components.footage_guard.model.rules.screening import reasons, screen

from .requests import CONTEXT, NIGHT, at, request

FINDING = Finding(rule="emergency", kind=FindingKind.NOTE)


@pytest.mark.parametrize("basis", Basis)
def test_only_the_label_is_noted(basis: Basis) -> None:
    assert emergency.check(request(legal_basis__claimed=basis), CONTEXT) == (
        FINDING if basis is Basis.EMERGENCY else None
    )


@pytest.mark.parametrize("text", ["EMERGENCY: life at risk", "exigent circumstances"])
def test_the_sentence_is_the_same_whatever_is_written(text: str) -> None:
    asked = request(legal_basis__claimed=Basis.EMERGENCY, message=text, requester__type=RequesterType.LAW_ENFORCEMENT)
    assert emergency.check(asked, CONTEXT) == FINDING
    assert emergency.check(request(message=text), CONTEXT) is None


REQUESTS = st.builds(
    request,
    channel=st.sampled_from([channel for channel in Channel if channel is not Channel.AUTOMATION]),
    requester__type=st.sampled_from(RequesterType),
    incident__type=st.sampled_from(IncidentType),
    verification__level=st.sampled_from(Level),
    case_reference=st.sampled_from(["", "26-118"]),
    message=st.sampled_from(["", "You must reply right now.", "Footage of the protest."]),
    scope__window_to=st.sampled_from([at(1), at(12)]),
    scope__wants_audio=st.booleans(),
    intended_recipients=st.sampled_from([(), ("a", "b", "c")]),
)
OWN = st.builds(
    request, channel=st.just(Channel.AUTOMATION), message=st.sampled_from(["", "You must reply right now."])
)
CONTEXTS = st.builds(
    replace,
    st.just(CONTEXT),
    policy=st.sampled_from([Policy(), Policy(quiet_hours=NIGHT, window_limit_h=1, footage_age_days=1)]),
    local_time=st.sampled_from([time(12), time(23)]),
    of_case=st.integers(0, 3),
    open_of_organisation=st.integers(0, 2),
    received_last_day=st.integers(0, 6),
    muted=st.frozensets(st.sampled_from(MuteScope)),
    oldest_footage_ms=st.sampled_from([None, at(0.5).ms]),
    action_holds=st.integers(0, 6),
)


@given(asked=REQUESTS | OWN, context=CONTEXTS)
def test_the_rest_of_the_screening_is_the_same_with_and_without_the_label(
    asked: FootageRequest,
    context: Context,
) -> None:
    labeled = replace(asked, legal_basis=replace(asked.legal_basis, claimed=Basis.EMERGENCY))
    without = screen(asked, context)
    with_label = screen(labeled, context)
    assert [finding for finding in with_label if finding != FINDING] == list(without)
    assert FINDING in with_label
    assert reasons(with_label) == reasons(without)

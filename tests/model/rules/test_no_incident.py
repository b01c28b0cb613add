"""A request that names no incident is noted as that, whatever word it uses for it."""

import pytest

from custom_components.footage_guard.model.request import Channel, IncidentType, RequesterType
from custom_components.footage_guard.model.rules import no_incident
from custom_components.footage_guard.model.rules.rule import FindingKind
from custom_components.footage_guard.model.rules.screening import screen

from .requests import CONTEXT, at, request

TASK_FORCE = (
    "The task force asks for your help. During the recent protests and demonstrations of people exercising their"
    " first amendment rights your camera may have recorded the area. We request copies of all videos."
)


@pytest.mark.parametrize("kind", IncidentType)
def test_an_incident_of_a_kind_is_one(kind: IncidentType) -> None:
    finding = no_incident.check(request(incident__type=kind), CONTEXT)
    assert (finding is not None) is (kind is IncidentType.NONE)


@pytest.mark.parametrize(
    ("message", "occurred", "is_noted"),
    [
        ("", None, True),
        ("We would like to see what you have.", None, True),
        ("We would like to see what you have.", at(0), False),
        ("A tree fell on my car.", None, False),
        ("All footage of the protest.", None, True),
        ("All footage of the protest.", at(0), True),
        ("All footage of the days in which shops were looted during the protests.", None, True),
        ("A window was broken during the protest.", at(0), False),
    ],
)
def test_other_is_an_incident_where_it_has_a_time_or_says_what_happened(
    message: str,
    occurred: object,
    is_noted: bool,
) -> None:
    asked = request(
        incident__type=IncidentType.OTHER,
        incident__occurred_from=occurred,
        incident__location="",
        purpose="",
        message=message,
    )
    assert (no_incident.check(asked, CONTEXT) is not None) is is_noted


@pytest.mark.parametrize("incident", [IncidentType.NONE, IncidentType.OTHER])
@pytest.mark.parametrize("occurred", [None, at(0)])
def test_a_request_for_footage_of_protests_names_no_incident_and_touches_a_gathering(
    incident: IncidentType,
    occurred: object,
) -> None:
    asked = request(
        incident__type=incident,
        incident__occurred_from=occurred,
        incident__location="Downtown",
        requester__type=RequesterType.LAW_ENFORCEMENT,
        purpose="Task force on safety",
        message=TASK_FORCE,
    )
    assert {"no_incident", "assembly"} <= {finding.rule for finding in screen(asked, CONTEXT)}


@pytest.mark.parametrize("change", [{"requester__type": RequesterType.DATA_SUBJECT}, {"channel": Channel.AUTOMATION}])
def test_whoever_was_filmed_and_automations_need_none(change: dict[str, object]) -> None:
    assert no_incident.check(request(incident__type=IncidentType.NONE, **change), CONTEXT) is None


def test_it_is_a_note() -> None:
    finding = no_incident.check(request(incident__type=IncidentType.NONE), CONTEXT)
    assert finding is not None
    assert (finding.rule, finding.kind) == ("no_incident", FindingKind.NOTE)

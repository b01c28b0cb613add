"""A draft is read from what a page sends, and every field that is wrong is named with one reason."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.draft import (
    Draft,
    DraftUnreadable,
    Piece,
    Recipient,
    cooling_minutes,
    draft_as_json,
    dump_draft,
    may_still_be_given,
    parse_draft,
    read_draft,
)
from custom_components.footage_guard.model.errors import DraftInvalid, Reason
from custom_components.footage_guard.model.ids import ReleaseId
from custom_components.footage_guard.model.policy import Policy
from custom_components.footage_guard.model.redaction.recipe import Moment
from custom_components.footage_guard.model.request.request import FootageRequest, Proposal, Requester
from custom_components.footage_guard.model.request.words import Channel, Level, RequesterType

from .approving import CLIP, START_MS, at, part, written
from .redaction.made import full, recipe
from .request.sending import WHOLE, parsed

RELEASE = ReleaseId("01KAZ0000000000000000000RR")
DAY_MS = 86_400_000
OUTSIDE = parsed(WHOLE)
NOBODY = Requester(
    type=RequesterType.HOUSEHOLD,
    organisation="",
    unit="",
    person_name="",
    role="",
    badge="",
    email="",
    phone="",
)
OWN = replace(
    OUTSIDE,
    channel=Channel.AUTOMATION,
    requester=NOBODY,
    signature="",
    verification=replace(OUTSIDE.verification, level=Level.NONE, method=""),
    proposal=Proposal(recipient="Neighbor", camera=None, clip_ids=(CLIP,), hand_over=True),
)
TO = {"name": "B. Wood", "organisation": ""}
MANY = [{"clip_id": f"01KAZ00000000000000000{number:04}", "redaction": part()} for number in range(51)]
BOX = {"keys": [{"at_ms": 0, "area": {"left": 0, "top": 0, "right": 500_000, "bottom": 500_000}}]}


def redacted(**changed: Any) -> dict[str, Any]:
    """Return what makes a draft have a file of this recipe."""
    return {"clips": [{"clip_id": CLIP, "redaction": part(**changed)}]}


def read(request: FootageRequest = OUTSIDE, policy: Policy | None = None, **changed: Any) -> Draft:
    return parse_draft(
        written(**changed), release_id=RELEASE, request=request, policy=policy or Policy(), now_ms=START_MS
    )


AGE_KEY = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kudaywhcs9vd2tz"


def test_a_file_is_encrypted_for_the_key_that_is_named() -> None:
    draft = read(delivery="age_file", age_recipient=AGE_KEY)
    assert draft.age_recipient == AGE_KEY
    assert read_draft(dump_draft(draft)) == draft
    again = parse_draft(draft_as_json(draft), release_id=RELEASE, request=OUTSIDE, policy=Policy(), now_ms=START_MS)
    assert again == draft
    assert read(delivery="age_file").age_recipient is None


def test_what_is_not_said_is_the_stricter() -> None:
    draft = read()
    assert (draft.hand_over, draft.access_code, draft.max_downloads) == (False, False, 1)
    assert (draft.stream_only, draft.sender, draft.age_recipient) == (False, "", None)
    assert draft.recipient is None
    assert draft.not_after == at(7 * DAY_MS)
    assert draft.pieces == (Piece(clip_id=CLIP, redaction=recipe(0, 30_000)),)


def test_all_that_is_said_is_kept() -> None:
    draft = read(
        request=OWN,
        delivery="link",
        hand_over=True,
        access_code=True,
        stream_only=True,
        sender="The house with the green door",
        max_downloads=3,
        not_after="2026-11-25T10:00:00+01:00",
        recipient={"name": "B. Wood", "organisation": "Wood & Co", "level": 2, "method": "visited"},
        clips=[
            {"clip_id": CLIP, "redaction": full().as_json()},
            {"clip_id": CLIP, "redaction": {"cut": {"at_ms": 2_500}, "boxes": [{"track": BOX, "why": "child"}]}},
        ],
    )
    assert draft.recipient == Recipient(
        name="B. Wood", organisation="Wood & Co", level=Level.CALLED_BACK, method="visited"
    )
    assert (draft.hand_over, draft.access_code, draft.max_downloads) == (True, True, 3)
    assert (draft.stream_only, draft.sender) == (True, "The house with the green door")
    assert draft.pieces[0].redaction == full()
    assert draft.pieces[1].redaction.cut == Moment(at_ms=2_500)
    assert draft.not_after == at(25 * 3_600_000)
    assert read_draft(dump_draft(draft)) == draft
    again = parse_draft(draft_as_json(draft), release_id=RELEASE, request=OWN, policy=Policy(), now_ms=START_MS)
    assert again == draft


@pytest.mark.parametrize(
    ("changed", "field", "reason"),
    [
        ({"clips": None}, "clips", "required"),
        ({"clips": []}, "clips", "required"),
        ({"clips": "all"}, "clips", "wrong_type"),
        ({"clips": MANY}, "clips", "too_many"),
        ({"clips": [MANY[0], MANY[0]]}, "clips", "duplicate"),
        ({"clips": [{"redaction": part()}]}, "clips.0.clip_id", "required"),
        ({"clips": [{"clip_id": "../x", "redaction": part()}]}, "clips.0.clip_id", "malformed"),
        ({"clips": [MANY[0] | {"all": True}]}, "clips.0", "unknown_field"),
        ({"clips": [MANY[0] | {"from": "2026-11-24T08:00:00Z"}]}, "clips.0", "unknown_field"),
        (redacted(why="a nosy neighbor"), "clips.0.redaction", "unknown_field"),
        (redacted(cut={"at_ms": -1}), "clips.0.redaction.cut.at_ms", "out_of_range"),
        (redacted(cut={"from_ms": 9, "to_ms": 9}), "clips.0.redaction.cut.to_ms", "end_before_start"),
        (redacted(cut={"from_ms": 9}), "clips.0.redaction.cut.to_ms", "required"),
        (redacted(audio=1), "clips.0.redaction.audio", "wrong_type"),
        (redacted(boxes=[{"track": BOX}]), "clips.0.redaction.boxes.0.why", "required"),
        (redacted(boxes=[{"track": BOX, "why": "Ms Hall"}]), "clips.0.redaction.boxes.0.why", "unknown_choice"),
        (redacted(boxes=[{"track": {"keys": []}, "why": "child"}]), "clips.0.redaction.boxes.0.track.keys", "required"),
        (redacted(whole={"mode": "blurred", "why": "child"}), "clips.0.redaction.whole.mode", "unknown_choice"),
        (redacted(mutes=[{"from_ms": 0, "to_ms": 1, "why": "other"}]), "clips.0.redaction.mutes", "set_elsewhere"),
        ({"audio": True}, "base", "unknown_field"),
        ({"purpose": None}, "purpose", "required"),
        ({"purpose": ""}, "purpose", "required"),
        ({"purpose": "see https://x.example"}, "purpose", "link"),
        ({"purpose": "x" * 501}, "purpose", "too_long"),
        ({"legal_basis": None}, "legal_basis", "required"),
        ({"legal_basis": "because"}, "legal_basis", "unknown_choice"),
        ({"delivery": None}, "delivery", "required"),
        ({"delivery": "mail"}, "delivery", "unknown_choice"),
        ({"stream_only": True}, "stream_only", "set_elsewhere"),
        ({"stream_only": 1, "delivery": "link"}, "stream_only", "wrong_type"),
        ({"age_recipient": AGE_KEY}, "age_recipient", "set_elsewhere"),
        ({"age_recipient": AGE_KEY + "q", "delivery": "age_file"}, "age_recipient", "malformed"),
        ({"age_recipient": 1, "delivery": "age_file"}, "age_recipient", "malformed"),
        ({"access_code": True, "delivery": "age_file"}, "access_code", "set_elsewhere"),
        ({"sender": "x" * 81}, "sender", "too_long"),
        ({"hand_over": "no"}, "hand_over", "wrong_type"),
        ({"hand_over": True}, "hand_over", "hand_over_not_asked"),
        ({"access_code": True}, "access_code", "set_elsewhere"),
        ({"max_downloads": 2}, "max_downloads", "out_of_range"),
        ({"delivery": "link", "max_downloads": 4}, "max_downloads", "out_of_range"),
        ({"delivery": "link", "max_downloads": 0}, "max_downloads", "out_of_range"),
        ({"delivery": "link", "max_downloads": True}, "max_downloads", "wrong_type"),
        ({"not_after": "2026-12-02T08:00:00Z"}, "not_after", "out_of_range"),
        ({"not_after": "2026-11-24T08:10:00Z"}, "not_after", "out_of_range"),
        ({"not_after": 9}, "not_after", "wrong_type"),
        ({"recipient": {}}, "recipient.name", "required"),
        ({"recipient": "B. Wood"}, "recipient", "wrong_type"),
        ({"recipient": TO | {"level": 2}}, "recipient.method", "unknown_choice"),
        ({"recipient": TO | {"level": 3, "method": "signed"}}, "recipient.method", "unknown_choice"),
        ({"recipient": TO | {"level": True, "method": "answered"}}, "recipient.method", "unknown_choice"),
        ({"recipient": TO | {"phone": "1"}}, "recipient", "unknown_field"),
        ({"quorum": 0}, "base", "unknown_field"),
    ],
)
def test_each_wrong_field_is_named(changed: dict[str, Any], field: str, reason: str) -> None:
    with pytest.raises(DraftInvalid) as refused:
        read(**changed)
    assert dict(refused.value.problems) == {field: reason}
    assert refused.value.placeholders == {"problems": f"{field}: {reason}"}


def test_a_link_that_is_given_back_needs_a_code_of_its_own() -> None:
    with pytest.raises(DraftInvalid) as refused:
        read(OWN, recipient=TO, delivery="link", hand_over=True)
    assert dict(refused.value.problems) == {"access_code": "required"}
    with pytest.raises(DraftInvalid) as refused:
        read(OWN, recipient=TO, delivery="file", hand_over=True, access_code=True)
    assert set(refused.value.problems) == {"access_code", "hand_over"}


@pytest.mark.parametrize("request_", [OWN, replace(OUTSIDE, requester=NOBODY)])
def test_where_nobody_is_named_the_approver_names_somebody(request_: FootageRequest) -> None:
    with pytest.raises(DraftInvalid) as refused:
        read(request_)
    assert dict(refused.value.problems) == {"recipient": "required"}


def test_the_policy_bounds_the_terms() -> None:
    policy = Policy(max_downloads=1, link_days=1, veto_hours=3)
    assert read(policy=policy).not_after == at(DAY_MS)
    for changed in ({"delivery": "link", "max_downloads": 2}, {"not_after": "2026-11-24T11:00:00Z"}):
        with pytest.raises(DraftInvalid):
            read(policy=policy, **changed)
    assert read(policy=policy, not_after="2026-11-24T11:00:01Z").not_after == at(3 * 3_600_000 + 1000)


def test_terms_that_were_allowed_once_are_looked_at_again() -> None:
    draft = read(policy=Policy(max_downloads=3, link_days=7), delivery="link", max_downloads=3)
    may_still_be_given(draft, Policy(max_downloads=3, link_days=7), START_MS)
    # A clock that was set right meanwhile is no other policy.
    may_still_be_given(draft, Policy(max_downloads=3, link_days=7), START_MS - 60_000)
    with pytest.raises(DraftInvalid) as refused:
        may_still_be_given(draft, Policy(max_downloads=2, link_days=6), START_MS)
    assert dict(refused.value.problems) == dict.fromkeys(("max_downloads", "not_after"), Reason.OUT_OF_RANGE)
    may_still_be_given(draft, Policy(max_downloads=3, link_days=6), START_MS + DAY_MS)


def test_which_time_of_a_clip_is_given_is_always_said() -> None:
    for clip in ({"clip_id": CLIP}, {"clip_id": CLIP, "redaction": {}}):
        with pytest.raises(DraftInvalid) as refused:
            read(clips=[clip])
        assert dict(refused.value.problems) == dict.fromkeys(
            ("clips.0.redaction.cut.from_ms", "clips.0.redaction.cut.to_ms"), Reason.REQUIRED
        )


def test_a_clip_may_be_given_in_several_parts() -> None:
    draft = read(
        clips=[{"clip_id": CLIP, "redaction": part(0, 1000)}, {"clip_id": CLIP, "redaction": part(2000, 3000)}]
    )
    assert [piece.clip_id for piece in draft.pieces] == [CLIP, CLIP]


def test_many_clips_and_new_recipients_cool_off() -> None:
    few, many = read(), read(clips=MANY[:4])
    assert [
        cooling_minutes(each, Policy(), is_first_time=first) for each in (few, many) for first in (False, True)
    ] == [
        0,
        10,
        10,
        10,
    ]


def test_what_a_person_wrote_is_in_no_log() -> None:
    draft = read(recipient=TO)
    assert "Wood" not in repr(draft)
    assert "bicycle" not in repr(draft)


@given(st.binary(max_size=60) | st.just(dump_draft(read()) + b" ") | st.just(b"{}"))
def test_what_is_no_draft_is_not_read(data: bytes) -> None:
    with pytest.raises(DraftUnreadable):
        read_draft(data)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from([*written(), "recipient", "clip_id", "redaction", "cut", "from_ms", "boxes"]), inner
            )
        ),
        max_leaves=12,
    )
)
def test_anything_is_a_draft_or_refused_by_name(raw: Any) -> None:
    problems: Mapping[str, Reason] = {}
    draft: Draft | None = None
    try:
        draft = parse_draft(raw, release_id=RELEASE, request=OUTSIDE, policy=Policy(), now_ms=START_MS)
    except DraftInvalid as err:
        problems = err.problems
    assert problems or (draft is not None and read_draft(dump_draft(draft)) == draft)

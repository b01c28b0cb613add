"""What those who hold keys are told of a request. What somebody wrote is text, to be shown as nothing else."""

from collections.abc import Mapping
from typing import Any

from ...flows.matching import Match
from ...flows.muting import mutes_of
from ...model.clip import Hold
from ...model.errors import StateDamaged
from ...model.ids import CameraId, ClipId, RequestId
from ...model.lifecycle.outside import Outside, outside
from ...model.lifecycle.request import RequestState
from ...model.record import Head, RequestRecord, UnreadableRequest
from ...model.request.plain import as_plain
from ...model.rules.rule import Mute, MuteScope
from ...model.rules.screening import reasons
from ...model.rules.stored import finding_as_json
from ...vault.state.request_lists import Aside
from ...vault.vault import Vault
from ..common.times import to_text
from ..decisions.draft_json import moved_as_json
from ..runtime import VaultRuntime
from ..watching.finding import clip_as_json
from .beside import Beside
from .listed import Listed
from .outside import async_outside
from .requests import RequestDesk

type Holds = Mapping[ClipId, tuple[Hold, ...]]


def mute_as_json(mute: Mute, about: str | None) -> dict[str, Any]:
    """Return what is muted, and by which request; one that cannot be read mutes everything."""
    return {
        "request_id": mute.by,
        "scope": mute.scope.value,
        "about": about,
        "until": None if mute.until_ms is None else to_text(mute.until_ms),
        "problem": None if mute.is_readable else StateDamaged.code,
    }


def head_as_json(request_id: RequestId, head: Head) -> dict[str, Any]:
    """Return which request it is and how it stands, without a word of it."""
    return {
        "request_id": request_id,
        "state": head.state.value,
        "stage": head.state.stage.value,
        "version": head.version,
    }


def changed_as_json(record: RequestRecord) -> dict[str, Any]:
    """Return the same of a whole request."""
    return head_as_json(record.id, Head(record.state, record.version))


def line_as_json(listed: Listed, beside: Beside) -> dict[str, Any]:
    """Return a line of a list."""
    if isinstance(listed, UnreadableRequest):
        return _unreadable_as_json(listed)
    return {**summary_as_json(listed), "held": beside.held.get(listed.id)}


def aside_as_json(aside: Aside) -> dict[str, Any]:
    """Return how many requests wait on nobody's screen, and by which rules."""
    return {"count": aside.count, "reasons": aside.reasons}


def _unreadable_as_json(unreadable: UnreadableRequest) -> dict[str, Any]:
    """Return the line of a request of which nothing is shown but that it is there: it can be declined."""
    state = unreadable.state
    return {
        "request_id": unreadable.id,
        "state": state.value if state is not None else None,
        "stage": state.stage.value if state is not None else None,
        "version": unreadable.version,
        "received": to_text(unreadable.received_ms),
        "closes": to_text(unreadable.closes_ms),
        "problem": unreadable.problem,
    }


def summary_as_json(record: RequestRecord) -> dict[str, Any]:
    """Return who asks, for which time, and how it stands."""
    request = record.request
    return {
        **changed_as_json(record),
        "problem": None,
        "received": to_text(request.received_ms),
        "closes": to_text(request.closes_ms),
        "changed": to_text(record.changed_ms),
        "erased": record.is_erased,
        "channel": request.channel.value,
        "requester_type": request.requester.type.value,
        "organisation": request.requester.organisation,
        "person_name": request.requester.person_name,
        "verification_level": record.verification.level.value,
        "case_reference": request.case_reference,
        "legal_basis": request.legal_basis.claimed.value,
        "window_from": str(request.scope.window_from),
        "window_to": str(request.scope.window_to),
        "recipient": request.proposal.recipient if request.proposal is not None else None,
        "set_aside": sorted(reasons(record.findings)) if record.state is RequestState.SET_ASIDE else [],
    }


async def async_show(
    vault: VaultRuntime, desk: RequestDesk, request_id: RequestId, also: frozenset[CameraId]
) -> dict[str, Any]:
    """Return all of a request, and which clips it is about; raise what `as_told` raises, or NotLoaded.

    `also` are the cameras indoors whose clips a person wants to see beside those outdoors.
    """
    record, reached = await desk.async_standing(request_id)
    record = await desk.async_as_held(record)
    matches = await desk.async_match(request_id, also)
    drafts, mutes = await desk.async_decide(
        lambda booth, now: (
            booth.desk.releases.of_request(request_id),
            mutes_of(booth.desk, record.request, now_ms=now.ms),
        )
    )
    holds = await vault.async_do_in_turn(lambda inner: _holds(inner, matches))
    seen = await async_outside(vault, request_id) or await _async_as_if_outside(desk, record)
    return {
        **changed_as_json(record),
        "changed": to_text(record.changed_ms),
        "erased": record.is_erased,
        "standing": reached.value,
        "outside": seen.value,
        "request": {"intake": None, **record.request.as_json()},
        "verification": as_plain(record.verification),
        "findings": [finding_as_json(finding) for finding in record.findings],
        "drafts": [moved_as_json(draft) for draft in drafts],
        "matches": [_match_as_json(match, holds) for match in matches],
        "mutes": [_scope_as_json(scope, mute) for scope, mute in mutes],
    }


async def _async_as_if_outside(desk: RequestDesk, record: RequestRecord) -> Outside:
    """Return what would be seen of a request that nobody outside sent."""
    closed_until_ms = await desk.async_closed_until_ms()
    return outside(record.state, closes_ms=record.request.closes_ms, closed_until_ms=closed_until_ms)


def _scope_as_json(scope: MuteScope, mute: Mute | None) -> dict[str, Any]:
    until = None if mute is None or mute.until_ms is None else to_text(mute.until_ms)
    return {"scope": scope.value, "muted": mute is not None, "until": until}


def _holds(vault: Vault, matches: tuple[Match, ...]) -> Holds:
    """Return what keeps the clips of matches. Blocking, for the lane."""
    return {clip.id: tuple(vault.index.holds_of(clip.id)) for match in matches for clip in match.clips}


def _match_as_json(match: Match, holds: Holds) -> dict[str, Any]:
    return {
        "camera": match.camera,
        "clips": [clip_as_json(clip, holds[clip.id]) for clip in match.clips],
        "gaps": [{"from": to_text(from_ms), "to": to_text(to_ms)} for from_ms, to_ms in match.gaps],
        "cut": match.is_cut,
    }

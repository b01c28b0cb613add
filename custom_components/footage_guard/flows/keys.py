"""What requests are counted by: who asks for which case, and what the home itself asked before."""

from dataclasses import replace
from hashlib import sha256
from typing import Final

from ..model.canonical import Json, canonical
from ..model.ids import make_request_id
from ..model.record import Keys
from ..model.request.instant import Instant
from ..model.request.request import FootageRequest, Proposal
from ..model.request.words import Channel
from ..model.retention import DAY_MS
from ..model.rules.rule import case_key, is_of_home
from .ports import Clips

_NOBODY: Final = make_request_id(0, 0)
_EVER: Final = Instant(ms=0, offset_min=0)


def keys_of(request: FootageRequest, clips: Clips) -> Keys:
    """Return the keys of a request. What the home itself asks never counts for a requester.

    What its automations ask is compared by its content.
    """
    if request.channel is not Channel.AUTOMATION:
        if is_of_home(request):
            return Keys()
        return Keys(organisation=request.requester.organisation_key, case=case_key(request.case_reference))
    proposal = request.proposal
    if proposal is None:
        return Keys(twin=_twin(request, None))
    # Letters and digits: another dot, space or width does not make somebody else of a recipient.
    alike = replace(proposal, recipient=case_key(proposal.recipient), clip_ids=tuple(sorted(proposal.clip_ids)))
    cameras = {clip.camera for clip_id in proposal.clip_ids if (clip := clips.get(clip_id)) is not None}
    cameras |= {proposal.camera} if proposal.camera is not None else set()
    # Without one of the two it is no footage for somebody, and everything that names neither would be the same.
    pairs = frozenset([_key([alike.recipient, camera]) for camera in cameras] if alike.recipient else [])
    return Keys(twin=_twin(request, alike), pairs=pairs)


def _twin(request: FootageRequest, proposal: Proposal | None) -> str:
    """Return what is the same for requests of which a person would see the same, who asks included.

    When they came and when they close is another moment for each, so that for how many days they are open counts. The
    window of clips is theirs: of one that is being written it grows each second.
    """
    scope, is_of_clips = request.scope, proposal is not None and bool(proposal.clip_ids)
    window_from, window_to = (_EVER, _EVER) if is_of_clips else (_utc(scope.window_from), _utc(scope.window_to))
    alike = replace(
        request,
        id=_NOBODY,
        received_ms=0,
        closes_ms=(request.closes_ms - request.received_ms) // DAY_MS,
        scope=replace(scope, window_from=window_from, window_to=window_to),
        flags=(),
        proposal=proposal,
    )
    return alike.digest.hex()


def _utc(moment: Instant) -> Instant:
    return Instant(ms=moment.ms, offset_min=0)


def _key(parts: list[Json]) -> str:
    return sha256(canonical(parts)).hexdigest()

"""What requests are counted by: who asks for which case, and what the home itself asked before."""

from hashlib import sha256

from ..model.canonical import Json, canonical
from ..model.ids import ClipId
from ..model.record import Keys
from ..model.request.request import FootageRequest
from ..model.request.words import Channel
from ..model.rules.rule import case_key
from .ports import Clips


def keys_of(request: FootageRequest, clips: Clips) -> Keys:
    """Return the keys of a request. What the home asks is compared by its content, and never counts for a requester."""
    if request.channel is not Channel.AUTOMATION:
        return Keys(organisation=request.requester.organisation_key, case=case_key(request.case_reference))
    proposal = request.proposal
    # Letters and digits: another dot, space or width does not make somebody else of a recipient.
    recipient = case_key(proposal.recipient) if proposal is not None else ""
    cameras: set[str] = set()
    clip_ids: list[str] = []
    if proposal is not None:
        clip_ids = sorted(proposal.clip_ids)
        cameras |= {clip.camera for clip_id in clip_ids if (clip := clips.get(ClipId(clip_id))) is not None}
        cameras |= {proposal.camera} if proposal.camera is not None else set()
    # The window of clips is theirs: of one that is being written it is another one each second.
    window = [] if clip_ids else [request.scope.window_from.ms, request.scope.window_to.ms]
    asked: list[Json] = [
        recipient,
        *sorted(cameras),
        *clip_ids,
        *window,
        request.purpose,
        proposal is not None and proposal.hand_over,
    ]
    # Without one of the two it is no footage for somebody, and everything that names neither would be the same.
    pair = _key([recipient, *sorted(cameras)]) if recipient and cameras else ""
    return Keys(twin=_key(asked), pair=pair)


def _key(parts: list[Json]) -> str:
    return sha256(canonical(parts)).hexdigest()

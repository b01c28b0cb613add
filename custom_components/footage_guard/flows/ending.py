"""What was prepared for a request ends with it, whoever or whatever ends that."""

from typing import Final

from ..model.ids import RequestId
from ..model.lifecycle.release import ReleaseInput, ReleaseState
from .desk import Desk

RELEASE_ENDED: Final = frozenset({ReleaseState.ENDED, ReleaseState.DECLINED, ReleaseState.VOID})


def end_releases(desk: Desk, request_id: RequestId, by: ReleaseInput, *, actor: str | None, now_ms: int) -> None:
    """Have all releases of a request that are not live take an input that ends them; raise OSError.

    The lease of what cools off goes first. Without this, an older history that somebody puts back has it go live.
    """
    for release in desk.releases.of_request(request_id):
        if release.state is ReleaseState.COOLING:
            desk.leases.end(release.id)
        if release.state not in RELEASE_ENDED | {ReleaseState.LIVE}:
            desk.move_release(release.id, by, actor=actor, now_ms=now_ms)

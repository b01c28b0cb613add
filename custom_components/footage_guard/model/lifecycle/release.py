"""The stages of a release: one file for one recipient, from the first cut to the end of its link."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class ReleaseState(StrEnum):
    """Where a release stands."""

    DRAFTED = "drafted"
    """Somebody picks, trims and blacks out."""
    FROZEN = "frozen"
    """The file is finished, and its digest fixed."""
    VOTING = "voting"
    """Some votes are there, and not all."""
    COOLING = "cooling"
    """All votes are there; nothing leaves before the announced moment."""
    LIVE = "live"
    """The recipient can collect the file."""
    ENDED = "ended"
    """It was live, and nothing more leaves."""
    DECLINED = "declined"
    """Somebody said no before it was live."""
    VOID = "void"
    """It lost its ground before it was live; nobody said no."""


class ReleaseInput(StrEnum):
    """What moves a release."""

    FREEZE = "freeze"
    EDIT = "edit"
    """Anything is changed; votes for what it was are void."""
    VOTE = "vote"
    """A vote that is not the last one."""
    PASS = "pass"  # noqa: S105  # a name, no secret
    """The last vote."""
    GO_LIVE = "go_live"
    """The cooling is over, by both clocks."""
    CANCEL = "cancel"
    """Whoever prepared it does not want it any more; nobody said no to the request."""
    VETO = "veto"
    DECLINE = "decline"
    """The request it answers was declined or withdrawn, or is amended by another one."""
    LOCK_DOWN = "lock_down"
    REVOKE = "revoke"
    """It was taken back, or its access code was wrong too often."""
    EXPIRE = "expire"
    """The time of the share, or of the request, is over."""
    USE_UP = "use_up"
    """The last of its downloads was counted."""
    INTERRUPT = "interrupt"
    """After a start there is an intent in the ledger, and nothing that tells how it went; there is no lease any more;
    or what cooled off does not stand any more."""

    @property
    def raises(self) -> bool:
        """Whether more can leave the home afterwards."""
        return self in _RAISING


_RAISING: Final = frozenset({ReleaseInput.PASS, ReleaseInput.GO_LIVE})

RELEASE_TRANSITIONS: Final[Mapping[tuple[ReleaseState, ReleaseInput], ReleaseState]] = {
    (ReleaseState.DRAFTED, ReleaseInput.FREEZE): ReleaseState.FROZEN,
    (ReleaseState.DRAFTED, ReleaseInput.EDIT): ReleaseState.DRAFTED,
    (ReleaseState.DRAFTED, ReleaseInput.CANCEL): ReleaseState.VOID,
    (ReleaseState.DRAFTED, ReleaseInput.DECLINE): ReleaseState.DECLINED,
    # A lockdown keeps work: a draft has no vote and no digest that anybody could approve.
    (ReleaseState.DRAFTED, ReleaseInput.LOCK_DOWN): ReleaseState.DRAFTED,
    (ReleaseState.DRAFTED, ReleaseInput.EXPIRE): ReleaseState.VOID,
    (ReleaseState.DRAFTED, ReleaseInput.INTERRUPT): ReleaseState.DRAFTED,
    (ReleaseState.FROZEN, ReleaseInput.EDIT): ReleaseState.DRAFTED,
    (ReleaseState.FROZEN, ReleaseInput.VOTE): ReleaseState.VOTING,
    (ReleaseState.FROZEN, ReleaseInput.PASS): ReleaseState.COOLING,
    (ReleaseState.FROZEN, ReleaseInput.CANCEL): ReleaseState.VOID,
    (ReleaseState.FROZEN, ReleaseInput.VETO): ReleaseState.DECLINED,
    (ReleaseState.FROZEN, ReleaseInput.DECLINE): ReleaseState.DECLINED,
    (ReleaseState.FROZEN, ReleaseInput.LOCK_DOWN): ReleaseState.VOID,
    (ReleaseState.FROZEN, ReleaseInput.EXPIRE): ReleaseState.VOID,
    (ReleaseState.FROZEN, ReleaseInput.INTERRUPT): ReleaseState.FROZEN,
    (ReleaseState.VOTING, ReleaseInput.EDIT): ReleaseState.DRAFTED,
    (ReleaseState.VOTING, ReleaseInput.VOTE): ReleaseState.VOTING,
    (ReleaseState.VOTING, ReleaseInput.PASS): ReleaseState.COOLING,
    (ReleaseState.VOTING, ReleaseInput.CANCEL): ReleaseState.VOID,
    (ReleaseState.VOTING, ReleaseInput.VETO): ReleaseState.DECLINED,
    (ReleaseState.VOTING, ReleaseInput.DECLINE): ReleaseState.DECLINED,
    (ReleaseState.VOTING, ReleaseInput.LOCK_DOWN): ReleaseState.VOID,
    (ReleaseState.VOTING, ReleaseInput.EXPIRE): ReleaseState.VOID,
    (ReleaseState.VOTING, ReleaseInput.INTERRUPT): ReleaseState.VOTING,
    (ReleaseState.COOLING, ReleaseInput.GO_LIVE): ReleaseState.LIVE,
    (ReleaseState.COOLING, ReleaseInput.VETO): ReleaseState.DECLINED,
    (ReleaseState.COOLING, ReleaseInput.DECLINE): ReleaseState.DECLINED,
    (ReleaseState.COOLING, ReleaseInput.LOCK_DOWN): ReleaseState.VOID,
    (ReleaseState.COOLING, ReleaseInput.REVOKE): ReleaseState.VOID,
    (ReleaseState.COOLING, ReleaseInput.EXPIRE): ReleaseState.VOID,
    (ReleaseState.COOLING, ReleaseInput.INTERRUPT): ReleaseState.VOID,
    (ReleaseState.LIVE, ReleaseInput.LOCK_DOWN): ReleaseState.ENDED,
    (ReleaseState.LIVE, ReleaseInput.REVOKE): ReleaseState.ENDED,
    (ReleaseState.LIVE, ReleaseInput.EXPIRE): ReleaseState.ENDED,
    (ReleaseState.LIVE, ReleaseInput.USE_UP): ReleaseState.ENDED,
    (ReleaseState.LIVE, ReleaseInput.INTERRUPT): ReleaseState.ENDED,
}
"""Where each state goes by each input that it takes; there are no others."""

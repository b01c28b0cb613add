"""The booth made real: with the vault's own drafts, policy and lockdown."""

from collections.abc import Callable

from ..flows.booth import Booth, Voters
from ..flows.desk import Desk
from ..flows.ports import Share
from ..model.approval import Approval
from ..vault.signing import is_signed
from .clock import moment
from .opening import OpenVault
from .runtime import VaultRuntime


class RecordedShares:
    """What there is of shares so far: the release itself, by its own id, and no link."""

    def make(self, approval: Approval, live_from_ms: int) -> Share:  # noqa: ARG002  # the port asks for it
        """Return the share; the release is recorded by whoever asks."""
        return Share(approval.statement.draft_id, None)


def booth_of(desk: Desk, opened: OpenVault, is_locked_down: Callable[[], bool]) -> Booth:
    """Return where drafts of a vault are decided. For its lane."""
    return Booth(
        desk=desk,
        drafts=opened.state.drafts,
        shares=RecordedShares(),
        is_signed=is_signed,
        policy=lambda: opened.state.policy,
        instance=opened.ledger.newest().origin,
        is_locked_down=is_locked_down,
    )


def voters_of(vault: VaultRuntime) -> Voters:
    """Return who may vote at this moment, and how many are enrolled, whoever is active."""
    return Voters(approvers=vault.people.approvers(), enrolled=len(vault.people.roll.approvers(moment())))

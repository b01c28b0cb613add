"""The booth made real: with the vault's own drafts, policy and lockdown."""

from ...flows.booth import Booth, Voters
from ...flows.desk import Desk
from ...flows.ports import Share
from ...model.approval import Approval
from ...model.errors import ExportChanged
from ...vault.signing import is_signed
from ..common.clock import moment
from ..keeping.opening import OpenVault
from ..runtime import VaultRuntime


class NothingReady:
    """What there is to share while nobody votes: nothing."""

    def make(self, approval: Approval, live_from_ms: int) -> Share:  # noqa: ARG002  # the port asks for it
        """Raise ExportChanged."""
        raise ExportChanged


def booth_of(desk: Desk, opened: OpenVault, vault: VaultRuntime) -> Booth:
    """Return where drafts of a vault are decided. For its lane."""
    return Booth(
        desk=desk,
        drafts=opened.state.drafts,
        shares=NothingReady(),
        is_signed=is_signed,
        policy=lambda: opened.state.policy,
        voters=lambda: voters_of(vault) if opened.rolls.is_read else None,
        instance=opened.ledger.newest().origin,
        is_locked_down=lambda: vault.lockdown is not None,
        leases=opened.leases,
        may_rely=opened.ledger.may_rely,
    )


def voters_of(vault: VaultRuntime) -> Voters:
    """Return who may vote at this moment, and how many are enrolled, whoever is active.

    Who went less than a day ago counts, too. Without this, one approver removes the other and decides at once alone.
    """
    return Voters(approvers=vault.people.approvers(), enrolled=vault.people.roll.enrolled(moment()))

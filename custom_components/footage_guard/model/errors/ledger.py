"""What the history can be found to be."""

from .base import FootageGuardError, Kind


class LedgerError(FootageGuardError):
    """The history does not prove what it should."""

    kind = Kind.DAMAGED


class FactUnknown(LedgerError):
    """The ledger holds no such fact, or cannot prove it."""

    code = "fact_unknown"


class LedgerBusy(LedgerError):
    """Another process writes this ledger."""

    code = "ledger_busy"
    kind = Kind.UNAVAILABLE


class LedgerCopied(LedgerError):
    """The files of the ledger are being copied, so that nothing else of them may change."""

    code = "ledger_copied"
    kind = Kind.UNAVAILABLE


class LedgerDamaged(LedgerError):
    """A record is not the one that was written."""

    code = "ledger_damaged"

    def __init__(self, index: int) -> None:
        """Name the first record that is wrong."""
        super().__init__(index)
        self.index = index


class LedgerRolledBack(LedgerError):
    """The history ends earlier than it once did, or continues differently, until a person accepts that."""

    code = "ledger_rolled_back"


class NothingToAccept(LedgerError):
    """The history is what it was, or a record of it is wrong, which nobody can accept."""

    code = "nothing_to_accept"
    kind = Kind.INVALID


class LedgerTooNew(LedgerError):
    """A later version of Footage Guard wrote the history."""

    code = "ledger_too_new"
    kind = Kind.UNAVAILABLE


class CheckpointInvalid(LedgerError):
    """A checkpoint is not signed by the key of this ledger."""

    code = "checkpoint_invalid"


class ProofInvalid(LedgerError):
    """A proof does not lead from the record to the root."""

    code = "proof_invalid"

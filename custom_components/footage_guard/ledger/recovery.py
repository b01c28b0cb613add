"""What opening a ledger does before anybody relies on it.

1. The checkpoint on disk is signed by the key: else *checkpoint invalid*.
2. The tree on disk has the root of that checkpoint; else it is made anew from the log.
3. The records behind the checkpoint are taken into the tree.
4. The log continues what the checkpoint says: else *rolled back*.
5. The log continues what was seen in the second place: else *rolled back*.
6. A torn end is cut off: it was cut off before anybody was told of it. Where something is wrong somebody may have been,
   and then it is kept beside the log.

A single record that is wrong is not looked for here: whoever reads it is refused, and `verify` names it.
"""

from collections.abc import Sequence

from ..model.errors import FactUnknown
from ..model.history import Finding, Trouble
from .folder import LedgerFolder
from .log import Log
from .records import FRAME_BYTES, MAX_RECORD_BYTES
from .seen import Seen


def recover(folder: LedgerFolder) -> Trouble | None:
    """Make the log ready for the next record; return what is wrong with it. Raises OSError."""
    log = folder.log
    # 1
    checkpoint = folder.read_checkpoint()
    signed = Seen(checkpoint.size, checkpoint.root) if checkpoint else None
    # 2
    if signed is not None:
        log.resume(*signed)
    # 3
    past = [known for known in (signed, folder.seen.read()) if known is not None]
    known = max((size for size, _ in past), default=0)
    log.scan(known)
    # 4, 5
    finding = _finding(log, past, is_signed=signed is not None or not (folder.has_records or past))
    # 6
    rest = log.rest()
    if rest and (finding is not None or len(rest) > FRAME_BYTES + MAX_RECORD_BYTES):
        folder.keep_torn(rest)
    log.cut()
    return None if finding is None else Trouble(finding=finding, size=log.size, known=known)


def _finding(log: Log, past: Sequence[Seen], *, is_signed: bool) -> Finding | None:
    if not all(_continues(log, known) for known in past):
        return Finding.ROLLED_BACK
    return None if is_signed else Finding.CHECKPOINT_INVALID


def _continues(log: Log, known: Seen) -> bool:
    try:
        return known.size <= log.size and log.root(known.size) == known.root
    except FactUnknown:
        return False

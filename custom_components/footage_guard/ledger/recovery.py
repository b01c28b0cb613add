"""What opening a ledger does before anybody relies on it.

1. The checkpoint on disk is signed by the key: else *checkpoint invalid*.
2. The tree on disk has the root of that checkpoint; else it is made anew from the log.
3. The records behind the checkpoint are taken into the tree. A torn end is cut off: nobody was told of it, unless the
   second place knows better, and then what is cut off is kept beside the log.
4. The log continues what the checkpoint says: else *rolled back*.
5. The log continues what was seen in the second place: else *rolled back*.

A single record that is wrong is not looked for here: whoever reads it is refused, and `verify` names it.
"""

from ..model.errors import FactUnknown
from ..model.history import Finding, Trouble
from .folder import LedgerFolder
from .log import Log
from .seen import Seen


def recover(folder: LedgerFolder) -> Trouble | None:
    """Make the log ready for the next record; return what is wrong with it. Raises OSError."""
    log = folder.log
    # 1
    checkpoint = folder.read_checkpoint()
    signed = Seen(checkpoint.size, checkpoint.root) if checkpoint else None
    # 2
    log.begin_at(signed.size if signed is not None and _has(log, signed) else 0)
    # 3
    past = [known for known in (signed, folder.seen.read()) if known is not None]
    known = max((size for size, _ in past), default=0)
    log.scan(known)
    if log.size < known and (rest := log.rest()):
        folder.keep_torn(rest)
    log.cut()
    # 4, 5
    if any(size > log.size or log.root(size) != root for size, root in past):
        return Trouble(finding=Finding.ROLLED_BACK, size=log.size, known=known)
    if signed is None and (log.size or past):
        return Trouble(finding=Finding.CHECKPOINT_INVALID, size=log.size, known=known)
    return None


def _has(log: Log, past: Seen) -> bool:
    """Tell whether the tree on disk holds this history, and the log is at least as long."""
    try:
        return log.root(past.size) == past.root and log.nodes.end(past.size - 1) <= log.length
    except FactUnknown:
        return False

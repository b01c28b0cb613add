"""What is shared is made ready before the last vote counts: the very pass that looks at the files encrypts them anew.

So the bytes that leave are those whose digests were compared with what was voted for, and not read once more later.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from ...flows.ports import LeaseBook, Share
from ...model.approval import Approval, ApprovalStatement
from ...model.draft import Delivery
from ...model.errors import ExportChanged
from ...model.share import CODE_TRIES, Lease, link, shown_code
from ...vault.age.keys import X25519Identity
from ...vault.exporting import Exports
from ...vault.keyring.document import Epoch
from ...vault.sharing import SharedFiles, digest_of_code, digest_of_secret, identity_of, measure, new_code, new_secret
from .file_room import FileRoom


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Files that are ready to be shared, if this is what is voted for."""

    digests: tuple[bytes, ...]
    """SHA-256 of each, as it was read."""
    crcs: tuple[int, ...]
    secret: str | None = field(repr=False)
    """Of the link; None where there is none."""
    code: str | None = field(repr=False)


def prepare(
    exports: Exports,
    shared: SharedFiles,
    statement: ApprovalStatement,
    *,
    epochs: tuple[Epoch, ...],
    root: X25519Identity,
    go_on: Callable[[int], None],
) -> Prepared:
    """Read the finished files of a draft, and encrypt them for a link where one is wanted. Blocking.

    What is encrypted takes as much again, for as long as its share lives. Raises FilesLackRoom, ExportChanged, OSError
    or what `go_on` raises.
    """
    is_link = statement.delivery is Delivery.LINK
    secret = new_secret() if is_link else None
    room = FileRoom(shared.folder)
    if is_link:
        room.may_take(sum(file.size_bytes for file in statement.files))

    def go_on_beside_cameras(done_bytes: int) -> None:
        go_on(done_bytes)
        room.may_go_on()

    files = []
    for number in range(1, len(statement.files) + 1):
        with exports.opened(statement.draft_id, number, epochs, root) as content:
            if secret is None:
                files.append(measure(content, go_on))
            else:
                identity = identity_of(secret, statement.draft_id)
                files.append(shared.write(statement.draft_id, number, content, identity, go_on_beside_cameras))
    return Prepared(
        digests=tuple(file.sha256 for file in files),
        crcs=tuple(file.crc32 for file in files),
        secret=secret,
        code=new_code() if is_link and statement.terms.access_code else None,
    )


class ReadyShares:
    """Makes a share of what was prepared, for the one vote that it was prepared for. For the lane of the vault."""

    def __init__(self, prepared: Prepared, leases: LeaseBook) -> None:
        """Share this, and keep its lease there."""
        self._prepared = prepared
        self._leases = leases

    def make(self, approval: Approval, live_from_ms: int) -> Share:  # noqa: ARG002  # its release says from when
        """Keep the lease of a share, and return what is shown once; raise ExportChanged or OSError."""
        statement = approval.statement
        prepared = self._prepared
        if prepared.digests != tuple(file.sha256 for file in statement.files):
            raise ExportChanged
        secret, code = prepared.secret, prepared.code
        self._leases.keep(
            Lease(
                release_id=statement.draft_id,
                secret_sha256=None if secret is None else digest_of_secret(secret),
                code_sha256=None if secret is None or code is None else digest_of_code(secret, code),
                left=statement.terms.max_downloads,
                tries=CODE_TRIES,
                not_after_ms=statement.terms.not_after.ms,
                crcs=prepared.crcs,
            )
        )
        origin = statement.share_origin
        return Share(
            share_id=statement.draft_id,
            url=None if secret is None or origin is None else link(origin, statement.draft_id, secret),
            access_code=None if code is None else shown_code(code),
        )

"""What the ledger was told cannot be taken back, so nothing that cannot be is told."""

from dataclasses import replace
from typing import Any

import pytest

from custom_components.footage_guard.model.approval_facts import (
    ApprovalFactInvalid,
    DraftFrozen,
    DraftWatched,
    ReleaseApproved,
    VoteCast,
)
from custom_components.footage_guard.model.ids import ReleaseId, RequestId
from custom_components.footage_guard.model.vote import Method, Transport

RELEASE, REQUEST = ReleaseId("01KAZ0000000000000000000RR"), RequestId("01KAZ0000000000000000000QQ")
FROZEN = DraftFrozen(
    release_id=RELEASE,
    request_id=REQUEST,
    statement_sha256=b"\1" * 32,
    files=(b"\2" * 32,),
    redactions=(b"\6" * 32,),
    needed=1,
    policy_sha256=b"\3" * 32,
)
WATCHED = DraftWatched(release_id=RELEASE, file_sha256=b"\2" * 32, actor="ada")
CAST = VoteCast(
    release_id=RELEASE,
    statement_sha256=b"\1" * 32,
    actor="ada",
    public_key=b"\4" * 32,
    signature=b"\5" * 64,
    cast_ms=0,
    method=Method.PASSPHRASE,
    transport=Transport.TLS,
)
APPROVED = ReleaseApproved(
    release_id=RELEASE, request_id=REQUEST, statement_sha256=b"\1" * 32, actors=("ada",), live_from_ms=0
)


@pytest.mark.parametrize(
    ("fact", "changed"),
    [
        (FROZEN, {"statement_sha256": b""}),
        (FROZEN, {"files": ()}),
        (FROZEN, {"files": (b"\2" * 32, b"")}),
        (FROZEN, {"redactions": ()}),
        (FROZEN, {"redactions": (b"\6" * 32,) * 2}),
        (FROZEN, {"redactions": (b"\6" * 31,)}),
        (FROZEN, {"needed": 0}),
        (FROZEN, {"policy_sha256": b"\3" * 31}),
        (WATCHED, {"file_sha256": b"\2" * 31}),
        (WATCHED, {"actor": ""}),
        (CAST, {"statement_sha256": b"\1" * 33}),
        (CAST, {"actor": ""}),
        (CAST, {"public_key": b"\4" * 31}),
        (CAST, {"signature": b"\5" * 63}),
        (CAST, {"cast_ms": -1}),
        (APPROVED, {"statement_sha256": b""}),
        (APPROVED, {"actors": ()}),
        (APPROVED, {"live_from_ms": -1}),
    ],
)
def test_what_cannot_be_is_no_fact(fact: Any, changed: dict[str, Any]) -> None:
    with pytest.raises(ApprovalFactInvalid):
        replace(fact, **changed)

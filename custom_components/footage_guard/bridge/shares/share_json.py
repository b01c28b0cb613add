"""What recipients and persons of the home are told of a share."""

from collections.abc import Mapping
import json
from typing import Any

from ...flows.sharing import Shared
from ...model.approval import ApprovalStatement
from ..common.times import to_text
from .share_tickets import Opened


def about_as_json(shared: Shared) -> Mapping[str, Any]:
    """Return what whoever holds a link may know before they open it."""
    statement, lease = shared.statement, shared.lease
    if lease.code_sha256 is not None:
        # Whoever found the link has not what it takes, and learns nothing by it.
        return {"needs_code": True}
    return {
        "needs_code": False,
        "sender": statement.sender,
        "recipient": statement.recipient.name,
        "purpose": statement.purpose,
        "not_after": to_text(shared.not_after_ms),
        "downloads_left": lease.left,
        "stream_only": statement.terms.stream_only,
        "files": files_as_json(statement),
    }


def opened_as_json(ticket: str, opened: Opened) -> Mapping[str, Any]:
    """Return what whoever opened a link gets."""
    return {
        "ticket": ticket,
        "not_after": to_text(opened.not_after_ms),
        "files": files_as_json(opened.statement),
        "receipt": json.loads(opened.receipt),
    }


def files_as_json(statement: ApprovalStatement) -> list[dict[str, Any]]:
    """Return the files of a share, in their order."""
    return [{"name": file.name, "size": file.size_bytes, "sha256": file.sha256.hex()} for file in statement.files]

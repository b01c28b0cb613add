"""What somebody gets who follows a link, fetched by a plain client."""

from http import HTTPStatus
import json
from typing import Any, Final
from urllib.error import HTTPError
from urllib.request import Request, urlopen

MP4: Final = b"ftyp"


def fetched(link: str) -> bytes:
    """Fetch the file behind a link."""
    base = link.partition("/footage_guard/")[0]
    with urlopen(f"{base}/footage_guard/d/{opened(link)['ticket']}/1") as answer:  # noqa: S310  # our own loopback address
        return bytes(answer.read())


def opened(link: str, **code: str) -> dict[str, Any]:
    """Open a link as its page does, with the `access_code` where there is one."""
    address, _, secret = link.partition("#")
    answer: dict[str, Any] = json.loads(_post(f"{address}/open", {"secret": secret, **code}))
    return answer


def is_film(content: bytes) -> bool:
    """Tell whether bytes begin as an MP4 does."""
    return content[4:8] == MP4


def has_ended(link: str) -> bool:
    """Tell whether a link leads nowhere any more."""
    try:
        with urlopen(link.partition("#")[0]):  # noqa: S310  # our own loopback address
            return False
    except HTTPError as refused:
        with refused:
            return refused.code == HTTPStatus.NOT_FOUND


def _post(address: str, body: object) -> bytes:
    headers = {"Content-Type": "application/json"}
    asked = Request(address, data=json.dumps(body).encode(), headers=headers)  # noqa: S310  # our own loopback address
    with urlopen(asked) as answer:  # noqa: S310  # same
        return bytes(answer.read())

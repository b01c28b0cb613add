"""What the page of shares is told, in types: see `wire_types`."""

from typing import Literal, TypedDict

from custom_components.footage_guard.model.draft import Delivery
from custom_components.footage_guard.model.lifecycle.release import ReleaseInput, ReleaseState
from custom_components.footage_guard.model.share import Access, Client

from .wire_types import SharedFile


class SharedWith(TypedDict):
    name: str
    organisation: str


class Opened(TypedDict):
    at: str
    what: Literal["opened"]
    downloads_left: int
    network: str
    client: Client


class Accessed(TypedDict):
    at: str
    what: Access
    file: int | None
    size: int
    network: str
    client: Client


class Shortened(TypedDict):
    at: str
    what: Literal["shortened"]
    downloads_left: int
    not_after: str
    person_id: str | None


class Ended(TypedDict):
    at: str
    by: ReleaseInput


class Share(TypedDict):
    share_id: str
    request_id: str
    state: ReleaseState
    live_from: str
    not_after: str | None
    downloads_left: int
    code_tries_left: int | None
    delivery: Delivery | None
    recipient: SharedWith | None
    purpose: str | None
    max_downloads: int | None
    files: list[SharedFile]
    accesses: list[Opened | Accessed | Shortened]
    ended: Ended | None


class Shares(TypedDict):
    shares: list[Share]
    is_whole: bool


class AllEnded(TypedDict):
    ended: int


class Shorter(TypedDict):
    share_id: str
    downloads_left: int
    not_after: str

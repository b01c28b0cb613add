"""Whether links lead to this home from outside."""

from typing import Final
from urllib.parse import urlsplit

from ...common.at_home import is_at_home
from .found import Found, Home

KEYS: Final = ("no_outside_address",)


async def async_check_address(home: Home) -> list[Found] | None:
    """Look at the address that the household decided on. Nothing is asked of anybody outside for it."""
    people = home.vault.people
    if not people.is_read:
        return None
    policy = people.policy
    is_needed = policy.public_links or policy.public_intake
    return [Found(key=KEYS[0])] if is_needed and not leads_outside(policy.share_origin) else []


def leads_outside(origin: str | None) -> bool:
    """Tell whether an origin can be reached from outside, as far as it can be told by its letters."""
    address = urlsplit(origin or "")
    host = address.hostname or ""
    return address.scheme == "https" and bool(host) and not is_at_home(host)

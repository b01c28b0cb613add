"""Which hosts are of a home's own network, as far as it can be told by their letters."""

from ipaddress import ip_address
from typing import Final

from homeassistant.util.network import is_local

_NAMES: Final = (".local", ".localhost", ".lan", ".home", ".internal", ".home.arpa")
"""How names end that no name server outside a home knows."""


def is_at_home(host: str) -> bool:
    """Tell whether a host is an address or a name that leads nowhere outside."""
    try:
        return is_local(ip_address(host))
    except ValueError:
        return "." not in host or host.endswith(_NAMES)

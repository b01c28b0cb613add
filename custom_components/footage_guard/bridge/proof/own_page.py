"""In whose page a login was made: this home's own, an app or program, or that of somebody else.

Services to which an account is linked, as those of speakers, and dashboards that lie elsewhere have logins of the same
type as a browser, made with the same secret. What tells them apart is the client that the login was made for: Home
Assistant hands it to that client's address alone. Its own page names the address at which it was opened, and apps and
programs name themselves by an address with a path.

No person acts in a linked service, so that it raises nothing. A home has more addresses than Home Assistant knows, as
that of a proxy in front of it; a page at any other raises by a secret alone, as every page does, and is spared none.
"""

from typing import Final
from urllib.parse import SplitResult, urlsplit

from homeassistant.auth.models import RefreshToken
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.network import is_hass_url

from ..common.at_home import is_at_home

_LINKED: Final = frozenset(
    {
        "alexa.amazon.co.jp",
        "layla.amazon.com",
        "pitangui.amazon.com",
        "oauth-redirect.googleusercontent.com",
        "oauth-redirect-sandbox.googleusercontent.com",
    }
)
"""Hosts for which speakers have people sign in (Home Assistant's pages on its Alexa and Google Assistant skills)."""
_SCHEMES: Final = frozenset({"http", "https"})


@callback
def is_linked_service(login: RefreshToken) -> bool:
    """Tell whether a login is one of a service that a person linked to their account."""
    found = _address(login.client_id)
    return found is not None and found.hostname in _LINKED


@callback
def is_known_page(hass: HomeAssistant, login: RefreshToken) -> bool:
    """Tell whether a login is a program's, or of an address that Home Assistant knows or of its own network."""
    found = _address(login.client_id)
    if found is None or found.hostname in _LINKED:
        return False
    is_program = found.path not in {"", "/"}
    return is_program or is_at_home(found.hostname or "") or is_hass_url(hass, str(login.client_id))


def _address(client_id: str | None) -> SplitResult | None:
    """Return where a client says it is, or None for what is no plain address."""
    try:
        found = urlsplit(client_id or "")
        is_whole = bool(found.hostname) and (found.port is None or found.port > 0)
    except ValueError:
        return None
    is_plain = "@" not in found.netloc and client_id == f"{found.scheme}://{found.netloc}{found.path}"
    return found if found.scheme in _SCHEMES and is_whole and is_plain else None

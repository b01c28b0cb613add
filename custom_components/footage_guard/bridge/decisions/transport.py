"""How what a person types gets here. It is noted with their vote, and rests on what the server sees."""

from ipaddress import ip_address

from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import callback
from homeassistant.helpers.http import current_request

from ...model.vote import Transport


@callback
def transport_of(connection: ActiveConnection) -> Transport:
    """Return how a connection came, for the handler of its command. What is not known counts as clear.

    The request is that which Home Assistant keeps for the task. Nothing is allowed by it: a vote of the worst kind
    counts as any other.
    """
    try:
        if ip_address(connection.remote or "").is_loopback:
            return Transport.LOOPBACK
    except ValueError:
        return Transport.CLEAR
    request = current_request.get()
    return Transport.TLS if request is not None and request.scheme == "https" else Transport.CLEAR

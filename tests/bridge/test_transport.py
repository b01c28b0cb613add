"""How what a person types gets here is noted as what the server sees, and as the worst where it does not."""

from unittest.mock import Mock

from homeassistant.helpers.http import current_request
import pytest

from custom_components.footage_guard.bridge.decisions.transport import transport_of
from custom_components.footage_guard.model.vote import Transport


@pytest.mark.parametrize(
    ("remote", "scheme", "expected"),
    [
        ("127.0.0.1", "http", Transport.LOOPBACK),
        ("::1", "http", Transport.LOOPBACK),
        ("192.168.1.7", "https", Transport.TLS),
        ("192.168.1.7", "http", Transport.CLEAR),
        ("192.168.1.7", None, Transport.CLEAR),
        ("2001:db8::7", "https", Transport.TLS),
        (None, "https", Transport.CLEAR),
        ("somewhere", "https", Transport.CLEAR),
    ],
)
def test_what_the_server_sees_is_noted(remote: str | None, scheme: str | None, expected: Transport) -> None:
    token = current_request.set(None if scheme is None else Mock(scheme=scheme))
    try:
        assert transport_of(Mock(remote=remote)) is expected
    finally:
        current_request.reset(token)

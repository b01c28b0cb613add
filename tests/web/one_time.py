"""One-time codes as an authenticator app shows them (RFC 6238), for Home Assistant's own module."""

import base64
import hmac
from typing import Final

from homeassistant.auth.mfa_modules.totp import TotpAuthModule
from homeassistant.core import HomeAssistant
import pytest

SECRET: Final = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
STEP_S: Final = 30


def code_at(at_s: float, secret: str = SECRET) -> str:
    """Return the code of a moment."""
    counter = int(at_s // STEP_S).to_bytes(8)
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    start = digest[-1] & 0xF
    return f"{(int.from_bytes(digest[start : start + 4]) & 0x7FFFFFFF) % 10**6:06d}"


async def set_up_codes(hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch, *person_ids: str) -> None:
    """Have persons use one-time codes for their logins in Home Assistant."""
    totp = TotpAuthModule(hass, {"type": "totp"})
    monkeypatch.setitem(hass.auth._mfa_modules, "totp", totp)
    for person_id in person_ids:
        await totp.async_setup_user(person_id, {"secret": SECRET})

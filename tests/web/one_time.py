"""One-time codes as an authenticator app shows them (RFC 6238), and what Home Assistant's own module needs of pyotp.

Home Assistant gets pyotp from a registry when it starts; the tests do without, and bring what it is asked for.
"""

import base64
import hmac
import sys
import time
from types import ModuleType
from typing import Final
import unicodedata

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


class _Totp:
    """What pyotp gives of this name, as far as it is used; it compares in the same way."""

    def __init__(self, secret: str) -> None:
        self._secret = secret

    def verify(self, code: str, valid_window: int = 0) -> bool:
        """Tell whether a code is one of now, or of so many steps beside it."""
        folded = unicodedata.normalize("NFKC", code)
        around = range(-valid_window, valid_window + 1)
        return any(hmac.compare_digest(code_at(time.time() + STEP_S * step, self._secret), folded) for step in around)


async def set_up_codes(hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch, *person_ids: str) -> None:
    """Have persons use one-time codes for their logins in Home Assistant."""
    module = ModuleType("pyotp")
    module.TOTP = _Totp  # type: ignore[attr-defined]  # a module gets its names at run time
    monkeypatch.setitem(sys.modules, "pyotp", module)
    totp = TotpAuthModule(hass, {"type": "totp"})
    monkeypatch.setitem(hass.auth._mfa_modules, "totp", totp)
    for person_id in person_ids:
        await totp.async_setup_user(person_id, {"secret": SECRET})

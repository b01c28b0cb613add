"""Home Assistant's own one-time codes: whoever set them up for their login uses the same here."""

from typing import Final

from homeassistant.core import HomeAssistant

_MODULE: Final = "totp"


async def async_has_codes(hass: HomeAssistant, person_id: str) -> bool:
    """Tell whether a user has set up one-time codes."""
    module = hass.auth.get_auth_mfa_module(_MODULE)
    return module is not None and await module.async_is_user_setup(person_id)


async def async_is_code(hass: HomeAssistant, person_id: str, code: str) -> bool:
    """Tell whether a code is a user's now. Home Assistant takes as long for a user who has set up none.

    It has no counter and takes a code twice, so whoever asks here has counted, and knows which were used.
    """
    module = hass.auth.get_auth_mfa_module(_MODULE)
    if module is None:
        return False
    # Of several modules only this one has it; it is what a login asks as well.
    return bool(await module.async_validate(person_id, {"code": code}))

"""The persons of this home who can be approvers; whether one may act now is asked in `acting`."""

from collections.abc import Mapping
from typing import Final

from homeassistant.auth.models import User
from homeassistant.core import HomeAssistant

from ..model.errors import ApproverNotEligible
from ..model.text import TextInvalid, parse_text

_NAME_CHARACTERS: Final = 80


async def eligible_approvers(hass: HomeAssistant) -> Mapping[str, str]:
    """Return id and name of every active person; accounts of the system and of services are none."""
    return {user.id: user.name or user.id for user in await hass.auth.async_get_users() if _is_person(user)}


async def may_be_approver(hass: HomeAssistant, user_id: str) -> str:
    """Return the id of an eligible approver, or raise ApproverNotEligible."""
    user = await hass.auth.async_get_user(user_id)
    if user is None or not _is_person(user):
        raise ApproverNotEligible
    return user_id


async def caller_name(hass: HomeAssistant, user_id: str | None) -> str:
    """Return what a user is called whose name an action comes under; "" for the system, and for a name that misleads.

    It is no evidence that the person did it: whatever a script does, it does under the name of whoever ran it.
    """
    user = await hass.auth.async_get_user(user_id) if user_id is not None else None
    try:
        return parse_text(user.name or "", most=_NAME_CHARACTERS) if user is not None and _is_person(user) else ""
    except TextInvalid:
        return ""


def _is_person(user: User) -> bool:
    return user.is_active and not user.system_generated

"""The persons of this home who can be approvers; whether one may act now is asked in `acting`."""

from collections.abc import Mapping

from homeassistant.auth.models import User
from homeassistant.core import HomeAssistant

from ..model.errors import ApproverNotEligible


async def eligible_approvers(hass: HomeAssistant) -> Mapping[str, str]:
    """Return id and name of every active person; accounts of the system and of services are none."""
    return {user.id: user.name or user.id for user in await hass.auth.async_get_users() if _is_person(user)}


async def may_be_approver(hass: HomeAssistant, user_id: str) -> str:
    """Return the id of an eligible approver, or raise ApproverNotEligible."""
    user = await hass.auth.async_get_user(user_id)
    if user is None or not _is_person(user):
        raise ApproverNotEligible
    return user_id


def _is_person(user: User) -> bool:
    return user.is_active and not user.system_generated

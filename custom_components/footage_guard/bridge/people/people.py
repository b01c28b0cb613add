"""The persons of this home: who can be enrolled, and who is; whether one may act now is asked in `acting`."""

from collections.abc import Callable, Mapping
from typing import Final

from homeassistant.auth.models import User
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback

from ...model.errors import ApproverNotEligible, NotAnApprover
from ...model.people import Role
from ...model.policy import Policy
from ...model.text import shown_name
from ...vault.keyring.keyring import Keyring
from ...vault.roll import Roll
from ..common.clock import moment
from ..keeping.rolls import Rolls
from .proposals import Proposals

_NAME_CHARACTERS: Final = 80


class People:
    """Who is enrolled. The ledger says who and with which keys; of the files beside it none is believed alone."""

    def __init__(self, hass: HomeAssistant, rolls: Rolls, keyring: Keyring) -> None:
        """Go by a roll."""
        self._hass = hass
        self._rolls = rolls
        self._keyring = keyring
        self._listeners: list[Callable[[], None]] = []
        self.proposals = Proposals()
        """Changes that were shown to somebody."""

    @callback
    def async_subscribe(self, listener: Callable[[], None]) -> CALLBACK_TYPE:
        """Call the listener when people, policy or what is under way have changed, until the returned one is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @callback
    def tell_changed(self) -> None:
        """Have everybody look who wants to know of changes."""
        for listener in tuple(self._listeners):
            listener()

    @property
    def is_read(self) -> bool:
        """Whether the history was read; nobody is anybody before."""
        return self._rolls.is_read

    @property
    def roll(self) -> Roll:
        """What the history says."""
        return self._rolls.roll

    def read(self) -> Roll:
        """Return what the history says; raise FactUnknown or OSError. Blocking; may run beside the lane."""
        return self._rolls.read()

    @property
    def policy(self) -> Policy:
        """The policy in force; the strictest while it is not known, or where what is kept is not what was told."""
        return self._rolls.policy

    @property
    def is_believed(self) -> bool:
        """Whether what is kept of the policy is what the ledger was told."""
        return self.policy == self.roll.decided.policy

    @callback
    def role_of(self, person_id: str) -> Role | None:
        """Return what a person may do now, None for nobody.

        1. The ledger says that they are enrolled, and the wait after that is over.
        2. Their keys are the ones that the ledger says. Without this, whoever can write the file with the keys puts
           their own in the place of somebody's.
        3. Home Assistant knows them as a person who may sign in.
        """
        # 1
        member = self.roll.members.get(person_id)
        return self.enrolled_as(person_id) if member is not None and member.is_usable(moment()) else None

    @callback
    def enrolled_as(self, person_id: str) -> Role | None:
        """Return the role of a person who is enrolled and may still wait, None for nobody: for what lowers alone.

        The steps are those of `role_of`, but for the wait.
        """
        # 1
        member = self.roll.members.get(person_id)
        if member is None or not self.is_read:
            return None
        # 2
        try:
            if self._keyring.public_keys(person_id) != (member.root, member.approver_key):
                return None
        except NotAnApprover:
            return None
        # 3
        return member.role if is_active_person(self._hass, person_id) else None

    @property
    def can_decide(self) -> bool:
        """Whether as many approvers may vote now as the policy asks for; whoever goes lowers nothing of it."""
        return len(self.approvers()) >= self.roll.decided.policy.quorum

    @property
    def has_approver_here(self) -> bool:
        """Whether an approver, if not yet one who may vote, is a person who may sign in to this Home Assistant."""
        return any(
            member.role is Role.APPROVER and is_active_person(self._hass, person_id)
            for person_id, member in self.roll.members.items()
        )

    @callback
    def approvers(self) -> Mapping[str, bytes]:
        """Return whose vote counts now, by user id: the Ed25519 public keys that the ledger says."""
        return {
            person_id: key
            for person_id, key in self.roll.approvers(moment()).items()
            if self.role_of(person_id) is Role.APPROVER
        }


@callback
def is_active_person(hass: HomeAssistant, user_id: str) -> bool:
    """Tell whether somebody may sign in and is no account of the system.

    Home Assistant answers from memory, though it asks to be awaited. Should it ever wait, nobody is active.
    """
    asking = hass.auth.async_get_user(user_id)
    try:
        asking.send(None)
    except StopIteration as answered:
        user: User | None = answered.value
        return user is not None and _is_person(user)
    asking.close()
    return False


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
    """Return what a user is called whose name an action comes under; "" for the system, and where nothing can be shown.

    It is no evidence that the person did it: whatever a script does, it does under the name of whoever ran it.
    """
    user = await hass.auth.async_get_user(user_id) if user_id is not None else None
    return shown_name(user.name or "", most=_NAME_CHARACTERS) if user is not None and _is_person(user) else ""


def _is_person(user: User) -> bool:
    return user.is_active and not user.system_generated

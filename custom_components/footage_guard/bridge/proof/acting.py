"""The one gate of everything that raises exposure."""

from ipaddress import ip_address
from typing import Final

from homeassistant.auth.models import TOKEN_TYPE_NORMAL, RefreshToken
from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import callback
from homeassistant.helpers.network import is_cloud_connection
from homeassistant.util.network import is_local

from ...model.errors import NotAnApprover, NotInteractive, NotInvited, NotLoaded, NotLocal
from ...model.people import Role
from ..common.clock import moment
from ..loaded import loaded_vault
from ..people.people import People
from .actor import Actor
from .own_page import is_known_page, is_linked_service

_TRUSTING_PROVIDER: Final = "trusted_networks"
"""The provider that signs in whoever is in the house."""


@callback
def may_act(connection: ActiveConnection, *, role: Role = Role.APPROVER) -> Actor:
    """Return who acts over a connection; raise NotInteractive, NotLoaded, NotAnApprover or NotLocal.

    `connection` is the argument that Home Assistant gives to the handler of a command, and nothing else is asked: the
    connection that Home Assistant keeps for the current task is inherited by every automation which that task sets off,
    and a context's user by every script.

    1. The login still exists, and is one that a person made in a browser or an app. Without this, a long-lived token
       in some script, an add-on or the Supervisor acts, and a speaker that somebody linked to their account.
    2. It is a login of the user who is connected, who is no account of the system.
    3. A secret was typed for it. Without this, whoever is in the house has the login.
    4. The user may still sign in and is enrolled in the role, and has waited since. To be an administrator gives no
       right here. An approver may do whatever a viewer may.
    5. Where the household wants it so, the connection comes from the home's own network, and not through a relay that
       only looks as if it did.
    """
    login = _interactive_login(connection)
    people = _known_people(connection)
    # 4
    if not login.user.is_active or people.role_of(login.user.id) not in {role, Role.APPROVER}:
        raise NotAnApprover
    # 5
    _may_be_from(connection, people)
    return _actor(connection, login, role)


@callback
def is_interactive(connection: ActiveConnection) -> bool:
    """Tell whether a person signed in with a secret for this connection, by the first three steps of `may_act`.

    It allows nothing: what comes by any other login is taken for what an automation does.
    """
    try:
        _interactive_login(connection)
    except NotInteractive:
        return False
    return True


@callback
def may_enroll(connection: ActiveConnection) -> Actor:
    """Return who takes up an invitation, by that very person alone.

    Raises NotInteractive, NotLoaded, NotInvited or NotLocal. The steps are those of `may_act`, with an invitation in
    place of a role.
    """
    login = _interactive_login(connection)
    people = _known_people(connection)
    # 4
    invitation = people.roll.invitations.get(login.user.id)
    if not login.user.is_active or invitation is None or not invitation.is_open(moment()):
        raise NotInvited
    # 5
    _may_be_from(connection, people)
    return _actor(connection, login, invitation.role)


def _actor(connection: ActiveConnection, login: RefreshToken, role: Role) -> Actor:
    is_known = is_known_page(connection.hass, login)
    return Actor(person_id=login.user.id, login_id=login.id, role=role, connection=connection, is_page_known=is_known)


def _interactive_login(connection: ActiveConnection) -> RefreshToken:
    # 1
    login = _login(connection)
    if login is None or login.token_type != TOKEN_TYPE_NORMAL or is_linked_service(login):
        raise NotInteractive
    # 2
    if login.user.id != connection.user.id or login.user.system_generated:
        raise NotInteractive
    # 3: where it is not known how somebody signed in, it counts as without a secret; signing in again mends it.
    if login.credential is None or login.credential.auth_provider_type == _TRUSTING_PROVIDER:
        raise NotInteractive
    return login


def _known_people(connection: ActiveConnection) -> People:
    people = loaded_vault(connection.hass).people
    if not people.is_read:
        raise NotLoaded
    return people


def _may_be_from(connection: ActiveConnection, people: People) -> None:
    if people.policy.local_approval_only and not _is_local(connection):
        raise NotLocal


def _login(connection: ActiveConnection) -> RefreshToken | None:
    """Return the login; the Supervisor's own socket has none."""
    if connection.refresh_token_id is None:
        return None
    return connection.hass.auth.async_get_refresh_token(connection.refresh_token_id)


def _is_local(connection: ActiveConnection) -> bool:
    """Tell whether a connection comes from this machine or a private network, by no relay of Home Assistant's cloud.

    The relay ends on this machine, so its address alone would look local. Without knowing an address it is not local.
    """
    try:
        return is_local(ip_address(connection.remote or "")) and not is_cloud_connection(connection.hass)
    except ValueError:
        return False

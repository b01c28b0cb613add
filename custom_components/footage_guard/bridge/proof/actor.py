"""Who asks for something that raises exposure, once it is known that they may ask."""

from dataclasses import dataclass, field

from homeassistant.components.websocket_api import ActiveConnection

from ...model.people import Role
from .unlocks import Session


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Actor:
    """An enrolled person in an interactive login; `may_act` makes it, and it is good for one command."""

    person_id: str
    """User id."""
    login_id: str
    """Refresh token id."""
    role: Role = Role.APPROVER
    """As what they act: whoever is looked at once more is looked at for this."""
    connection: ActiveConnection = field(repr=False)
    is_page_known: bool = False
    """Whether the login was made in an app, or at an address that is known to be of this home."""

    @property
    def session(self) -> Session:
        """What an unlock of this person in this login belongs to."""
        return self.person_id, self.login_id

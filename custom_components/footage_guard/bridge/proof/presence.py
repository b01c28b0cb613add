"""Whether the logins that unlocked something are still there, and whether anybody is connected with them."""

from functools import partial
from typing import Final

from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback

from .unlocks import Session, Unlocks

_NAME: Final = __name__
"""Under which a connection keeps what it calls when it ends."""


class Presence:
    """Locks what a login unlocked when the login ends, and has it end soon where nobody is connected with it."""

    def __init__(self, hass: HomeAssistant, unlocks: Unlocks) -> None:
        """Know of no connection."""
        self._hass = hass
        self._unlocks = unlocks
        self._here: dict[Session, set[ActiveConnection]] = {}
        """Connections that have asked for anything of ours."""
        self._logins: dict[Session, CALLBACK_TYPE] = {}
        """What stops following each login that holds something."""

    @callback
    def async_start(self) -> CALLBACK_TYPE:
        """Follow connections and logins until the returned function is called."""
        stop_following = self._unlocks.async_subscribe(self._follow)

        @callback
        def stop() -> None:
            stop_following()
            for forget in self._logins.values():
                forget()
            for connections in self._here.values():
                for connection in connections:
                    connection.subscriptions.pop(_NAME, None)
            self._logins.clear()
            self._here.clear()

        return stop

    @callback
    def attend(self, connection: ActiveConnection) -> None:
        """Somebody is connected, and asks for something of ours."""
        session = connection.user.id, connection.refresh_token_id or ""
        connections = self._here.setdefault(session, set())
        if connection in connections:
            return
        connections.add(connection)
        # Home Assistant calls it when the connection ends.
        connection.subscriptions[_NAME] = partial(self._on_close, session, connection)
        self._unlocks.come_back(session)

    @callback
    def _on_close(self, session: Session, connection: ActiveConnection) -> None:
        connections = self._here.get(session, set())
        connections.discard(connection)
        if not connections:
            self._here.pop(session, None)
            self._unlocks.leave(session)

    @callback
    def _follow(self) -> None:
        """Follow exactly the logins that hold something."""
        held = self._unlocks.sessions
        for session in held - self._logins.keys():
            # One of its own for each: Home Assistant keeps them in a set.
            end = partial(self._on_login_end, session)
            self._logins[session] = self._hass.auth.async_register_revoke_token_callback(session[1], end)
        for session in held - self._here.keys():
            # The connection ended while the secret was looked at, perhaps once more in the same login.
            self._unlocks.leave(session)
        for session in self._logins.keys() - held:
            self._logins.pop(session)()

    @callback
    def _on_login_end(self, session: Session) -> None:
        """Lock: the person logged out or was removed, or is not active any more."""
        self._logins.pop(session, None)
        # Home Assistant goes through its callbacks, and whoever hears of the lock may take one away.
        self._hass.loop.call_soon(self._unlocks.lock_session, session)

"""That a history is longer than it was, or another one."""

from collections.abc import Callable

from homeassistant.core import CALLBACK_TYPE, callback

from ...ledger.ledger import Ledger


class Growing:
    """Tells that there are other facts than before, each time that somebody has it look."""

    def __init__(self, ledger: Ledger) -> None:
        """Tell of what is added from now on."""
        self._ledger = ledger
        self._size = ledger.size
        self._listeners: list[Callable[[], None]] = []

    @callback
    def async_subscribe(self, listener: Callable[[], None]) -> CALLBACK_TYPE:
        """Call the listener when there are more facts, until the returned function is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @callback
    def look(self) -> None:
        """Look, after whatever may have added some."""
        size = self._ledger.size
        if size != self._size:
            self._size = size
            for listener in tuple(self._listeners):
                listener()

"""Who lives in the home of a test."""

from typing import Final

OWNER_ID: Final = "a1e80000000000000000000000000000"
"""Home Assistant's id of the first approver."""
APP: Final = "https://home-assistant.io/android"
"""For whom Home Assistant's app signs in."""
PASSPHRASE: Final = "courier umbrella marble tuesday"

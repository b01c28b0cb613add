"""Who lives in the home of a test."""

from typing import Final

OWNER_ID: Final = "a1e80000000000000000000000000000"
"""Home Assistant's id of the first approver."""
PASSPHRASE: Final = "courier umbrella marble tuesday"

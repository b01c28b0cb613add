"""How a vault is watched."""

from enum import StrEnum


class Mode(StrEnum):
    """What watching needs; deciding needs a person's passphrase in either mode."""

    SEALED = "sealed"
    """A person's unlock."""
    CONVENIENCE = "convenience"
    """A signed-in session of an approver."""

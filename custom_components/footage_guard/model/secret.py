"""A secret as it arrives: anything, from anybody."""

import unicodedata

from .passphrase import MAX_BYTES


def parse_secret(value: object) -> str:
    """Return what was typed in NFC form; empty for what no passphrase can be.

    The input may be any JSON value: a schema that checked it would print it in its error. An empty one is looked at
    like any other, so that it takes as long and counts as much as a wrong one.
    """
    if not isinstance(value, str) or len(value) > MAX_BYTES:
        return ""
    secret = unicodedata.normalize("NFC", value)
    try:
        return secret if len(secret.encode()) <= MAX_BYTES else ""
    except UnicodeEncodeError:
        # Half of a surrogate pair.
        return ""

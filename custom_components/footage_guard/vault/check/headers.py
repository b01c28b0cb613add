"""What can be told of an age file's header without a key."""

from collections.abc import Iterable
from typing import Final

from ..age.encoding import decode_base64
from ..age.header import Stanza

_SHARE_BYTES: Final = 32
_BODY_BYTES: Final = 32
"""A file key and its tag."""


def are_x25519(stanzas: Iterable[Stanza]) -> bool:
    """Tell whether every stanza has the form of one for an X25519 key. For which key, nobody can tell without it."""
    return all(map(_is_x25519, stanzas))


def _is_x25519(stanza: Stanza) -> bool:
    try:
        (share,) = stanza.arguments
        return stanza.kind == "X25519" and len(stanza.body) == _BODY_BYTES and len(decode_base64(share)) == _SHARE_BYTES
    except ValueError:
        return False

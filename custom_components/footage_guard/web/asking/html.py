"""Markup, and the one place where it is made: whatever is not made here is text, and shown as it was written."""

from collections.abc import Mapping
from html import escape
from typing import Final

_VOID: Final = frozenset({"input"})
_RAW_LINE: Final = "textarea"
"""Of which a browser drops a line feed at the beginning."""


class Html(str):
    """Markup that may be sent; only this file makes it."""

    __slots__ = ()


def element(name: str, attributes: Mapping[str, str | bool], *inner: str) -> Html:
    """Return an element. Attributes that are False are left out, and of those that are True only the name stands.

    Names are ours; every value and all that is inside and no markup is escaped.
    """
    written = "".join(
        f" {key}" if value is True else f' {key}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not False
    )
    if name in _VOID:
        return Html(f"<{name}{written}>")
    first = "\n" if name == _RAW_LINE else ""
    return Html(f"<{name}{written}>{first}{joined(*inner)}</{name}>")


def joined(*parts: str) -> Html:
    """Return parts one after the other."""
    return Html("".join(escaped(part) for part in parts))


def escaped(part: str) -> Html:
    """Return markup as it is, and text so that it is shown as it was written."""
    return part if isinstance(part, Html) else Html(escape(part))

"""The role matrix as a page of the documentation; `python -m tests.architecture.role_document` writes it."""

from collections.abc import Iterator
from typing import Final

from .automation_roles import AUTOMATION_ROLES
from .entity_roles import ENTITIES
from .flow_roles import FLOW_ROLES
from .role_matrix import ROLES, Door, Row, Who
from .tree import REPOSITORY

PAGE: Final = REPOSITORY / "docs" / "ref" / "role-matrix.md"
RAISING: Final = frozenset({Who.ACTING, Who.WATCHING, Who.INVITED})
"""Who has to be a person that acts; whatever is left to anybody else only lowers, or shows what harms nobody."""
BY_TICKET: Final = frozenset({(Door.VIEW, "/api/footage_guard/clip/{ticket}")})
"""What is open to whoever holds something that a person who acts was given."""
HEAD: Final = """\
# Who may do what

A row for every way into Footage Guard and every word it says aloud. *Raises* is what lets footage be seen or leave, or
makes that easier: it needs a person in a login that they made with a secret ([how](websocket.md)), never a token, a
script or an automation. *Lowers* is everything else: what makes less possible, or shows what harms nobody. To be an
administrator or owner of Home Assistant gives no right beyond these.

| Circle | Who is in it |
|---|---|
"""
CIRCLES: Final = {
    Who.ANYONE: "anyone",
    Who.SIGNED_IN: "users",
    Who.ENROLLED: "enrolled",
    Who.ACTING: "approvers",
    Who.WATCHING: "approvers, viewers",
    Who.INVITED: "whoever is invited",
    Who.AUTOMATION: "users, automations",
    Who.ADMINISTRATOR: "administrators",
}
NOTE: Final = """
A test reads the registries of a running Home Assistant and fails on a command, action, trigger, condition, address,
entity or event without a row here.
"""


def raises(door: tuple[Door, str], row: Row) -> bool:
    """Tell whether a row raises."""
    return row.who in RAISING or door in BY_TICKET


def document() -> str:
    """Return the page."""
    return HEAD + "\n".join([*_circles(), NOTE, *_tables(), ""])


def _circles() -> Iterator[str]:
    yield from (f"| {CIRCLES[who]} | {who.value} |" for who in Who)


def _tables() -> Iterator[str]:
    for kind in Door:
        rows = {name: row for (door, name), row in (ROLES | AUTOMATION_ROLES | FLOW_ROLES).items() if door is kind}
        if rows:
            yield from _table(kind.value, [(name, row, raises((kind, name), row)) for name, row in rows.items()])
    yield from _table("entity", [(f"{platform}, {key}", row, False) for (platform, key), row in ENTITIES.items()])


def _table(title: str, rows: list[tuple[str, Row, bool]]) -> Iterator[str]:
    yield f"## {title[0].upper()}{title[1:]}\n"
    yield "| Name | Who | | Why |"
    yield "|---|---|---|---|"
    for name, row, is_raising in sorted(rows, key=lambda each: each[0]):
        yield f"| `{name}` | {CIRCLES[row.who]} | *{'raises' if is_raising else 'lowers'}* | {row.because} |"
    yield ""


if __name__ == "__main__":
    PAGE.write_text(document())

"""Whatever is stored has a version, and a golden file of each one there ever was."""

import ast
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
import json
from pathlib import Path
import shutil
import sqlite3
from typing import Final

import pytest

from custom_components.footage_guard.disk.database import SHAPE, Schema, shape_of
from custom_components.footage_guard.vault import leases
from custom_components.footage_guard.vault.index import schema as index
from custom_components.footage_guard.vault.state import schema as state
from tests.architecture.tree import REPOSITORY, modules

from .formats import FILES, GOLDEN, STORED, VAULT, placed
from .make import make_vault

INTEGRATION = REPOSITORY / "custom_components" / "footage_guard"
SCHEMAS: Final[dict[str, Schema]] = {
    "vault.index.schema.SCHEMA": index.SCHEMA,
    "vault.leases._SCHEMA": leases._SCHEMA,
    "vault.state.schema.SCHEMA": state.SCHEMA,
}
_NAMES = ("VERSION", "_VERSION", "SCHEMA_VERSION", "MINOR_VERSION")


def _versions(folder: Path) -> Iterator[tuple[str, int]]:
    """Yield every version in the source, and how far it is: a number, 0 for a schema, of which steps are counted."""
    for path, module in modules(folder):
        place = ".".join(path.relative_to(folder).with_suffix("").parts)
        for node in ast.walk(module):
            for owner, body in _bodies(node):
                yield from ((f"{place}{owner}.{name}", number) for name, number in _assigned(body))


def _bodies(node: ast.AST) -> Iterator[tuple[str, list[ast.stmt]]]:
    match node:
        case ast.Module(body=body):
            yield "", body
        case ast.ClassDef(name=name, body=body):
            yield f".{name}", body


def _assigned(body: list[ast.stmt]) -> Iterator[tuple[str, int]]:
    for node in body:
        match node:
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=value)
                | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
            ):
                match value:
                    case ast.Constant(value=int() as number) if name in _NAMES:
                        yield name, number
                    case ast.Call(keywords=words) if "steps" in {word.arg for word in words}:
                        yield name, 0


def test_every_version_in_the_source_has_golden_files() -> None:
    found = dict(_versions(INTEGRATION))
    assert sorted(found) == sorted(STORED)
    assert sorted(place for place, number in found.items() if not number) == sorted(SCHEMAS)
    for place, number in found.items():
        assert len(STORED[place]) >= number, place


def test_every_golden_file_is_there() -> None:
    missing = [name for names in STORED.values() for name in names if not (GOLDEN / name).is_file()]
    assert missing == []


def test_a_new_version_without_a_golden_file_is_found(tmp_path: Path) -> None:
    (tmp_path / "new.py").write_text("VERSION: Final = 2\nSCHEMA = Schema(steps=())\nclass A:\n    MINOR_VERSION = 3\n")
    assert dict(_versions(tmp_path)) == {"new.VERSION": 2, "new.SCHEMA": 0, "new.A.MINOR_VERSION": 3}


def test_every_step_of_a_schema_has_a_golden_file() -> None:
    assert {place: len(schema.steps) for place, schema in SCHEMAS.items()} == {
        place: len(STORED[place]) for place in SCHEMAS
    }


@pytest.mark.parametrize(
    ("place", "number"), [(place, number) for place in SCHEMAS for number in range(1, len(STORED[place]) + 1)]
)
def test_a_step_that_was_stored_is_never_changed(tmp_path: Path, place: str, number: int) -> None:
    """A file that an older program wrote would be taken for one that somebody tampered with."""
    schema = SCHEMAS[place]
    with closing(sqlite3.connect(placed(tmp_path / "golden.db", STORED[place][number - 1]))) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (number,)
        assert (*connection.execute(SHAPE),) == shape_of(replace(schema, steps=schema.steps[:number]))


def _at_rest(folder: Path) -> set[str]:
    beside = ("-wal", "-shm")
    return {
        str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and not path.name.endswith(beside)
    }


@pytest.mark.parametrize("is_golden", [True, False], ids=["the golden vault", "one that is made today"])
def test_a_vault_consists_of_files_that_are_known(tmp_path: Path, *, is_golden: bool) -> None:
    folder = tmp_path / "vault"
    if is_golden:
        shutil.copytree(VAULT, folder)
    else:
        make_vault(folder)
    names = _at_rest(folder)
    unknown = {name for name in names if not any(Path(name).full_match(known) for known in FILES)}
    unused = {known for known in FILES if not any(Path(name).full_match(known) for name in names)}
    assert (unknown, unused) == (set(), set())


def test_the_entry_is_of_the_version_in_its_name() -> None:
    entry = json.loads((GOLDEN / "entry-1.1.json").read_text())
    assert (entry["version"], entry["minor_version"]) == (1, 1)

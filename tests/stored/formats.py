"""Every version of everything that is stored, and the golden file that shows it. Nothing here is ever taken out."""

from contextlib import closing
from pathlib import Path
import shutil
import sqlite3
from typing import Final

GOLDEN: Final = Path(__file__).parents[1] / "golden"
VAULT: Final = GOLDEN / "vault-1"
"""A data folder, its `cache` in it, as a home left them."""
STATES: Final = 16
INDEXES: Final = 2

STORED: Final[dict[str, tuple[str, ...]]] = {
    "config_flow.FootageGuardConfigFlow.MINOR_VERSION": ("entry-1.1.json",),
    "config_flow.FootageGuardConfigFlow.VERSION": ("entry-1.1.json",),
    "ledger.leaves.VERSION": ("ledger-v1/ledger/log",),
    "model.intake.VERSION": ("state-14.sql",),
    "model.process.VERSION": ("state-14.sql",),
    "model.receipt.VERSION": ("receipt-v1/receipt.json",),
    "model.redaction.recipe.VERSION": ("state-8.sql",),
    "model.request.request.SCHEMA_VERSION": ("state-3.sql",),
    "model.statement.VERSION": ("state-8.sql",),
    "vault.index.schema.SCHEMA": ("vault-1/index.db", *(f"index-{number}.sql" for number in range(2, INDEXES + 1))),
    "vault.keyring.document.VERSION": ("vault-1/keys.json",),
    "vault.leases._SCHEMA": ("vault-1/cache/leases.db",),
    "vault.state.schema.SCHEMA": tuple(f"state-{number}.sql" for number in range(1, STATES + 1)),
}
"""By where its version stands in the source: a golden file for each version, the first one first.

What is kept within another file has the version of its own there, in the first file that could hold it.
"""

FILES: Final = (
    "keys.json",
    "state.db",
    "index.db",
    "ledger/log",
    "ledger/hashes",
    "ledger/places",
    "ledger/key",
    "ledger/checkpoint",
    "vault/*/*.age",
    "cache/leases.db",
    "cache/device.key",
    "cache/ledger.seen",
)
"""What a vault at rest consists of. SQLite's journals beside a file belong to it."""


def placed(path: Path, name: str) -> Path:
    """Put the golden file of a database where nothing is yet, be it one as it is or what SQLite says it consists of."""
    golden = GOLDEN / name
    if golden.suffix != ".sql":
        shutil.copy(golden, path)
        return path
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(golden.read_text())
        connection.execute("PRAGMA journal_mode = WAL")
    return path

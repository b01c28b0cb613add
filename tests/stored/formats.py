"""Every version of everything that is stored, and the golden file that shows it. Nothing here is ever taken out."""

from pathlib import Path
from typing import Final

GOLDEN: Final = Path(__file__).parents[1] / "golden"
VAULT: Final = GOLDEN / "vault-1"
"""A data folder, its `cache` in it, as a home left them."""
STATES: Final = 16

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
    "vault.index.schema.SCHEMA": ("vault-1/index.db",),
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

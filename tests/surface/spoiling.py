"""Requests that somebody changes in state.db, beside Footage Guard."""

from custom_components.footage_guard.bridge.keeping.opening import OpenVault
from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.model.canonical import canonical, parse_canonical
from custom_components.footage_guard.model.ids import RequestId


async def spoil(runtime: VaultRuntime, request_id: RequestId, column: str = "content") -> None:
    """Have something stand there that cannot be read."""
    await _set(runtime, request_id, column, b"{}")


async def alter(runtime: VaultRuntime, request_id: RequestId, purpose: str) -> None:
    """Have another purpose stand there, spelled as we would."""

    def do(opened: OpenVault) -> bytes:
        ((content,),) = opened.state._database.rows("SELECT content FROM requests WHERE id = :id", {"id": request_id})
        return canonical({**parse_canonical(content), "purpose": purpose})

    await _set(runtime, request_id, "content", await runtime.async_work(do))


async def pretend(runtime: VaultRuntime, request_id: RequestId, column: str, value: object) -> None:
    """Have something stand there of how the request stands, which the ledger was not told."""
    await _set(runtime, request_id, column, value)


async def _set(runtime: VaultRuntime, request_id: RequestId, column: str, value: object) -> None:
    sql = f"UPDATE requests SET {column} = :value WHERE id = :id"  # noqa: S608  # ours
    await runtime.async_work(lambda opened: opened.state._database.rows(sql, {"id": request_id, "value": value}))

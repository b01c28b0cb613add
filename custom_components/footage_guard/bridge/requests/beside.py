"""What a list of requests tells beside them: whether clips are held for each, and what waits on nobody's screen."""

from collections.abc import Sequence
from typing import NamedTuple

from ...flows.desk import hold_of
from ...model.ids import RequestId
from ...model.lifecycle.request import ENDED
from ...vault.state.request_lists import Aside
from ..keeping.opening import OpenVault
from ..runtime import VaultRuntime
from .listed import Listed


class Beside(NamedTuple):
    """What a list tells beside its lines."""

    held: dict[RequestId, bool]
    """Of those that go on, whether there is a hold of their own."""
    aside: Aside
    """All that is set aside, also what is not among the lines."""


async def async_beside(vault: VaultRuntime, listed: Sequence[Listed]) -> Beside:
    """Return what to tell beside some requests; raise OSError or NotLoaded."""
    going = [each.id for each in listed if each.state not in ENDED]

    def look(opened: OpenVault) -> Beside:
        index = opened.vault.index
        held = {request_id: index.kind_of_hold(hold_of(request_id)) is not None for request_id in going}
        return Beside(held, opened.state.lists.aside())

    return await vault.async_work(look)

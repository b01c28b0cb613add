"""What every test gets."""

import asyncio
from asyncio import format_helpers
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from inspect import CO_COROUTINE
import os
from pathlib import Path
import shutil
import traceback
from types import CodeType

from hypothesis import settings
import pytest

# Before the test harness puts its own package of this name in the way.
import custom_components  # noqa: F401  # imported for its place in sys.modules

from .architecture.leaks import (  # noqa: F401  # every test gets them
    _no_child_left,
    _no_connection_tried,
    _nothing_detected,
    _readers_ended,
)
from .people import OWNER_ID, PASSPHRASE
from .streams import running_streams

# No time is asserted in a test. What is tried is the same each time, so that only a change fails; the long form looks
# much harder, and elsewhere each time.
LONG = bool(os.environ.get("FOOTAGE_GUARD_LONG"))
settings.register_profile(
    "here", deadline=None, database=None, max_examples=5_000 if LONG else 100, derandomize=not LONG
)
settings.load_profile("here")


# Debug mode finds calls from the wrong thread. What else it does takes a tenth of a test. It notes where each callback
# and task was made, of which nothing is told here, and asks the disk whether that file is still what it was.
vars(format_helpers)["extract_stack"] = lambda _frame=None, _limit=None: None
# Futures are made in C, which knows nothing of that, and asks for the whole stack of each.
traceback.extract_stack.__defaults__ = (None, 0)


def _check_callback(_loop: object, given: object, method: str) -> None:
    """Refuse what asyncio refuses in debug mode, without the many questions of `inspect`."""
    function = given.func if isinstance(given, partial) else given
    code = getattr(getattr(function, "__func__", function), "__code__", None)
    if not callable(given) or (isinstance(code, CodeType) and code.co_flags & CO_COROUTINE):
        message = f"{method}() needs a function, and got {given!r}"
        raise TypeError(message)


asyncio.BaseEventLoop._check_callback = _check_callback  # type: ignore[attr-defined]  # nothing public does this


@pytest.fixture
def hass_config_dir(hass_tmp_config_dir: str) -> str:
    """Keep the vault of a test apart from that of every other."""
    return hass_tmp_config_dir


@pytest.fixture(scope="session")
def founded_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a new vault of one person; its keys cost as little as allowed."""
    # Here: tests of programs load this file without Home Assistant, which the integration's package would load.
    from custom_components.footage_guard.bridge.keeping.founding import begin_vault
    from custom_components.footage_guard.model.mode import Mode
    from custom_components.footage_guard.vault.founding import Founder
    from custom_components.footage_guard.vault.keyring.wrap import FLOOR

    folder = tmp_path_factory.mktemp("founded") / "footage_guard"
    founder = Founder(person_id=OWNER_ID, passphrase=PASSPHRASE, mode=Mode.SEALED)
    begin_vault(folder, folder.with_name("cache"), founder, datetime.now(UTC), lambda: FLOOR)
    return folder


@pytest.fixture
def data_folder(hass_config_dir: str, founded_vault: Path) -> Path:
    """A vault in the configuration of this test's Home Assistant, and beside it what saw its history."""
    shutil.copytree(founded_vault.with_name("cache"), Path(hass_config_dir) / ".cache" / "footage_guard")
    return Path(shutil.copytree(founded_vault, Path(hass_config_dir) / "footage_guard"))


@pytest.fixture(scope="session")
def streams() -> Iterator[str]:
    """Give the address below which good and bad cameras' streams lie."""
    with running_streams() as address:
        yield address

"""What every test gets."""

from asyncio import constants
from collections.abc import Iterator
from datetime import UTC, datetime
import os
from pathlib import Path
import shutil
import traceback

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


# In debug mode, which finds calls from the wrong thread, asyncio notes where each task was made: one line is enough.
vars(constants)["DEBUG_STACK_DEPTH"] = 1
# Futures are made in C, which knows nothing of that, and asks for the whole stack of each. One line would be the same
# for nearly all of them, and asks the disk whether its file is still what it was.
traceback.extract_stack.__defaults__ = (None, 0)


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

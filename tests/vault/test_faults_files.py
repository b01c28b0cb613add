"""Whatever call fails: a file is the old or the new one, and a folder is there durably or not at all."""

from dataclasses import dataclass, field
import os
from pathlib import Path
import socket

import pytest

from custom_components.footage_guard.disk.files import TEMPORARY, make_folder, read_whole, write_whole
from custom_components.footage_guard.model.errors import VaultFileRefused
from tests.disk.faults import WAYS, Fault, Killed, Way, contents, failing, sweep

OLD, NEW = b"old content", b"new content, and more of it" * 10


@dataclass
class Replacing:
    """A small file that is replaced."""

    path: Path = field(init=False)

    def prepare(self, folder: Path) -> None:
        self.path = folder / "keys"
        self.path.write_bytes(OLD)

    def act(self) -> None:
        write_whole(self.path, NEW)

    def check(self, fault: Fault, error: BaseException | None) -> None:
        assert read_whole(self.path) in ({OLD, NEW} if error else {NEW})
        left = set(contents(self.path.parent)) - {"keys"}
        assert not left or fault.way.is_end or "unlink" in fault.failed
        assert all(name.startswith(TEMPORARY) for name in left)
        self.act()
        assert read_whole(self.path) == NEW


@dataclass
class Reading:
    """A small file that is read."""

    path: Path = field(init=False)
    content: bytes = b""

    def prepare(self, folder: Path) -> None:
        self.path = folder / "keys"
        self.path.write_bytes(NEW)

    def act(self) -> None:
        self.content = read_whole(self.path)

    def check(self, fault: Fault, error: BaseException | None) -> None:
        assert fault.names
        assert error is not None or self.content == NEW
        self.act()
        assert self.content == NEW


@dataclass
class Making:
    """A folder in a folder that are both made."""

    folder: Path = field(init=False)

    def prepare(self, folder: Path) -> None:
        self.folder = folder / "a" / "b"

    def act(self) -> None:
        make_folder(self.folder)

    def check(self, fault: Fault, error: BaseException | None) -> None:
        assert self.folder.is_dir() or error is not None
        # Had it stayed, the next try would believe it durable and sync nothing.
        assert error is None or fault.way.is_end or "rmdir" in fault.failed or not _is_unsynced(self.folder, fault)
        self.act()
        assert self.folder.is_dir()


def _is_unsynced(folder: Path, fault: Fault) -> bool:
    """Tell whether a folder is there whose entry above it was not synced."""
    return folder.is_dir() and fault.failed[0] != "close"


OPERATIONS = {"replaced": Replacing, "read": Reading, "made": Making}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
def test_every_call_of_a_small_file_can_fail(
    tmp_path: Path, operation: type[Replacing | Reading | Making], way: Way
) -> None:
    assert sweep(operation(), way, tmp_path) >= 5


def test_a_file_is_replaced_in_the_order_that_survives_a_power_loss(tmp_path: Path) -> None:
    replacing, fault = Replacing(), Fault(way=WAYS["full"], at=1000)
    replacing.prepare(tmp_path)
    with failing(fault):
        replacing.act()
    order = ["open", "open", "fdopen", "write", "fsync", "close", "replace", "fsync", "close"]
    assert fault.names == order


@pytest.mark.parametrize("kept", range(len(NEW) + 1))
def test_a_file_torn_at_any_byte_is_the_old_file(tmp_path: Path, kept: int) -> None:
    replacing, fault = Replacing(), Fault(way=WAYS["killed"], at=3, kept_bytes=kept)
    replacing.prepare(tmp_path)
    with pytest.raises(Killed), failing(fault):
        replacing.act()
    files = contents(tmp_path)
    assert files.pop("keys") == OLD
    assert list(files.values()) == [NEW[:kept]]


def test_a_pipe_in_place_of_a_file_used_to_hold_the_reader_for_ever(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(VaultFileRefused):
        read_whole(tmp_path / "pipe")


def test_a_socket_in_place_of_a_file_is_refused(
    tmp_path: Path, socket_enabled: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert socket_enabled is None
    # The name of a socket is short.
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        with pytest.raises(VaultFileRefused):
            read_whole(tmp_path / "socket")


def test_a_file_that_may_not_be_read_used_to_be_called_a_link(tmp_path: Path) -> None:
    write_whole(tmp_path / "keys", OLD)
    fault = Fault(way=WAYS["broken once"], at=1)
    with pytest.raises(OSError, match="Input/output error"), failing(fault):
        read_whole(tmp_path / "keys")
    assert fault.failed == ["open"]

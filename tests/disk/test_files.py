"""Files of the vault are whole, for their owner only, and never what a link leads to."""

import os
from pathlib import Path
import stat
from types import SimpleNamespace

import pytest

from custom_components.footage_guard.disk.files import (
    TEMPORARY,
    create_file,
    is_read_only,
    make_folder,
    open_file,
    opened_folder,
    read_whole,
    tidy,
    write_whole,
)
from custom_components.footage_guard.model.errors import VaultFileRefused


def test_files_and_folders_are_for_their_owner_only(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        make_folder(tmp_path / "a" / "b")
        write_whole(tmp_path / "a" / "b" / "keys", b"1")
    finally:
        os.umask(old)
    modes = [
        stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "a", tmp_path / "a" / "b", tmp_path / "a/b/keys")
    ]
    assert modes == [0o700, 0o700, 0o600]


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "keys", b"old")
    write_whole(tmp_path / "keys", b"new content")
    assert read_whole(tmp_path / "keys") == b"new content"
    assert [path.name for path in tmp_path.iterdir()] == ["keys"]


@pytest.mark.parametrize("call", ["fsync", "replace", "open"])
def test_a_failing_disk_leaves_the_old_file(tmp_path: Path, call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write_whole(tmp_path / "keys", b"old")
    original = getattr(os, call)
    tried = []

    def failing(*args: object, **kwargs: object) -> object:
        tried.append(args)
        if call == "open" and len(tried) == 1:
            return original(*args, **kwargs)
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, call, failing)
        with pytest.raises(OSError, match="No space left"):
            write_whole(tmp_path / "keys", b"new content")
    assert read_whole(tmp_path / "keys") == b"old"
    assert not list(tmp_path.glob(f"{TEMPORARY}*"))


def test_links_are_refused(tmp_path: Path) -> None:
    write_whole(tmp_path / "real", b"1")
    (tmp_path / "soft").symlink_to("real")
    (tmp_path / "gone").symlink_to("nowhere")
    for name in ("soft", "gone"):
        with pytest.raises(VaultFileRefused):
            read_whole(tmp_path / name)
    os.link(tmp_path / "real", tmp_path / "hard")
    with pytest.raises(VaultFileRefused):
        read_whole(tmp_path / "real")


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "/etc/passwd", "a\0b"])
def test_a_name_is_a_name(tmp_path: Path, name: str) -> None:
    with opened_folder(tmp_path) as folder:
        with pytest.raises(VaultFileRefused):
            open_file(folder, name)
        with pytest.raises(VaultFileRefused):
            create_file(folder, name)


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    with pytest.raises(VaultFileRefused):
        read_whole(tmp_path / "sub")


def test_what_is_not_there_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_whole(tmp_path / "nothing")


def test_a_folder_of_ours_is_no_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "file").touch()
    for name in ("link", "file"):
        with pytest.raises(VaultFileRefused), opened_folder(tmp_path / name, is_ours=True):
            pass
    with opened_folder(tmp_path / "link"):
        pass
    with pytest.raises(FileNotFoundError), opened_folder(tmp_path / "nowhere", is_ours=True):
        pass


def test_what_a_crash_left_half_written_is_removed(tmp_path: Path) -> None:
    (tmp_path / f"{TEMPORARY}1234").write_text("keys that were erased since")
    (tmp_path / "keys.json").write_text("keys")
    tidy(tmp_path)
    tidy(tmp_path / "nowhere")
    assert [path.name for path in tmp_path.iterdir()] == ["keys.json"]


def test_a_disk_that_takes_nothing_is_known_also_where_a_folder_is_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not is_read_only(tmp_path / "not" / "yet")
    flags = os.statvfs(tmp_path).f_flag

    def mounted_read_only(folder: Path) -> SimpleNamespace:
        if folder != tmp_path:
            raise FileNotFoundError
        return SimpleNamespace(f_flag=flags | os.ST_RDONLY)

    monkeypatch.setattr(os, "statvfs", mounted_read_only)
    assert is_read_only(tmp_path / "not" / "yet")

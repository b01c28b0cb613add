"""Without a lease nothing is shared: what is not in the file, or cannot be read of it, is over."""

from dataclasses import replace
from pathlib import Path
import sqlite3
from typing import Any

import pytest

from custom_components.footage_guard.disk.database import Database, Row
from custom_components.footage_guard.model.errors import LeasesDamaged
from custom_components.footage_guard.model.ids import ReleaseId
from custom_components.footage_guard.model.share import CODE_TRIES, Lease
from custom_components.footage_guard.vault.leases import FILE, Leases

RELEASE = ReleaseId("01KAZ0000000000000000000RR")
LEASE = Lease(
    release_id=RELEASE,
    secret_sha256=b"\1" * 32,
    code_sha256=b"\2" * 32,
    left=3,
    tries=CODE_TRIES,
    not_after_ms=1000,
    crcs=(1, 0xFFFFFFFF),
)


def test_what_was_counted_survives(tmp_path: Path) -> None:
    leases = Leases.open(tmp_path)
    leases.keep(LEASE)
    leases.count(RELEASE)
    leases.count_try(RELEASE)
    leases.count_try(RELEASE)
    leases.give_back_try(RELEASE)
    leases.close()
    leases = Leases.open(tmp_path)
    assert leases.of(RELEASE) == replace(LEASE, left=2, tries=CODE_TRIES - 1)
    assert leases.all() == [replace(LEASE, left=2, tries=CODE_TRIES - 1)]
    leases.end(RELEASE)
    assert leases.of(RELEASE) is None
    leases.close()


def test_it_is_only_ever_made_less(tmp_path: Path) -> None:
    leases = Leases.open(tmp_path)
    leases.keep(LEASE)
    leases.shorten(RELEASE, left=9, not_after_ms=5000)
    assert leases.of(RELEASE) == LEASE
    leases.shorten(RELEASE, left=1, not_after_ms=10)
    assert leases.of(RELEASE) == replace(LEASE, left=1, not_after_ms=10)
    leases.give_back_try(RELEASE)
    assert leases.of(RELEASE) == replace(LEASE, left=1, not_after_ms=10)
    leases.close()


def test_what_was_used_up_is_not_counted_below_nothing(tmp_path: Path) -> None:
    leases = Leases.open(tmp_path)
    leases.keep(replace(LEASE, left=0))
    with pytest.raises(LeasesDamaged):
        leases.count(RELEASE)
    assert leases.of(RELEASE) == replace(LEASE, left=0)
    leases.close()


def test_what_is_over_stays_over(tmp_path: Path) -> None:
    leases = Leases.open(tmp_path)
    assert not leases.is_over(500, 499)
    assert leases.is_over(500, 500)
    assert leases.is_over(500, 400)
    leases.close()
    leases = Leases.open(tmp_path)
    assert leases.is_over(500, -7)
    assert not leases.is_over(501, 400)
    leases.close()


def test_whoever_asks_often_has_the_time_written_seldom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    leases = Leases.open(tmp_path)
    written: list[str] = []
    rows = Database.rows

    def watched(database: Database, sql: str, *values: Any) -> list[Row]:
        written.append(sql)
        return rows(database, sql, *values)

    monkeypatch.setattr(Database, "rows", watched)
    for now_ms in range(1_000_000, 1_000_000 + 240_000, 1000):
        assert not leases.is_over(2_000_000, now_ms)
    assert len(written) == 4
    leases.close()
    leases = Leases.open(tmp_path)
    # So much is known of it after a loss of power.
    assert leases.is_over(1_180_000, 0)
    leases.close()


def test_what_the_disk_does_not_know_to_be_over_is_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    leases = Leases.open(tmp_path)

    def refuse(*_: Any) -> list[Row]:
        raise OSError(28, "no room")

    with monkeypatch.context() as patch:
        patch.setattr(Database, "rows", refuse)
        with pytest.raises(OSError, match="no room"):
            leases.is_over(500, 500)
    assert leases.is_over(500, 0)
    leases.close()


@pytest.mark.parametrize("content", [b"", b"no database" * 1000])
def test_a_file_that_cannot_be_read_begins_anew(tmp_path: Path, content: bytes) -> None:
    leases = Leases.open(tmp_path)
    leases.keep(LEASE)
    leases.close()
    (tmp_path / FILE).write_bytes(content)
    leases = Leases.open(tmp_path)
    assert leases.all() == []
    leases.close()


def test_a_file_of_a_later_version_begins_anew(tmp_path: Path) -> None:
    Leases.open(tmp_path).close()
    with sqlite3.connect(tmp_path / FILE) as file:
        file.execute("PRAGMA user_version = 99")
    file.close()
    leases = Leases.open(tmp_path)
    assert leases.all() == []
    leases.close()


@pytest.mark.parametrize("change", ["secret_sha256 = x'01'", "crcs = x'010203'", "code_sha256 = x''"])
def test_a_row_that_we_did_not_write_is_no_lease(tmp_path: Path, change: str) -> None:
    leases = Leases.open(tmp_path)
    leases.keep(LEASE)
    leases.close()
    with sqlite3.connect(tmp_path / FILE) as file:
        file.execute(f"UPDATE leases SET {change}")  # noqa: S608  # our words
    file.close()
    leases = Leases.open(tmp_path)
    assert leases.of(RELEASE) is None
    leases.close()

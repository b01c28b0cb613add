"""`python3 -m custom_components.footage_guard.ledger.verify` as people run it: steps, statuses, and nothing written."""

from collections.abc import Callable
import os
from pathlib import Path
import re
import signal
import subprocess
import sys

import pytest

from custom_components.footage_guard.ledger.leaves import Leaf, dump_leaf
from custom_components.footage_guard.ledger.records import framed
from custom_components.footage_guard.ledger.verify import main

from .conftest import RECORDS
from .desk import Desk, fact, ticking

ROOT = Path(__file__).resolve().parents[2]
STEPS = [
    r"1 the files are there",
    r"2 1 checkpoints are signed by footage-guard/[0-9a-f]{16}",
    r"3 every record is what its frame says",
    r"4 the records have the roots of all checkpoints",
    r"5 every record is one that Footage Guard writes",
]
APPENDER = """
import sys
from pathlib import Path
from tests.ledger.desk import Desk, fact
ledger = Desk(Path(sys.argv[1])).open()
print("open", flush=True)
while True:
    ledger.append(fact(ledger.size))
"""


def _run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "custom_components.footage_guard.ledger.verify", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)


def _passes(done: subprocess.CompletedProcess[str], steps: list[str], size: int, behind: int = 0) -> None:
    """Raise AssertionError unless exactly these steps were told, and the result."""
    assert (done.returncode, done.stderr) == (0, "")
    result = rf"{size} records, root [0-9a-f]{{64}}, {behind} of them behind the checkpoint"
    lines = done.stdout.splitlines()
    if behind:
        lines.remove(f"note: {behind} records are behind the checkpoint: no signature speaks of them yet")
    if "--kept" not in done.args:
        lines.remove("note: no kept checkpoint was given: nothing here shows a rewrite by whoever holds the key")
    assert len(lines) == len(steps) + 1
    assert all(re.fullmatch(wanted, line) for wanted, line in zip([*steps, result], lines, strict=True)), done.stdout


def test_a_ledger_that_is_right_passes_and_stays_as_it_was(written: Desk) -> None:
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode) for path in written.snapshot()}
    folders = {folder: folder.stat().st_mtime_ns for folder in (written.folder, written.ledger)}
    _passes(_run(written.ledger, "--facts"), STEPS, RECORDS)
    assert {
        path: (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode) for path in written.snapshot()
    } == before
    assert {folder: folder.stat().st_mtime_ns for folder in (written.folder, written.ledger)} == folders


def test_what_is_wrong_has_a_status_and_is_named(written: Desk) -> None:
    written.write_frames(written.frames()[:5])
    done = _run(written.ledger)
    assert (done.returncode, done.stderr) == (1, "")
    assert [line[0] for line in done.stdout.splitlines()[:-1]] == ["1", "2"]
    assert done.stdout.splitlines()[-1] == "first bad record: 5"


@pytest.mark.parametrize(
    ("harm", "status", "passed"),
    [
        (lambda desk: (desk.ledger / "checkpoint").write_bytes(b"x"), 1, ["1"]),
        (lambda desk: (desk.ledger / "log").unlink(), 2, []),
        (lambda desk: desk.write_frames([*desk.frames(), framed(b"{}")[0]]), 1, ["1", "2", "3", "4", "n"]),
    ],
    ids=["forged", "missing", "no fact"],
)
def test_the_steps_that_passed_are_told(
    written: Desk, capsys: pytest.CaptureFixture[str], harm: Callable[[Desk], object], status: int, passed: list[str]
) -> None:
    harm(written)
    # The folder that holds the ledger will do.
    assert main([str(written.folder), "--facts"]) == status
    assert [line[0] for line in capsys.readouterr().out.splitlines()[:-1]] == passed


def test_wrong_usage_has_a_status_of_its_own() -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--unknown"])
    assert ended.value.code == 2


def test_an_export_is_checked_without_the_key(written: Desk, tmp_path: Path) -> None:
    export = tmp_path / "export"
    export.mkdir()
    with written.opened() as ledger:
        size = 6
        (export / "log").write_bytes(ledger.piece(0, 1 << 20, size)[0])
        (export / "checkpoint").write_bytes(ledger.note(size))
        (export / "verifier").write_text(f"{ledger.verifier_key}\n")
        (tmp_path / "kept").write_bytes(ledger.note(3))
    steps = [STEPS[0], STEPS[1].replace("1 checkpoints", "2 checkpoints"), *STEPS[2:]]
    _passes(_run(export, "--facts", "--kept", tmp_path / "kept"), steps, size)
    # What came by mail, and what a phone read from a code.
    note = (tmp_path / "kept").read_bytes()
    for number, way in enumerate((note.replace(b"\n", b"\r\n"), note.rstrip())):
        (tmp_path / f"kept{number}").write_bytes(way)
        _passes(_run(export, "--facts", "--kept", tmp_path / f"kept{number}"), steps, size)


def test_it_passes_while_another_process_appends(written: Desk) -> None:
    appender = subprocess.Popen(
        [sys.executable, "-c", APPENDER, str(written.folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    try:
        assert appender.stdout is not None
        assert appender.stdout.readline() == "open\n"
        done = [_run(written.ledger, "--facts") for _ in range(2)]
    finally:
        os.kill(appender.pid, signal.SIGKILL)
        appender.communicate()
    assert [(each.returncode, each.stderr) for each in done] == [(0, "")] * len(done), done
    sizes = [int(each.stdout.splitlines()[-1].split()[0]) for each in done]
    assert sizes == sorted(sizes)
    assert sizes[-1] > RECORDS


def test_a_hundred_thousand_records_are_checked(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    with desk.opened():
        pass
    clock = ticking()
    record = dump_leaf(Leaf(fact=fact(0), moment=clock()))
    with desk.log.open("wb") as log:
        for number in range(100_000):
            log.write(framed(record.replace(b'"up":0', b'"up":%d' % number))[0])
    with desk.opened() as ledger:
        assert (ledger.size, ledger.trouble) == (100_000, None)
    _passes(_run(desk.ledger), STEPS[:4], 100_000)
    data = bytearray(desk.log.read_bytes())
    data[desk.ends()[76_543] + 40] ^= 1
    desk.log.write_bytes(data)
    assert main([str(desk.ledger)]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "first bad record: 76544"

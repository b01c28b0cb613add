"""The program: what it prints, how it exits, and that it needs no Home Assistant."""

from collections.abc import Callable
import io
import json
from pathlib import Path
import runpy
import subprocess
import sys
from typing import override

import pytest

from custom_components.footage_guard.model.clip import Clip
from custom_components.footage_guard.model.facts import ClipSealed
from custom_components.footage_guard.model.ids import make_clip_id
from custom_components.footage_guard.vault.check import __main__ as program
from custom_components.footage_guard.vault.check.__main__ import CANNOT, CLEAN, PROBLEMS, main
from custom_components.footage_guard.vault.check.findings import CHECKS
from custom_components.footage_guard.vault.check.repairing import IndexInUse
from custom_components.footage_guard.vault.check.telling import Bar
from tests.pictures import PICTURE

from .checking import NOW, Made, made, ms

REPOSITORY = Path(__file__).parents[2]
MODULE = "custom_components.footage_guard.vault.check"


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    """A vault in which nothing is wrong, with its ledger."""
    vault = made(tmp_path)
    monkeypatch.setattr(program, "open_journal", lambda _folder: vault.journal())
    return vault


def test_a_sound_vault(vault: Made, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(vault.folder)]) == CLEAN
    *checks, summary = capsys.readouterr().out.splitlines()
    assert checks == [f"{number:2} {name} … ok" for number, name in enumerate(CHECKS, 1)]
    assert summary == "3 clips, 3 files, 0 problems, 0 notes"


def test_a_harmed_vault(vault: Made, capsys: pytest.CaptureFixture[str]) -> None:
    vault.path(vault.whole).unlink()
    vault.index.unlink()
    assert main([str(vault.folder)]) == PROBLEMS
    lines = capsys.readouterr().out.splitlines()
    assert " 6 every clip has its file … 1 problem" in lines
    assert f"     problem {vault.whole}: The clip's file was removed outside. [removed_outside]" in lines
    assert "12 counts … not checked" in lines
    assert lines[-1] == "3 clips, 2 files, 2 problems, 0 notes"


def test_as_json(vault: Made, capsys: pytest.CaptureFixture[str]) -> None:
    vault.path(vault.whole).unlink()
    assert main([str(vault.folder), "--json"]) == PROBLEMS
    assert json.loads(capsys.readouterr().out) == {
        "findings": [
            {
                "check": 6,
                "severity": "problem",
                "code": "removed_outside",
                "what": vault.whole,
                "text": "The clip's file was removed outside.",
            }
        ],
        "summary": {"clips": 3, "files": 2, "problems": 1, "notes": 0, "not_checked": [], "repaired": False},
    }


def test_there_is_no_ledger_yet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(made(tmp_path).folder)]) == CLEAN
    lines = capsys.readouterr().out.splitlines()
    assert " 5 index and ledger … not checked" in lines
    assert lines[-1] == "3 clips, 3 files, 0 problems, 1 note"


def test_clips_elsewhere(vault: Made, tmp_path: Path) -> None:
    (vault.folder / "vault").rename(tmp_path / "clips")
    assert main([str(vault.folder), "--clips", str(tmp_path / "clips")]) == CLEAN
    assert main([str(vault.folder)]) == PROBLEMS


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (lambda vault: [str(vault.folder / "vault" / "2026-10")], "no data directory"),
        (lambda vault: [str(vault.folder / "keys.json")], "no data directory"),
        (lambda vault: [str(vault.folder), "--clips", "/nowhere"], "no such folder"),
    ],
)
def test_what_cannot_be_checked(
    vault: Made, capsys: pytest.CaptureFixture[str], arguments: Callable[[Made], list[str]], words: str
) -> None:
    assert main(arguments(vault)) == CANNOT
    told = capsys.readouterr()
    assert words in told.err
    assert not told.out


def test_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--everything"])
    assert ended.value.code == CANNOT
    assert "usage" in capsys.readouterr().err


def test_a_disk_that_does_not_answer(
    vault: Made, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_path: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert main([str(vault.folder)]) == CANNOT
    assert "Input/output error" in capsys.readouterr().err


@pytest.mark.parametrize(
    "harm",
    [
        lambda vault: vault.index.unlink(),
        lambda vault: vault.index.write_bytes(b"garbage" * 99),
        lambda vault: vault.edit("UPDATE clips SET camera = 'gate' WHERE id = :whole"),
        lambda vault: vault.edit("DELETE FROM epochs"),
    ],
)
def test_a_repair(vault: Made, capsys: pytest.CaptureFixture[str], harm: Callable[[Made], object]) -> None:
    harm(vault)
    assert main([str(vault.folder)]) == PROBLEMS
    assert main([str(vault.folder), "--repair"]) == CLEAN
    assert "made anew" in capsys.readouterr().out
    assert main([str(vault.folder), "--repair"]) == CLEAN
    assert "made anew" not in capsys.readouterr().out


def test_a_repair_leaves_all_but_the_index(vault: Made) -> None:
    vault.path(vault.whole).unlink()
    vault.index.unlink()
    (vault.folder / ".new-00").touch(0o600)
    before = {path: path.read_bytes() for path in vault.folder.rglob("*") if path.is_file()}
    assert main([str(vault.folder), "--repair"]) == PROBLEMS
    after = {path: path.read_bytes() for path in vault.folder.rglob("*") if path.is_file()}
    assert after.pop(vault.index)
    assert after == before


def test_without_a_ledger_nothing_is_repaired(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vault = made(tmp_path)
    vault.index.write_bytes(b"garbage")
    assert main([str(vault.folder), "--repair"]) == CANNOT
    assert "no ledger" in capsys.readouterr().err
    assert vault.index.read_bytes() == b"garbage"


def test_with_a_ledger_nobody_can_believe_nothing_is_repaired(
    vault: Made, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    journal = vault.journal()
    journal._facts.pop()
    monkeypatch.setattr(type(journal), "size", property(lambda _: 99))
    vault.index.write_bytes(b"garbage")
    assert main([str(vault.folder), "--repair"]) == CANNOT
    assert "cannot be believed" in capsys.readouterr().err
    assert vault.index.read_bytes() == b"garbage"


def test_what_is_in_use_is_not_repaired(
    vault: Made, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise IndexInUse

    vault.edit("DELETE FROM epochs")
    monkeypatch.setattr(program, "repair", refuse)
    assert main([str(vault.folder), "--repair"]) == CANNOT
    assert "stop Home Assistant" in capsys.readouterr().err


class Terminal(io.StringIO):
    """A terminal that remembers what it showed."""

    @override
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("stream", "shown"), [(Terminal(), "\r1 MiB read\r3 MiB read\n"), (io.StringIO(), "")])
def test_somebody_who_watches_sees_how_it_goes_on(stream: io.StringIO, shown: str) -> None:
    bar = Bar(stream)
    for more in (1 << 19, 1 << 19, 1 << 10, 1 << 21):
        bar(more)
    bar.end()
    assert stream.getvalue() == shown


WITHOUT_HOME_ASSISTANT = """
import runpy, sys
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"homeassistant", "voluptuous", "aiohttp", "probatio"}:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Blocked())
sys.modules["homeassistant"] = None
sys.path.insert(0, sys.argv.pop(1))
runpy.run_module(sys.argv.pop(1), run_name="__main__", alter_sys=True)
"""


@pytest.mark.parametrize(
    "command",
    [
        ("-I", "-c", WITHOUT_HOME_ASSISTANT, str(REPOSITORY), MODULE),
        ("-m", MODULE),
    ],
    ids=["without Home Assistant", "with it"],
)
def test_as_a_process(tmp_path: Path, command: tuple[str, ...]) -> None:
    vault = made(tmp_path)
    run = [sys.executable, *command, str(vault.folder)]
    sound = subprocess.run(run, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert (sound.returncode, sound.stderr) == (CLEAN, "")
    vault.path(vault.whole).unlink()
    harmed = subprocess.run(run, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert (harmed.returncode, harmed.stderr) == (PROBLEMS, "")
    assert "[removed_outside]" in harmed.stdout


def test_it_is_a_program_of_its_own(
    vault: Made, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["check", str(vault.folder)])
    monkeypatch.delitem(sys.modules, f"{MODULE}.__main__")
    with pytest.raises(SystemExit) as ended:
        runpy.run_module(MODULE, run_name="__main__")
    assert ended.value.code == CLEAN
    assert "0 problems" in capsys.readouterr().out


def test_ten_thousand_clips(vault: Made, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    data = vault.path(vault.held).read_bytes()
    held: Clip = vault.use(lambda running: running.index.get(vault.held))
    folder = vault.path(vault.held).parent
    facts = [
        ClipSealed(
            clip_id=make_clip_id(ms(NOW) + number, number),
            camera=held.camera,
            start_ms=ms(NOW) + number,
            end_ms=ms(NOW) + number + 1,
            epoch=held.epoch,
            picture=PICTURE,
            size_bytes=held.size_bytes,
            digest=held.digest,
            header_digest=held.header_digest,
            imported=False,
        )
        for number in range(10_000)
    ]
    journal = vault.journal()
    journal._facts += facts
    monkeypatch.setattr(program, "open_journal", lambda _folder: journal)
    for fact in facts:
        path = folder / f"{fact.clip_id}.age"
        path.write_bytes(data)
        path.chmod(0o600)
    assert main([str(vault.folder), "--repair"]) == CLEAN
    assert capsys.readouterr().out.splitlines()[-1] == "10003 clips, 10003 files, 0 problems, 1 note"

"""A receipt is checked where there is nothing of ours: by the program alone, and by the commands that lie beside it."""

from pathlib import Path
import re
import shlex
import shutil
import subprocess
import sys

import pytest

from tools import verify_receipt

GOLDEN = Path(__file__).parents[1] / "golden" / "receipt-v1"
PAGE = Path(__file__).parents[2] / "docs" / "ref" / "receipt.md"
FOOTAGE = ("footage-1.mp4", "footage-2.mp4")
VERIFIED = "Signature Verified Successfully"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a bundle, unpacked, and the program."""
    shutil.copytree(GOLDEN, tmp_path / "bundle")
    shutil.copy(verify_receipt.__file__, tmp_path / "bundle" / "verify_receipt.py")
    return tmp_path / "bundle"


def run(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", "-c", command], cwd=folder, check=False, capture_output=True, text=True)


def commands(folder: Path) -> list[str]:
    """Return the commands of the text that lies beside the receipt."""
    return re.findall(r"^    (.+)$", (folder / "README.txt").read_text(), re.MULTILINE)


def verified(folder: Path) -> list[bool]:
    """Run the commands for signatures as they stand there; return whether each signature is right."""
    done = [run(folder, line) for line in commands(folder) if re.search(r"signed|signature|\.key", line)]
    told = [each.stdout.strip() or each.stderr.strip() for each in done]
    return [line.startswith(VERIFIED) for line in told if line]


@pytest.mark.parametrize("python", [sys.executable, "/usr/bin/python3"])
def test_the_program_stands_alone(folder: Path, python: str) -> None:
    # Whichever Python the machine has, if it has what the program needs.
    quoted = shlex.quote(python)
    program = f"{quoted} -I verify_receipt.py receipt.json"
    done = run(folder, f"{quoted} -c 'import cryptography' || exit 77; {program} {' '.join(FOOTAGE)}")
    assert (done.returncode, done.stdout.count("\n")) in {(0, 17), (77, 0)}
    done = run(folder, f"{shlex.quote(sys.executable)} -I verify_receipt.py receipt.json receipt.html")
    assert done.returncode == 24
    assert "FAILED" in done.stdout


def test_the_digests_beside_the_commands_are_those_of_the_files(folder: Path) -> None:
    text = (folder / "README.txt").read_text()
    found = re.findall(r"^    (sha256sum \S+)\n  ([0-9a-f]{64})$", text, re.MULTILINE)
    assert len(found) == len(FOOTAGE)
    assert [run(folder, command).stdout.split()[0] for command, _ in found] == [digest for _, digest in found]


def test_the_signatures_are_right_by_hand(folder: Path) -> None:
    # That of the receipt, and those of two votes.
    assert verified(folder) == [True, True, True]


def test_a_receipt_that_was_changed_is_wrong_by_hand(folder: Path) -> None:
    path = folder / "receipt.json"
    path.write_bytes(path.read_bytes().replace(b"A bicycle was taken.", b"A bicycle was found."))
    assert verified(folder) == [False, False, False]


def test_what_was_encrypted_is_opened_as_the_reference_says(folder: Path) -> None:
    assert "age" not in " ".join(commands(folder)).split()
    (command,) = re.findall(r"^age -d -i .+$", PAGE.read_text(), re.MULTILINE)
    (folder / "footage.zip").write_bytes(b"all of it")
    made = run(folder, "age-keygen -o key.txt && age -r $(age-keygen -y key.txt) -o footage.zip.age footage.zip")
    assert made.returncode == 0
    (folder / "footage.zip").unlink()
    assert run(folder, command).returncode == 0
    assert (folder / "footage.zip").read_bytes() == b"all of it"

"""Each command that a page tells people to type is run by a test, as it stands there or with names of that test."""

import re
from typing import Final

import pytest

from .tree import REPOSITORY

BY: Final = {
    "scripts/demo": "tests/system/test_demo.py",
    "scripts/test": ".ci/run",
    "scripts/bench": "scripts/check",
    "cd frontend && npm test": "scripts/test",
    "python3 tools/request_file.py": "tests/vault/test_requests_by_machine.py",
    "curl --json": "tests/web/test_ask_view.py",
    "python3 -m custom_components.footage_guard.vault.check": "tests/vault/test_check_program.py",
    "age -d": "tests/tools/test_receipt_by_hand.py",
    "age --decrypt": "tests/vault/test_opened_by_hand.py",
    "for clip in": "tests/vault/test_opened_by_hand.py",
    "python3 verify_receipt.py": "tests/tools/test_receipt_by_hand.py",
    "scripts/release": "scripts/check",
    "sha256sum --check": "tests/tools/test_release.py",
    "mkdir released && unzip": "tests/tools/test_release.py",
    "diff --recursive": "tests/tools/test_release.py",
    "mkdir history && tar -xf": "tests/ledger/test_export.py",
    "python3 -m custom_components.footage_guard.ledger.verify": "tests/ledger/test_export.py",
}
"""What a command begins with, and what runs it."""
NOT_RUN: Final = {"gh attestation verify": "asks a server of GitHub for what was said of a release"}
FENCED: Final = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
SHELL: Final = frozenset({"sh", "bash", "console"})
LOOKS_SO: Final = re.compile(r"(?:\$ |python3? |scripts/|cd |curl |mkdir |tar |age |openssl |gh |npm |sudo |apt)")


def commands(text: str) -> list[str]:
    """Return the commands of a page: lines of blocks for a shell, and others that look like it."""
    return [
        line
        for language, block in FENCED.findall(text)
        for line in block.splitlines()
        if line.strip() and (language in SHELL or (not language and LOOKS_SO.match(line)))
    ]


def unknown(text: str) -> list[str]:
    """Return the commands of a page that nothing runs."""
    return [line for line in commands(text) if not line.startswith((*BY, *NOT_RUN))]


def test_each_command_of_a_page_is_run() -> None:
    pages = [*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").rglob("*.md")]
    every = {line for page in pages for line in commands(page.read_text())}
    assert [line for page in pages for line in unknown(page.read_text())] == []
    assert [known for known in (*BY, *NOT_RUN) if not any(line.startswith(known) for line in every)] == []


def test_what_runs_each_is_there() -> None:
    assert [file for file in BY.values() if not (REPOSITORY / file).is_file()] == []


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("```sh\nrm -rf everything\n```\n", ["rm -rf everything"]),
        ("```\ncurl https://example.org\n```\n", ["curl https://example.org"]),
        ("```yaml\nscripts/unknown: 1\n```\n", []),
        ("```\nplatform files\n```\n", []),
        ("scripts/unknown in a sentence\n", []),
    ],
)
def test_planted_command(page: str, found: list[str]) -> None:
    assert unknown(page) == found

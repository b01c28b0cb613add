"""A fuzzer that looks at which branches an input reaches finds nothing, and would have found something."""

from collections.abc import Callable
from datetime import UTC, datetime
import json
import os
from pathlib import Path
import re
import subprocess
import sys
from typing import Any

import pytest

from custom_components.footage_guard.model.errors import KeysDamaged
from custom_components.footage_guard.vault.age.encoding import decode_bech32, encode_bech32
from custom_components.footage_guard.vault.age.keys import X25519Identity, X25519Recipient
from custom_components.footage_guard.vault.keyring.document import Keys, Person, dump_keys, parse_keys
from custom_components.footage_guard.vault.keyring.epochs import with_new_epoch
from custom_components.footage_guard.vault.keyring.wrap import FLOOR, Credential, Wrap

from .fuzz_planted import BUGS

SECONDS = float(os.environ.get("FOOTAGE_GUARD_FUZZ_S", "600" if os.environ.get("FOOTAGE_GUARD_LONG") else "10"))
NOW = datetime(2026, 11, 24, tzinfo=UTC)
FOUND = 77
"""The status Atheris ends with when an input raised something."""


def _fuzz(*arguments: str) -> subprocess.CompletedProcess[str]:
    # A shell in between: Linux counts the most memory that the parent ever had as the child's, which the fuzzer limits.
    command = ["/bin/sh", "-c", '"$@"; exit "$?"', "sh", sys.executable, "-m", "tests.vault.fuzz", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS + 120, check=False)


def test_nothing_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = _fuzz("all", str(tmp_path), f"-max_total_time={SECONDS:.0f}")
    assert done.returncode == 0, done.stderr[-3000:]
    (runs,) = re.findall(r"^Done (\d+) runs", done.stderr, re.MULTILINE)
    with capsys.disabled():
        print(f"\nfuzzer: {runs} inputs, nothing found")  # noqa: T201  # so that nobody takes none for all
    assert int(runs) > 50 * SECONDS


@pytest.mark.parametrize(("bug", "target"), [(bug, target) for bug, (target, *_) in BUGS.items()])
def test_a_planted_mistake_is_found(tmp_path: Path, target: str, bug: str) -> None:
    done = _fuzz(target, str(tmp_path), "--planted", bug, "-seed=1", "-runs=100000")
    assert done.returncode == FOUND, done.stderr[-3000:]
    assert "Uncaught Python exception" in done.stdout
    assert list(tmp_path.glob("broken-crash-*"))


KEY = X25519Identity.generate()


def test_a_key_with_the_sign_of_the_kelvin_used_to_be_read() -> None:
    with pytest.raises(ValueError, match="not ASCII"):
        X25519Identity.parse(KEY.reveal().replace("K", "\N{KELVIN SIGN}"))
    assert decode_bech32("age-secret-key-", KEY.reveal()) == KEY.secret()


@pytest.mark.parametrize("first", [0, 1])
def test_a_public_key_with_which_nobody_shares_a_secret_used_to_stop_the_recorder(first: int) -> None:
    with pytest.raises(ValueError, match="shared"):
        X25519Recipient.parse(encode_bech32("age", bytes([first, *bytes(31)])))


def _harmed(change: Callable[[dict[str, Any]], object]) -> bytes:
    """Return a file of keys after a change."""
    wrapped = Wrap(credential=Credential.PASSPHRASE, cost=FLOOR, salt=bytes(16), sealed=bytes(80))
    person = Person(root=KEY.recipient, approver=bytes(32), wraps=(wrapped,))
    document = json.loads(dump_keys(with_new_epoch(Keys(people={"alex": person}, epochs=()), NOW)))
    change(document)
    return json.dumps(document).encode()


def test_a_file_of_keys_is_read_however_it_is_indented() -> None:
    assert parse_keys(_harmed(lambda _: None)).epochs[0].id == "2026-11"


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d["people"]["alex"]["wraps"][0].update(memory_kib=float("inf")),
        lambda d: d["people"]["alex"]["wraps"][0].update(memory_kib="65536"),
        lambda d: d["people"]["alex"]["wraps"][0].update(salt="AAAA"),
        lambda d: d["people"]["alex"]["wraps"].append(d["people"]["alex"]["wraps"][0]),
        lambda d: d["people"].update({"\ud800": d["people"]["alex"]}),
        lambda d: d["epochs"].append(d["epochs"][0]),
        lambda d: d["deleted_epochs"].update({"2026-11": "2026-11-24T00:00:00+00:00"}),
        lambda d: d["epochs"][0].update(made_at=None),
        lambda d: d["epochs"][0].update(recipient=d["epochs"][0]["recipient"].upper()),
        lambda d: d["epochs"][0].update(note="more"),
    ],
    ids=["infinite", "text", "salt", "two of a kind", "no text", "two epochs", "erased", "no time", "case", "more"],
)
def test_what_used_to_be_read_as_keys_or_to_raise_something_else_is_damage(
    change: Callable[[dict[str, Any]], object],
) -> None:
    with pytest.raises(KeysDamaged):
        parse_keys(_harmed(change))

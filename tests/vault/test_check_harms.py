"""Each harm to a data directory, and what may be, is named: exactly that, and nothing else."""

from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
import os
from pathlib import Path
import shutil

import pytest

from custom_components.footage_guard.model.facts import ClipMissing, ClipRemoved, ClipSealed, EpochErased, Removal
from custom_components.footage_guard.vault.age.header import Stanza, dump_header, parse_header
from custom_components.footage_guard.vault.age.stream import PAYLOAD_NONCE_BYTES, SEALED_CHUNK
from custom_components.footage_guard.vault.check.findings import Severity

from .checking import OTHER, Made, begun, flip, for_strangers, made, only_part, said

type Harm = Callable[[Made], object]


@pytest.fixture
def vault(tmp_path: Path) -> Made:
    """A vault in which nothing is wrong."""
    return made(tmp_path)


def _pipe(vault: Made) -> None:
    path = vault.path(vault.held)
    path.unlink()
    os.mkfifo(path, 0o600)


def _move_away(vault: Made, path: Path) -> None:
    """Leave a link to what lies elsewhere now."""
    path.symlink_to(path.rename(vault.folder.parent / "moved"))


def _make_folder_of(path: Path) -> None:
    path.unlink()
    path.mkdir(0o700)


def _exchange(vault: Made) -> None:
    vault.path(vault.cut).unlink()
    vault.path(vault.held).rename(vault.folder / "vault" / "2026-11" / f"{vault.cut}.part")


def _begin(vault: Made) -> None:
    vault.use(lambda running: begun(running)._file.abandon())


def _lose_header(vault: Made) -> None:
    _begin(vault)
    only_part(vault).write_bytes(b"")


def _miss(vault: Made) -> None:
    vault.path(vault.held).unlink()
    vault.tell(ClipMissing(clip_id=vault.held))


def _miss_name(vault: Made) -> None:
    vault.tell(ClipMissing(clip_id=vault.whole))
    vault.path(vault.whole).rename(vault.path(vault.whole).with_suffix(".part"))


def _tear(data: bytes) -> bytes:
    """Leave a chunk, and of the next less than its seal."""
    return data[: parse_header(data).length + PAYLOAD_NONCE_BYTES + SEALED_CHUNK + 10]


def _link(path: Path, target: Path) -> None:
    path.unlink()
    path.symlink_to(target)


def _swap(vault: Made) -> None:
    one, other = vault.path(vault.whole), vault.path(vault.held)
    data = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(data)


def _retell(vault: Made, data: bytes) -> None:
    """Put another file in a clip's place, and have the ledger know all of it."""
    vault.path(vault.whole).write_bytes(data)
    header = data[: parse_header(data).length]
    (fact,) = (
        fact for _, fact in vault.journal().facts() if isinstance(fact, ClipSealed) and fact.clip_id == vault.whole
    )
    vault.tell(replace(fact, size_bytes=len(data), digest=sha256(data).digest(), header_digest=sha256(header).digest()))


def _reheaded(data: bytes, *stanzas: Stanza) -> bytes:
    """Return the file with more stanzas, or one of another kind."""
    header = parse_header(data)
    return dump_header((*header.stanzas, *stanzas), bytes(32)) + data[header.length :]


def _rewrite(path: Path, change: Callable[[bytes], bytes]) -> None:
    path.write_bytes(change(path.read_bytes()))


def _touch(path: Path) -> None:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    path.touch(0o600)


HARMS: dict[str, tuple[Harm, list[str]]] = {
    "the folder is open": (lambda v: v.folder.chmod(0o750), ["open_to_others ."]),
    "a month is open": (lambda v: v.path(v.whole).parent.chmod(0o755), ["open_to_others vault/2026-10"]),
    "a clip is open": (
        lambda v: v.path(v.whole).chmod(0o640),
        ["open_to_others vault/2026-10/{whole}.age"],
    ),
    "keys are a program": (lambda v: (v.folder / "keys.json").chmod(0o700), ["open_to_others keys.json"]),
    "somebody else's clip": (
        lambda v: os.chown(v.path(v.held), 1234, -1),
        ["other_owner vault/2026-11/{held}.age"],
    ),
    "a linked clip": (
        lambda v: _link(v.path(v.held), v.path(v.whole)),
        ["symbolic_link vault/2026-11/{held}.age", "file_refused {held}"],
    ),
    "a linked month": (
        lambda v: _move_away(v, v.folder / "vault" / "2026-10"),
        ["symbolic_link vault/2026-10", "removed_outside {whole}", "stranger vault/2026-10"],
    ),
    "a second name": (
        lambda v: os.link(v.path(v.held), v.folder.parent / "other"),
        ["hard_link vault/2026-11/{held}.age", "file_refused {held}"],
    ),
    "a pipe": (
        _pipe,
        ["not_a_file vault/2026-11/{held}.age", "file_refused {held}"],
    ),
    "no keys": (lambda v: (v.folder / "keys.json").unlink(), ["keys_missing keys.json"]),
    "keys of another version": (lambda v: v.edit_keys(lambda keys: keys.update(version=2)), ["keys_damaged keys.json"]),
    "torn keys": (
        lambda v: _rewrite(v.folder / "keys.json", lambda data: data[:-9]),
        ["keys_damaged keys.json"],
    ),
    "linked keys": (
        lambda v: _move_away(v, v.folder / "keys.json"),
        ["symbolic_link keys.json", "keys_damaged keys.json"],
    ),
    "a key twice": (
        lambda v: _rewrite(v.folder / "keys.json", lambda data: b'{"version": 7,' + data.strip()[1:]),
        ["keys_unusual keys.json"],
    ),
    "a longer wrap": (
        lambda v: v.edit_keys(lambda keys: keys["people"]["alex"]["wraps"][0].update(sealed="AAAA" * 30)),
        ["wrap_unusual keys.json"],
    ),
    "an interrupted write": (
        lambda v: shutil.copy(v.folder / "keys.json", v.folder / ".new-0011223344556677"),
        ["leftover .new-0011223344556677"],
    ),
    "a clip removed": (lambda v: v.path(v.whole).unlink(), ["removed_outside {whole}"]),
    "all clips removed": (
        lambda v: shutil.rmtree(v.folder / "vault"),
        ["removed_outside {whole}", "removed_outside {held}", "removed_outside {cut}"],
    ),
    "a clip renamed": (
        lambda v: v.path(v.whole).rename(v.path(v.whole).with_name(f"{OTHER}.age")),
        ["removed_outside {whole}", f"stranger vault/2026-10/{OTHER}.age"],
    ),
    "a clip in another month": (
        lambda v: v.path(v.whole).rename(v.folder / f"vault/2026-11/{v.whole}.age"),
        ["removed_outside {whole}", "stranger vault/2026-11/{whole}.age"],
    ),
    "a folder for a clip": (
        lambda v: _make_folder_of(v.path(v.whole)),
        ["file_refused {whole}"],
    ),
    "two clips swapped": (_swap, ["header_differs {whole}", "header_differs {held}"]),
    "something else": (lambda v: v.path(v.held).write_bytes(b"GIF89a" * 99), ["not_age {held}"]),
    "nothing left": (lambda v: v.path(v.held).write_bytes(b""), ["not_age {held}"]),
    "one more recipient": (
        lambda v: _rewrite(v.path(v.held), lambda d: _reheaded(d, *parse_header(for_strangers(1)).stanzas)),
        ["stanzas_unexpected {held}"],
    ),
    "one more stanza": (
        lambda v: _rewrite(v.path(v.held), lambda d: _reheaded(d, Stanza(kind="grease", arguments=(), body=b""))),
        ["stanzas_unexpected {held}"],
    ),
    "another key": (lambda v: v.path(v.held).write_bytes(for_strangers(1)), ["header_differs {held}"]),
    "a stanza without its share": (
        lambda v: v.path(v.held).write_bytes(
            dump_header((Stanza(kind="X25519", arguments=(), body=bytes(32)),), bytes(32)) + bytes(32)
        ),
        ["stanzas_unexpected {held}"],
    ),
    "a stanza of another kind": (
        lambda v: v.path(v.held).write_bytes(
            dump_header((Stanza(kind="scrypt", arguments=("AA", "18"), body=bytes(32)),), bytes(32)) + bytes(32)
        ),
        ["stanzas_unexpected {held}"],
    ),
    "a clip cut short": (lambda v: _rewrite(v.path(v.whole), lambda d: d[:-1]), ["size_differs {whole}"]),
    "a cut clip cut shorter": (lambda v: _rewrite(v.path(v.cut), lambda d: d[:-1]), ["size_differs {cut}"]),
    "a clip with more": (lambda v: _rewrite(v.path(v.whole), lambda d: d + b"\0"), ["size_differs {whole}"]),
    "other content": (lambda v: flip(v.path(v.whole), -1), ["digest_differs {whole}"]),
    "a told clip without an end": (
        lambda v: _retell(v, _tear(v.path(v.whole).read_bytes())),
        ["length_impossible {whole}"],
    ),
    "a stranger": (lambda v: _touch(v.folder / "vault/cat.mp4"), ["stranger vault/cat.mp4"]),
    "a stranger in a month": (
        lambda v: _touch(v.folder / "vault/2026-11/01KB0.age"),
        ["stranger vault/2026-11/01KB0.age"],
    ),
    "a stranger in no month": (
        lambda v: _touch(v.folder / f"vault/2026-13/{OTHER}.age"),
        [f"stranger vault/2026-13/{OTHER}.age"],
    ),
    "a stranger with a cursor": (
        lambda v: _touch(v.folder / "vault/\x1b[2J\udcff\n"),
        ["stranger vault/\\x1b[2J\\udcff\\n"],
    ),
    "a copy of a clip": (
        lambda v: shutil.copy(v.path(v.held), v.folder / f"vault/2026-11/{OTHER}.age"),
        [f"stranger vault/2026-11/{OTHER}.age"],
    ),
    "a part beside its clip": (
        lambda v: shutil.copy(v.path(v.held), v.path(v.held).with_suffix(".part")),
        ["stranger vault/2026-11/{held}.part"],
    ),
    "another part in place of a clip": (
        _exchange,
        ["removed_outside {held}", "removed_outside {cut}", "stranger vault/2026-11/{cut}.part"],
    ),
    "a removed clip that stayed": (
        lambda v: v.tell(ClipRemoved(clip_id=v.whole, reason=Removal.AGE)),
        ["removed_but_there vault/2026-10/{whole}.age"],
    ),
    "a month without its key": (
        lambda v: v.edit_keys(lambda keys: keys["epochs"].pop(0)),
        ["month_without_key 2026-10"],
    ),
    "two months with one key": (
        lambda v: v.edit_keys(lambda keys: keys["epochs"][0].update(recipient=keys["epochs"][1]["recipient"])),
        ["month_shares_key 2026-10", "month_shares_key 2026-11"],
    ),
    "a month that opens for nobody": (
        lambda v: v.edit_keys(lambda keys: keys["epochs"][0].update(identity="AAAA")),
        ["month_unusual 2026-10"],
    ),
    "a month with more in it": (
        lambda v: v.edit_keys(lambda keys: keys["epochs"][0].update(identity=_longer(keys["epochs"][0]["identity"]))),
        ["month_unusual 2026-10"],
    ),
    "somebody more in the newest month": (
        lambda v: v.edit_keys(lambda keys: keys["epochs"][1].update(identity=_identity_for(2))),
        ["month_people 2026-11"],
    ),
    "a month that is back": (lambda v: v.tell(EpochErased(epoch="2026-10")), ["month_not_erased 2026-10"]),
    "a month erased in silence": (
        lambda v: v.edit_keys(lambda keys: keys["deleted_epochs"].update({"2026-09": "2026-10-01T00:00:00+00:00"})),
        ["month_erased_untold 2026-09"],
    ),
}


def _longer(identity: str) -> str:
    return b64encode(b64decode(identity) + bytes(3)).decode()


def _identity_for(people: int) -> str:
    header = parse_header(for_strangers(people))
    return b64encode(header.signed + b" " + b"A" * 43 + b"\n" + bytes(16 + 74 + 16)).decode()


@pytest.mark.parametrize(("harm", "expected"), HARMS.values(), ids=HARMS.keys())
def test_what_is_harmed_is_named(vault: Made, harm: Harm, expected: list[str]) -> None:
    harm(vault)
    report = vault.check()
    assert said(report) == [line.format(**vault.names) for line in expected]
    assert report.count(Severity.PROBLEM) == len(expected)


NOTES: dict[str, tuple[Harm, list[str]]] = {
    "a clip that is being written": (
        _begin,
        ["being_written {new}"],
    ),
    "a clip whose header was lost": (
        _lose_header,
        ["being_written {new}"],
    ),
    "a clip that lacks its name": (
        lambda v: v.path(v.held).rename(v.path(v.held).with_suffix(".part")),
        ["unnamed {held}"],
    ),
    "a clip that was never told": (
        lambda v: _touch(v.folder / f"vault/2026-12/{OTHER}.part"),
        [f"never_told vault/2026-12/{OTHER}.part"],
    ),
    "a missing clip": (
        _miss,
        ["known_missing {held}", "hold_of_missing {hold}"],
    ),
    "a missing clip that is back": (
        lambda v: v.tell(ClipMissing(clip_id=v.whole)),
        ["back_again {whole}"],
    ),
    "a missing clip that is back without its name": (
        _miss_name,
        ["back_again {whole}"],
    ),
    "an empty folder": (lambda v: (v.folder / "vault" / "lost+found").mkdir(0o700), []),
}


@pytest.mark.parametrize(("change", "expected"), NOTES.values(), ids=NOTES.keys())
def test_what_may_be_is_noted(vault: Made, change: Harm, expected: list[str]) -> None:
    change(vault)
    new = next((path.stem for path in vault.folder.glob("vault/*/*.part")), "")
    report = vault.check()
    assert said(report) == [line.format(new=new, **vault.names) for line in expected]
    assert not report.count(Severity.PROBLEM)

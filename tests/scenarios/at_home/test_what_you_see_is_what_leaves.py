"""Promise 2: what two people were shown is, byte for byte, what a stranger gets, whatever happens in between."""

from hashlib import sha256
import io
import json
from pathlib import Path
import subprocess
import sys
from zipfile import ZipFile

import pytest

from tests.architecture.tree import REPOSITORY

from .house import House, link_of
from .household import proof

pytestmark = pytest.mark.asyncio(loop_scope="session")
VERIFIER = REPOSITORY / "tools" / "verify_receipt.py"


async def test_what_two_people_were_shown_leaves_after_a_power_loss_between_their_votes(
    home: House, tmp_path: Path
) -> None:
    draft = await home.frozen()
    draft_id, (file,) = draft["draft_id"], draft["statement"]["files"]
    assert await home.votes(home.owner, draft_id) == {"status": "waiting", "votes": 1, "needed": 2}
    before = await home.member.command("footage_guard/approval/challenge", draft_id=draft_id)
    await home.kill_and_start()
    given = proof(before, home.secret_of(home.member))
    assert await home.refusal(home.member, "approval/approve", draft_id=draft_id, **given) == "challenge_used"
    shown = await home.member.command("footage_guard/approval/challenge", draft_id=draft_id)
    assert shown["statement_sha256"] == draft["statement_sha256"]
    given = proof(shown, home.secret_of(home.member))
    link = link_of(await home.member.command("footage_guard/approval/approve", draft_id=draft_id, **given))
    opened = json.loads((await home.open(link)).body)
    assert [each["sha256"] for each in opened["files"]] == [file["sha256"]]
    whole = await home.send(f"/footage_guard/d/{opened['ticket']}/0")
    with ZipFile(io.BytesIO(whole.body)) as bundle:
        bundle.extractall(tmp_path)
    data = (tmp_path / file["name"]).read_bytes()
    assert (len(data), sha256(data).hexdigest()) == (file["size_bytes"], file["sha256"])
    assert _verified(tmp_path, file["name"]) == 0
    (tmp_path / file["name"]).write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    assert _verified(tmp_path, file["name"]) != 0


def _verified(folder: Path, name: str) -> int:
    command = [sys.executable, "-I", str(VERIFIER), str(folder / "receipt.json"), str(folder / name)]
    return subprocess.run(command, capture_output=True, check=False).returncode


async def test_a_file_that_somebody_changed_on_the_disk_does_not_leave(home: House) -> None:
    known = set(_files(home))
    draft_id = (await home.frozen())["draft_id"]
    await home.votes(home.owner, draft_id)
    (path,) = set(_files(home)) - known
    data = bytearray(path.read_bytes())
    data[-100] ^= 1
    path.write_bytes(data)
    shown = await home.member.command("footage_guard/approval/challenge", draft_id=draft_id)
    given = proof(shown, home.secret_of(home.member))
    assert await home.refusal(home.member, "approval/approve", draft_id=draft_id, **given) == "export_changed"
    shares = (await home.owner.command("footage_guard/shares/list"))["shares"]
    assert draft_id not in {each["share_id"] for each in shares}


def _files(home: House) -> list[Path]:
    cache = home.household.place.config_dir / ".cache" / "footage_guard"
    return [path for path in cache.rglob("*.age") if path.is_file()]

"""Promise 8: of a clip that a power loss cut, the stock tool gives every whole chunk, and then says that it is cut."""

from pathlib import Path
import random
import subprocess

import pytest

from custom_components.footage_guard.vault.age.header import parse_header
from custom_components.footage_guard.vault.age.keys import X25519Identity
from custom_components.footage_guard.vault.age.stream import CHUNK, PAYLOAD_NONCE_BYTES, SEALED_CHUNK
from tests.vault.memory import sealed

KEY = X25519Identity.generate()
CHUNKS = 5
CONTENT = random.Random(8).randbytes(CHUNKS * CHUNK)  # noqa: S311  # content, not a secret


@pytest.mark.parametrize("whole", range(1, CHUNKS))
@pytest.mark.parametrize("more", [1, SEALED_CHUNK // 2, SEALED_CHUNK - 1])
def test_the_stock_tool_gives_the_whole_chunks_of_a_cut_clip(tmp_path: Path, whole: int, more: int) -> None:
    data = sealed(CONTENT, KEY.recipient)
    start = parse_header(data).length + PAYLOAD_NONCE_BYTES
    (tmp_path / "key.txt").write_text(KEY.reveal() + "\n")
    (tmp_path / "cut.age").write_bytes(data[: start + whole * SEALED_CHUNK + more])
    command = ["age", "--decrypt", "-i", "key.txt", "cut.age"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode != 0
    assert done.stdout == CONTENT[: whole * CHUNK]

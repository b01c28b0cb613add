"""The published proofs of transparency-dev/merkle, right ones and wrong ones, for trees of RFC 6962 and RFC 9162."""

from base64 import b64decode
import json
from pathlib import Path
from typing import Any

import pytest

from custom_components.footage_guard.ledger.merkle import check_consistency, check_inclusion
from custom_components.footage_guard.model.errors import ProofInvalid

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "vectors" / "merkle"
VECTORS = sorted(FOLDER.rglob("*.json"))


def _proof(vector: dict[str, Any]) -> list[bytes]:
    return [b64decode(part) for part in vector["proof"] or []]


def _inclusion(vector: dict[str, Any]) -> None:
    check_inclusion(
        leaf=b64decode(vector["leafHash"]),
        index=vector["leafIdx"],
        size=vector["treeSize"],
        proof=_proof(vector),
        root=b64decode(vector["root"]),
    )


def _consistency(vector: dict[str, Any]) -> None:
    check_consistency(
        old=vector["size1"],
        old_root=b64decode(vector["root1"]),
        size=vector["size2"],
        root=b64decode(vector["root2"]),
        proof=_proof(vector),
    )


CHECKS = {"inclusion": _inclusion, "consistency": _consistency}


def _is_refused(path: Path, vector: dict[str, Any]) -> bool:
    try:
        CHECKS[path.relative_to(FOLDER).parts[0]](vector)
    except ProofInvalid:
        return True
    return False


def test_the_published_proofs_pass_or_fail_as_they_should(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\npublished vectors: {len(VECTORS)} run")  # noqa: T201  # so that nobody takes none for all
    assert bool(VECTORS) == FOLDER.exists()
    vectors = {path: json.loads(path.read_bytes()) for path in VECTORS}
    wrong = [str(path) for path, vector in vectors.items() if _is_refused(path, vector) != vector["wantErr"]]
    assert wrong == []

"""Every rule of the quality scale that is done names tests or headings that show it, and each of these is there."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.architecture.markdown import anchors
from tests.architecture.quality_proofs import PROOFS, Proofs
from tests.architecture.rules.quality_scale import answers, status
from tests.scenarios.proving import names_in


def problems(tree: Path, proofs: Mapping[str, Proofs] = PROOFS) -> list[str]:
    """Tell which rules that are done have no proof, and which proofs are not there."""
    done = {rule for rule, answer in answers(tree).items() if status(answer) == "done"}
    return [
        *(f"{rule} is done, and nothing shows it" for rule in sorted(done) if not proofs.get(rule)),
        *(f"{rule} is shown and not done" for rule in sorted(proofs.keys() - done)),
        *(f"{rule}: {problem}" for rule, shown in proofs.items() for proof in shown for problem in _judge(tree, proof)),
    ]


def _judge(tree: Path, proof: str) -> Iterator[str]:
    path, is_test, name = proof.partition("::")
    if not is_test:
        path, _, name = proof.partition("#")
    file = tree / path
    if not file.is_file():
        yield f"{path} is not there"
    elif is_test and not (file.name.startswith("test_") and name in names_in(file)):
        yield f"{path} has no test {name}"
    elif not is_test and name not in anchors(file.read_text()):
        yield f"{path} has no heading {name}"

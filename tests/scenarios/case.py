"""What a promise or a case of abuse is proven by."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Standing(StrEnum):
    """How much of a case tests show."""

    PROVEN = "proven"
    PARTLY = "partly"
    NOT_BUILT = "not built"


@dataclass(frozen=True, slots=True)
class Proof:
    """Tests of one file: functions of pytest, or titles of Vitest."""

    path: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Something that has to hold, and what shows that it does."""

    id: str
    says: str
    proofs: tuple[Proof, ...]
    measured: tuple[str, ...]
    """Benchmarks that measure what no test asserts: a time, or memory."""
    short: str
    """How much less tests try than is said, where they are not asked for all of it."""
    lacks: str
    """What of it no test shows."""
    unbuilt: str
    """Why nothing of it is there to be tried; what is tried then is that it is not there."""

    @property
    def standing(self) -> Standing:
        """How much of it tests show."""
        if self.unbuilt:
            return Standing.NOT_BUILT
        return Standing.PARTLY if self.lacks else Standing.PROVEN


_VITEST: Final = "frontend/tests/"


def at(path: str, *names: str) -> Proof:
    """Return tests of a file, which lies below `tests/` but where it is one of the panel's."""
    return Proof(path if path.startswith(_VITEST) else f"tests/{path}", names)


def case(
    id: str,  # noqa: A002  # its name in the page
    says: str,
    *proofs: Proof,
    measured: tuple[str, ...] = (),
    short: str = "",
    lacks: str = "",
    unbuilt: str = "",
) -> Case:
    """Return a case."""
    return Case(id=id, says=says, proofs=proofs, measured=measured, short=short, lacks=lacks, unbuilt=unbuilt)

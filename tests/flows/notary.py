"""An office whose history is a real ledger, so that what left it can be proven."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any, Final, override

from custom_components.footage_guard.flows import cooling, freezing
from custom_components.footage_guard.flows.booth import Booth
from custom_components.footage_guard.flows.receipting import receipt
from custom_components.footage_guard.ledger.leaves import Moment
from custom_components.footage_guard.ledger.ledger import Ledger
from custom_components.footage_guard.model.approval import ApprovalStatement
from custom_components.footage_guard.model.clip import Clip
from custom_components.footage_guard.model.decided import Decided
from custom_components.footage_guard.model.facts import ClipCut, ClipOpened, ClipSealed, EpochMade, Fact, Picture
from custom_components.footage_guard.model.ids import CameraId, ChangeId, ReleaseId
from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.model.people import Role
from custom_components.footage_guard.model.people_facts import PersonEnrolled, VaultFounded
from custom_components.footage_guard.model.policy import Policy
from custom_components.footage_guard.model.receipt import Receipt, dump_receipt
from custom_components.footage_guard.model.vote import signed
from custom_components.footage_guard.vault.roll import admission

from .office import DOOR, HOUR_MS, NOW_MS, History, Office
from .polls import KEYS, TWO, Polls, public

PICTURE: Final = Picture(codec="h264", width=1920, height=1080, clock_offset_ms=-1500)
INVITED: Final = ChangeId("01KAZ0000000000000000000CC")


class Told(History):
    """A history that lies on disk, with its proofs."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__()
        self.ledger = ledger

    @override
    def append(self, fact: Fact, /) -> int:
        self.told.append(fact)
        return self.ledger.append(fact)

    @override
    def read(self, number: int) -> Fact:
        return self.ledger.read(number)


class Notary(Polls):
    """A home whose releases can be proven; `folder` is where all of it lies."""

    def __init__(self, folder: Path, policy: Policy = TWO) -> None:
        for name in ("book", "ledger", "cache"):
            (folder / name).mkdir(parents=True)
        ticks = count(NOW_MS, 1000)
        office = Office(folder / "book")
        self.ledger = Ledger.open(
            folder / "ledger", folder / "cache", lambda: Moment(at_ms=next(ticks), boot="5c1a", up_ms=1)
        )
        office.history = Told(self.ledger)
        office.desk = office._desk()
        self.files: dict[ReleaseId, list[bytes]] = {}
        super().__init__(office, policy)
        self.found()

    def close(self) -> None:
        """Give the files back."""
        self.office.state.close()
        self.ledger.close()

    def found(self) -> None:
        """Begin a vault with a first approver, who lets another one in."""
        decided = Decided(policy=self.policy, mode=Mode.SEALED)
        self.tell(
            VaultFounded(person_id="ada", root=b"\1" * 32, approver_key=public("ada"), decided=decided.as_text()),
            EpochMade(epoch="2026-11", recipient=b"\7" * 32),
        )
        self.enroll("ben", "ada")

    def enroll(self, name: str, by: str, role: Role = Role.APPROVER) -> None:
        """Have somebody be let in."""
        enrolled: dict[str, Any] = {
            "person_id": name,
            "root": name.encode().ljust(32),
            "approver_key": public(name),
            "change_id": INVITED,
            "role": role,
            "usable_from_ms": NOW_MS,
            "admitted_by": by,
        }
        unsigned = admission(PersonEnrolled(**enrolled, signature=bytes(64)))
        self.tell(PersonEnrolled(**enrolled, signature=KEYS[by].sign(signed(unsigned))))

    def tell(self, *facts: Fact) -> int:
        """Have the ledger be told; return the number of the last one."""
        return [self.office.history.append(fact) for fact in facts][-1]

    @override
    def clip(
        self, camera: CameraId = DOOR, *, ended: type[ClipSealed | ClipCut] = ClipSealed, short_ms: int = 0
    ) -> Clip:
        """Return a clip whose pictures go on for so long behind the end that the ledger was told of."""
        clip = self.office.shelf.add(camera, NOW_MS - 18 * HOUR_MS)
        own: dict[str, Any] = {"digest": sha256(f"clip {clip.id}".encode()).digest()}
        begun: dict[str, Any] = {
            "clip_id": clip.id,
            "camera": camera,
            "start_ms": clip.start_ms,
            "epoch": clip.epoch,
            "picture": PICTURE,
            "header_digest": clip.header_digest,
            "imported": False,
        }
        self.tell(ClipOpened(**begun), EpochMade(epoch="2026-12", recipient=b"\7" * 32))
        sealed = ended(**begun, end_ms=clip.end_ms - short_ms, size_bytes=clip.size_bytes, **own)
        self.office.shelf.clips[-1] = sealed.clip(self.tell(sealed))
        return self.office.shelf.clips[-1]

    @override
    def exported(self, release_id: ReleaseId, **changed: Any) -> tuple[freezing.Exported, ...]:
        """Return the files of a draft, whose bytes are kept beside."""
        files = super().exported(release_id, **changed)
        self.files[release_id] = [f"footage of {file.clip_id} {number}".encode() for number, file in enumerate(files)]
        return tuple(
            replace(file, size_bytes=len(data), sha256=sha256(data).digest())
            for file, data in zip(files, self.files[release_id], strict=True)
        )

    def released(self, *clips: Clip, voters: tuple[str, ...] = ("ada", "ben"), **changed: Any) -> ApprovalStatement:
        """Return what was voted on, after it went live."""
        statement = self.frozen(*clips, **changed)
        for name in voters:
            self.cast(statement, name)
        self.pass_time(HOUR_MS)
        cooling.go_on(self.booth, self.now)
        return statement

    def receipt(self, release_id: ReleaseId, opened: int | None = None) -> Receipt:
        """Return the receipt of a release."""
        return receipt(self.booth, self.ledger, release_id, opened=opened, issued_ms=self.now.ms)

    def dumped(self, found: Receipt) -> bytes:
        """Return its file."""
        body = found.body()
        return dump_receipt(body, self.ledger.sign_receipt(body))

    @override
    def _booth(self) -> Booth:
        return replace(super()._booth(), instance=self.ledger.newest().origin)


def opened_at(folder: Path, policy: Policy = TWO) -> Iterator[Notary]:
    """Yield a notary whose files are given back afterwards."""
    notary = Notary(folder, policy)
    yield notary
    notary.close()

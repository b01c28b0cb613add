"""Approvers, drafts and votes for tests, at an office that survives restarts."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from custom_components.footage_guard.flows import drafting, freezing, voting
from custom_components.footage_guard.flows.booth import Booth, Voters
from custom_components.footage_guard.flows.ports import Share
from custom_components.footage_guard.flows.receiving import receive
from custom_components.footage_guard.flows.releasing import Released
from custom_components.footage_guard.model.approval import Approval, ApprovalStatement
from custom_components.footage_guard.model.ballot import Now
from custom_components.footage_guard.model.clip import Clip
from custom_components.footage_guard.model.draft import Delivery
from custom_components.footage_guard.model.errors import LedgerRolledBack
from custom_components.footage_guard.model.ids import CameraId, ReleaseId, RequestId, make_request_id
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.policy import Policy
from custom_components.footage_guard.model.record import ReleaseRecord
from custom_components.footage_guard.model.share import CODE_TRIES, Lease
from custom_components.footage_guard.model.vote import Method, Transport, Vote, signed
from custom_components.footage_guard.vault.leases import Leases
from custom_components.footage_guard.vault.signing import is_signed
from tests.model.approving import part

from .office import DOOR, HOUR_MS, NOW_MS, Office, police

KEYS: Final = {name: Ed25519PrivateKey.from_private_bytes(name.encode().ljust(32)) for name in ("ada", "ben", "cleo")}
SECRET: Final = b"a secret of a link"
CODE: Final = b"an access code"
TWO: Final = Policy(quorum=2)


def public(name: str) -> bytes:
    """Return the key somebody was enrolled with."""
    return KEYS[name].public_key().public_bytes_raw()


@dataclass
class Made:
    """Shares that were made, and nothing was ever given out of."""

    leases: Leases
    of: list[tuple[Approval, int]] = field(default_factory=list)

    def make(self, approval: Approval, live_from_ms: int) -> Share:
        self.of.append((approval, live_from_ms))
        statement = approval.statement
        self.leases.keep(
            Lease(
                release_id=statement.draft_id,
                secret_sha256=sha256(SECRET).digest() if statement.delivery is Delivery.LINK else None,
                code_sha256=sha256(CODE).digest() if statement.terms.access_code else None,
                left=statement.terms.max_downloads,
                tries=CODE_TRIES,
                not_after_ms=statement.terms.not_after.ms,
                crcs=(0,) * len(statement.files),
            )
        )
        return Share(statement.draft_id)


class Polls:
    """All that is needed to vote."""

    def __init__(self, office: Office, policy: Policy = TWO, *who: str) -> None:
        self.office = office
        self.policy = policy
        self.active = list(who or ("ada", "ben"))
        self.enrolled = len(self.active)
        self.is_locked_down = False
        self.is_rolled_back = False
        self.is_read = True
        self.leases = office.leases
        self.shares = Made(self.leases)
        self.now = Now(NOW_MS, 1000)
        self._nonces = 0
        self._numbers = 0
        self.booth = self._booth()

    def restart(self) -> None:
        """Begin again with what is on disk, as the office did."""
        self.booth = self._booth()

    def pass_time(self, ms: int, steady_ms: int | None = None) -> None:
        """Have time pass, on the two clocks alike or not."""
        self.now = Now(self.now.ms + ms, self.now.steady_ms + (ms if steady_ms is None else steady_ms))

    @property
    def voters(self) -> Voters:
        return Voters(approvers={name: public(name) for name in self.active}, enrolled=self.enrolled)

    def clip(self, camera: CameraId = DOOR) -> Clip:
        return self.office.shelf.add(camera, NOW_MS - 18 * HOUR_MS)

    def asked(self) -> RequestId:
        """Return a request that waits."""
        self._numbers += 1
        requester = police()["requester"] | {"organisation": f"Police of town {self._numbers}"}
        return receive(self.office.desk, self.office.request(requester=requester), now_ms=NOW_MS).id

    def written(self, *clips: Clip, **changed: Any) -> dict[str, Any]:
        """Return a draft as a page sends it."""
        return {
            "clips": [{"clip_id": clip.id, "redaction": part()} for clip in clips],
            "purpose": "A bicycle was taken.",
            "legal_basis": "voluntary",
            "delivery": "file",
            **changed,
        }

    def drafted(self, *clips: Clip, request_id: RequestId | None = None, **changed: Any) -> ReleaseRecord:
        """Return a draft for a new request."""
        self._numbers += 1
        return drafting.create(
            self.booth,
            request_id or self.asked(),
            self.written(*(clips or (self.clip(),)), **changed),
            release_id=ReleaseId(make_request_id(NOW_MS, 1000 + self._numbers)),
            actor="ada",
            now_ms=self.now.ms,
        )

    def update(self, release_id: ReleaseId, changed: dict[str, Any], version: int) -> ReleaseRecord:
        """Change a draft."""
        return drafting.update(self.booth, release_id, changed, actor="ben", now_ms=self.now.ms, version=version)

    def exported(self, release_id: ReleaseId, **changed: Any) -> tuple[freezing.Exported, ...]:
        """Return the files of a draft."""
        pieces = self.booth.drafts.get_draft(release_id).pieces
        found = [(piece, clip) for piece in pieces if (clip := self.office.shelf.get(piece.clip_id)) is not None]
        return tuple(
            replace(
                freezing.Exported(
                    clip_id=clip.id,
                    source_sha256=clip.digest,
                    redactions_sha256=piece.redaction.sha256,
                    from_ms=40,
                    to_ms=29_960,
                    size_bytes=500,
                    sha256=sha256(clip.id.encode()).digest(),
                    has_sound=False,
                ),
                **changed,
            )
            for piece, clip in found
        )

    def freeze(self, release_id: ReleaseId, **changed: Any) -> ApprovalStatement:
        """Have the files of a draft be finished."""
        self._nonces += 1
        version = self.booth.desk.releases.get_release(release_id).version
        return freezing.freeze(
            self.booth,
            release_id,
            freezing.Finished(files=self.exported(release_id, **changed), version=version),
            voters=self.voters,
            nonce=self._nonces.to_bytes(16, "big"),
            now_ms=self.now.ms,
        )

    def frozen(self, *clips: Clip, **changed: Any) -> ApprovalStatement:
        """Return what can be voted on."""
        return self.freeze(self.drafted(*clips, **changed).id)

    def vote(self, statement: ApprovalStatement, name: str = "ada", **changed: Any) -> Vote:
        """Return somebody's vote."""
        vote = Vote(
            person_id=name,
            public_key=public(name),
            signature=KEYS[name].sign(signed(statement.as_json())),
            statement_sha256=statement.sha256,
            cast_ms=self.now.ms,
            method=Method.PASSPHRASE,
            transport=Transport.TLS,
        )
        return replace(vote, **changed)

    def cast(
        self, statement: ApprovalStatement, name: str = "ada", vote: Vote | None = None
    ) -> voting.Waiting | Released:
        """Have somebody vote."""
        return voting.cast(
            self.booth,
            statement.draft_id,
            vote or self.vote(statement, name),
            voters=self.voters,
            on_disk=[file.sha256 for file in statement.files],
            now=self.now,
        )

    def state(self, release_id: ReleaseId) -> ReleaseState:
        return self.booth.desk.releases.get_release(release_id).state

    def stage(self, statement: ApprovalStatement) -> RequestState:
        return self.booth.desk.book.head(statement.request_id).state

    def told[Told](self, kind: type[Told]) -> list[Told]:
        """Return what the ledger was told of a kind."""
        return [fact for fact in self.office.history.told if isinstance(fact, kind)]

    def counted(self, statement: ApprovalStatement) -> int:
        """Return how many votes count now."""
        return len(voting.standing_votes(self.booth, statement, self.voters).counted)

    def _booth(self) -> Booth:
        return Booth(
            desk=self.office.desk,
            drafts=self.office.state.drafts,
            shares=self.shares,
            is_signed=is_signed,
            policy=lambda: self.policy,
            voters=lambda: self.voters if self.is_read else None,
            instance="footage_guard/home",
            is_locked_down=lambda: self.is_locked_down,
            leases=self.leases,
            may_rely=self._may_rely,
        )

    def _may_rely(self) -> None:
        if self.is_rolled_back:
            raise LedgerRolledBack


type Doing = Callable[[Polls, ApprovalStatement], object]

"""A running home, as Home Assistant has it, without its surface: the vault, requests, decisions and shares."""

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final, Self

from homeassistant.core import HomeAssistant

from custom_components.footage_guard.bridge.common.clock import wall_ms
from custom_components.footage_guard.bridge.decisions import preparing
from custom_components.footage_guard.bridge.decisions.booths import voters_of
from custom_components.footage_guard.bridge.decisions.decisions import Decisions
from custom_components.footage_guard.bridge.keeping.opening import OpenVault
from custom_components.footage_guard.bridge.requests import requests as requests_module
from custom_components.footage_guard.bridge.requests.requests import RequestDesk
from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.bridge.shares.sharing import Sharing
from custom_components.footage_guard.flows import drafting, freezing
from custom_components.footage_guard.flows.booth import Booth
from custom_components.footage_guard.model.ids import CameraId, ReleaseId, RequestId, make_request_id
from custom_components.footage_guard.model.request.words import Level
from custom_components.footage_guard.model.vote import Method, Transport, Vote
from custom_components.footage_guard.vault.signing import sign
from custom_components.footage_guard.vault.vault import Vault
from tests.flows.office import NOW_MS
from tests.model.approving import part

from .base import ADA, DOOR, OUTDOOR, Base

OFFICER: Final = {
    "name": "A. Hall",
    "organisation": "Northtown Police",
    "level": Level.CALLED_BACK.value,
    "method": "called_back",
}
"""Of whom somebody made sure, so that what goes to them once more does not wait."""
FILE: Final = b"a finished file " * 300
type Say = Callable[..., object]


class _Auth:
    """Home Assistant's users: everybody may sign in."""

    async def async_get_user(self, user_id: str) -> object:
        return SimpleNamespace(id=user_id, is_active=True, system_generated=False)


@dataclass
class Home:
    """All that is needed to have things happen."""

    base: Base
    notes: dict[str, str]
    """What whoever lives or asks there knows: ids of requests and drafts, secrets of links."""
    say: Say
    hass: HomeAssistant
    vault: VaultRuntime
    requests: RequestDesk
    sharing: Sharing
    decisions: Decisions
    voted_on: ReleaseId | None = field(default=None)
    """What somebody votes on just now."""
    _ids: int = 0

    @classmethod
    async def start(cls, base: Base, config: Path, notes: dict[str, str], say: Say) -> Self:
        """Start as Home Assistant does."""
        hass = HomeAssistant(str(config))
        hass.auth = _Auth()  # type: ignore[assignment]  # as much as is asked of it
        vault = await VaultRuntime.async_open(hass, {})
        requests = RequestDesk(hass, vault, outdoor=OUTDOOR, quiet_hours=None)
        sharing = Sharing(hass, vault, requests)
        decisions = Decisions(hass, vault, requests, sharing)
        home = cls(base, dict(notes), say, hass, vault, requests, sharing, decisions)
        makers: tuple[Any, Any] = preparing, requests_module
        makers[0].new_secret, makers[1].new_request_id = home._new_secret, home._new_id
        await requests.async_start()
        await decisions.async_start()
        await vault.async_reconcile()
        await home.settle()
        return home

    async def write(self) -> None:
        """Have `state.db` be written, as it was in a home that has been running for a while: its journal has begun."""

        def write(opened: OpenVault) -> None:
            taken = opened.state.requests.taken
            # What is the same as before SQLite does not write.
            opened.state.requests.set_taken(taken + 1)
            opened.state.requests.set_taken(taken)

        await self.vault.async_work(write)

    async def settle(self) -> None:
        """Wait for what goes on beside what was asked for."""
        await self.requests.async_settled()
        await self.hass.async_block_till_done()

    def note(self, key: str, value: str) -> None:
        """Have somebody know something from now on, whatever becomes of this process."""
        self.notes[key] = value
        self.say("note", key, value)

    def request(self, name: str = "request") -> RequestId:
        """Return the id of a request."""
        return RequestId(self.notes[name])

    def release(self, name: str = "release") -> ReleaseId:
        """Return the id of a release."""
        return ReleaseId(self.notes[name])

    async def decide[Result](self, doing: Callable[[Booth, int], Result]) -> Result:
        """Do something with drafts and votes at this moment."""
        return await self.requests.async_decide(lambda booth, now: doing(booth, now.ms))

    async def draft(self, camera: CameraId = DOOR, name: str = "release", **changed: Any) -> None:
        """Have Ada begin a draft."""
        release_id = ReleaseId(self._new_id())
        self.note(name, release_id)
        await self.decide(
            lambda booth, now_ms: drafting.create(
                booth,
                self.request(),
                self.written(camera, **changed),
                release_id=release_id,
                actor=ADA,
                now_ms=now_ms,
            )
        )

    def written(self, camera: CameraId = DOOR, **changed: Any) -> dict[str, Any]:
        """Return a draft as a page sends it."""
        return {
            "clips": [{"clip_id": self.base.clips[camera], "redaction": part()}],
            "purpose": "A bicycle was taken.",
            "legal_basis": "voluntary",
            "delivery": "link",
            "max_downloads": 2,
            "recipient": OFFICER,
            **changed,
        }

    async def finish(self, name: str = "release") -> None:
        """Have the file of a draft be finished, as if it had been made by the recipe."""
        release_id = self.release(name)
        booth_draft = await self.decide(lambda booth, _: booth.drafts.get_draft(release_id))
        (piece,) = booth_draft.pieces
        epoch = self.vault.keyring.epochs[-1]
        await self.vault.async_read(
            lambda: self.decisions.exports.write(release_id, 1, [epoch.recipient], lambda writer: writer.write(FILE))
        )

        def freeze(booth: Booth, now_ms: int) -> None:
            clip = booth.desk.clips.get(piece.clip_id)
            assert clip is not None
            file = freezing.Exported(
                clip_id=clip.id,
                source_sha256=clip.digest,
                redactions_sha256=piece.redaction.sha256,
                from_ms=0,
                to_ms=29_960,
                size_bytes=len(FILE),
                sha256=sha256(FILE).digest(),
                has_sound=False,
            )
            version = booth.desk.releases.get_release(release_id).version
            finished = freezing.Finished(files=(file,), version=version)
            freezing.freeze(booth, release_id, finished, voters=voters_of(self.vault), nonce=bytes(16), now_ms=now_ms)

        await self.decide(freeze)
        self.decisions.rendering.on_frozen()

    async def vote(self, person: str = ADA, name: str = "release") -> None:
        """Have a person vote who has proven that they want it."""
        release_id, held = self.release(name), self.base.held[person]
        statement = await self.decisions._async_stated(release_id)
        public_key, signature = sign(held, statement.as_json())
        vote = Vote(
            person_id=person,
            public_key=public_key,
            signature=signature,
            statement_sha256=statement.sha256,
            cast_ms=wall_ms(),
            method=Method.PASSPHRASE,
            transport=Transport.TLS,
        )
        self.voted_on = release_id
        result = await self.decisions._async_cast(statement, vote, held)
        share = getattr(result, "share", None)
        if share is not None:
            if share.access_code is not None:
                self.note(f"code {release_id}", share.access_code)
            await self.decisions.async_look()

    async def tell(self, doing: Callable[[Vault], object]) -> None:
        """Do something in the lane of the vault."""
        await self.vault.async_do(doing)

    def _new_id(self) -> RequestId:
        """Return an id that is the same in every process which does the same."""
        self._ids += 1
        return make_request_id(NOW_MS + len(self.notes), self._ids)

    def _new_secret(self) -> str:
        """Return the secret of a link, which its recipient may learn whatever becomes of this process."""
        secret = sha256(f"link {len(self.notes)}".encode()).hexdigest()
        self.note(f"link {self.voted_on}", secret)
        return secret

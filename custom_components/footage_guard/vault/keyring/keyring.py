"""The keys of a vault on disk. Every change is one replacement of one file: the old keys open, or the new ones do."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Self, override

from ...disk.files import make_folder, read_whole, write_whole
from ...model.errors import KeysDamaged, LastApprover, NotAnApprover, StepUpFailed, VaultFileRefused
from ..age.keys import X25519Recipient
from .document import Epoch, Keys, Person, dump_keys, parse_keys
from .epochs import current_epoch, nobodys, resealed, with_new_epoch, with_new_epochs
from .wrap import FLOOR, Cost, Credential, Secrets, Wrap, calibrated, open_nothing, unwrap, wrap

FILE: Final = "keys.json"


class Keyring:
    """Keys of one vault; recording needs no secret, everything else needs a person's."""

    def __init__(self, path: Path, keys: Keys, cost: Callable[[], Cost] = calibrated) -> None:
        """Hold what was read; use `create` or `load`."""
        self._path = path
        self._keys = keys
        self._cost = cost
        self.is_told: Callable[[str], bool] = nobodys
        """Whether the history knows an epoch of an id: also one that these keys lack, which came from a backup."""

    @override
    def __repr__(self) -> str:
        return "Keyring()"

    @classmethod
    def create(
        cls,
        folder: Path,
        person_id: str,
        passphrase: str,
        now: datetime,
        cost: Callable[[], Cost] = calibrated,
        *,
        device: bytes | None = None,
    ) -> Self:
        """Make the keys of a new vault; raise FileExistsError where there are some.

        `device` is the key of convenience mode, 32 random bytes.
        """
        make_folder(folder)
        path = folder / FILE
        # Not `exists`, which tells of a disk that does not answer that nothing is there.
        with suppress(FileNotFoundError):
            path.lstat()
            raise FileExistsError
        person = _new_person(person_id, passphrase, cost(), device)
        keys = with_new_epoch(Keys(people={person_id: person}, epochs=()), now)
        keyring = cls(path, keys, cost)
        keyring._store(keys)
        return keyring

    @classmethod
    def load(cls, folder: Path, cost: Callable[[], Cost] = calibrated) -> Self:
        """Read the keys of an existing vault; raise KeysDamaged, KeysTooNew, FileNotFoundError or another OSError."""
        path = folder / FILE
        try:
            return cls(path, parse_keys(read_whole(path)), cost)
        except VaultFileRefused as err:
            raise KeysDamaged from err

    @property
    def people(self) -> tuple[str, ...]:
        """User ids of everybody who holds keys."""
        return tuple(self._keys.people)

    def public_keys(self, person_id: str) -> tuple[bytes, bytes]:
        """Return the public halves of a person's root and approver key; raise NotAnApprover."""
        person = self._person(person_id)
        return person.root.public, person.approver

    def approver_key(self, person_id: str) -> bytes:
        """Return the Ed25519 public key of a person's votes; raise NotAnApprover."""
        return self._person(person_id).approver

    def cost_of(self, person_id: str) -> Cost:
        """Return what a guess at a person's passphrase costs; for somebody without one, what it costs anybody."""
        person = self._keys.people.get(person_id)
        people = [*([person] if person is not None else []), *self._keys.people.values()]
        wraps = [each for person in people for each in person.wraps]
        return next((each.cost for each in wraps if each.credential is Credential.PASSPHRASE), FLOOR)

    def epoch_for(self, now: datetime) -> Epoch:
        """Return the epoch to record for, made first where the month has none; needs no person."""
        if (epoch := current_epoch(self._keys, now)) is not None:
            return epoch
        return self.new_epoch(now)

    def new_epoch(self, now: datetime) -> Epoch:
        """Make one more epoch for a month, which is recorded for from then on; raise OSError."""
        self._store(with_new_epoch(self._keys, now, self.is_told))
        return self._keys.epochs[-1]

    @property
    def epochs(self) -> tuple[Epoch, ...]:
        """All months whose clips can still be opened, oldest first."""
        return self._keys.epochs

    @property
    def last_erased(self) -> datetime | None:
        """When the newest key was erased: a backup of keys.json from before holds one that is not here any more."""
        moments: list[datetime] = []
        for at in self._keys.deleted_epochs.values():
            # Whoever wrote something else there hides no other.
            with suppress(ValueError, OverflowError):
                moments.append(datetime.fromisoformat(at).astimezone(UTC))
        return max(moments, default=None)

    def epoch(self, epoch_id: str) -> Epoch | None:
        """Return an epoch, or None where it was deleted or never was."""
        return next((epoch for epoch in self._keys.epochs if epoch.id == epoch_id), None)

    def open(self, person_id: str, secret: str | bytes, credential: Credential = Credential.PASSPHRASE) -> Secrets:
        """Return a person's secrets; raise NotAnApprover or StepUpFailed."""
        person = self._person(person_id)
        if (wrapped := self.wrap_of(person_id, credential)) is not None:
            return unwrap(wrapped, _secret(secret), bound_to=person.bound_to(person_id))
        # Otherwise the time of the answer tells whether somebody has a recovery code.
        return open_nothing(_secret(secret), self.cost_of(person_id))

    def set_credential(self, person_id: str, held: Secrets, credential: Credential, secret: str | bytes) -> None:
        """Wrap a person's secrets anew behind a credential; the one of that kind before it opens nothing any more.

        Raises StepUpFailed for the secrets of somebody else, and for those a device key opened: they hold no key
        to vote with, and would replace those that do.
        """
        self.put_wrap(person_id, self.wrapped(person_id, held, credential, secret))

    def wrapped(self, person_id: str, held: Secrets, credential: Credential, secret: str | bytes) -> Wrap:
        """Return a person's secrets behind a credential, of no use before `put_wrap`; raise as `set_credential` does.

        It is slow on purpose, and changes nothing: it may run beside the lane.
        """
        person = self._person(person_id)
        if held.root.recipient != person.root or (held.approver is None and credential is not Credential.DEVICE):
            raise StepUpFailed
        return wrap(held, credential, _secret(secret), bound_to=person.bound_to(person_id), cost=self._cost())

    def may_open(self, person_id: str, made: Wrap, secret: str) -> None:
        """Pass a secret that opens a wrap which is not put yet; raise StepUpFailed or NotAnApprover. Slow."""
        unwrap(made, _secret(secret), bound_to=self._person(person_id).bound_to(person_id))

    def put_wrap(self, person_id: str, made: Wrap, *, instead_of: Credential | None = None) -> None:
        """Have a person's secrets open with a wrap, and not any more with those of its kind before it.

        Those of another kind go with them, in the same write. Raises NotAnApprover or OSError.
        """
        person = self._person(person_id)
        kept = [each for each in person.wraps if each.credential not in {made.credential, instead_of}]
        self._replace(person_id, person, (*kept, made))

    def has_credential(self, person_id: str, credential: Credential) -> bool:
        """Tell whether a person's secrets can be opened with a credential of a kind."""
        return self.wrap_of(person_id, credential) is not None

    def wrap_of(self, person_id: str, credential: Credential) -> Wrap | None:
        """Return a person's secrets behind a credential of a kind, or None where there is none."""
        person = self._keys.people.get(person_id)
        wraps = person.wraps if person is not None else ()
        return next((each for each in wraps if each.credential is credential), None)

    def drop_credential(self, person_id: str, credential: Credential) -> None:
        """Remove a credential that is not the passphrase."""
        person = self._person(person_id)
        if credential is Credential.PASSPHRASE:
            raise StepUpFailed
        self._replace(person_id, person, tuple(_without(person.wraps, credential)))

    def add_person(self, person_id: str, passphrase: str, opener: Secrets, now: datetime) -> None:
        """Make a person's keys and admit them; raise FileExistsError for one who has some."""
        self.admit(person_id, _new_person(person_id, passphrase, self._cost()), opener, now)

    def admit(self, person_id: str, person: Person, opener: Secrets, now: datetime) -> None:
        """Enroll a person for all epochs the opener can open, and for every later one.

        Raises FileExistsError for a person who is enrolled.
        """
        if person_id in self._keys.people:
            raise FileExistsError
        people = {**self._keys.people, person_id: person}
        roots = [person.root for person in people.values()]
        epochs = tuple(resealed(epoch, opener.root, roots) for epoch in self._keys.epochs)
        self._store(self._with_epoch_of(replace(self._keys, people=people, epochs=epochs), now))

    def remove_person(self, person_id: str, now: datetime) -> None:
        """Take a person out; new epochs begin at once, so what is recorded from now on is closed to that person.

        That is so in every month, also in one whose key is there already. What was recorded before stays open to
        whoever kept a copy of the keys. Raises LastApprover.
        """
        self._person(person_id)
        people = {other: person for other, person in self._keys.people.items() if other != person_id}
        if not people:
            raise LastApprover
        self._store(with_new_epochs(replace(self._keys, people=people), now, self.is_told))

    def delete_epoch(self, epoch_id: str, now: datetime) -> None:
        """Forget a month's private half: its clips cannot be opened any more, wherever a copy of them lies.

        A backup of keys.json from before still opens them.
        """
        epochs = tuple(epoch for epoch in self._keys.epochs if epoch.id != epoch_id)
        at = now.astimezone(UTC).isoformat(timespec="seconds")
        self._store(replace(self._keys, epochs=epochs, deleted_epochs={**self._keys.deleted_epochs, epoch_id: at}))

    def recipients(self) -> tuple[X25519Recipient, ...]:
        """Return everybody's root, for what all of them may open."""
        return tuple(person.root for person in self._keys.people.values())

    def _with_epoch_of(self, keys: Keys, now: datetime) -> Keys:
        return keys if current_epoch(keys, now) else with_new_epoch(keys, now, self.is_told)

    def _person(self, person_id: str) -> Person:
        try:
            return self._keys.people[person_id]
        except KeyError as err:
            raise NotAnApprover from err

    def _replace(self, person_id: str, person: Person, wraps: tuple[Wrap, ...]) -> None:
        self._store(replace(self._keys, people={**self._keys.people, person_id: replace(person, wraps=wraps)}))

    def _store(self, keys: Keys) -> None:
        """Write first, then believe: a crash in between leaves the old keys, on disk and in memory."""
        write_whole(self._path, dump_keys(keys))
        self._keys = keys


def made_person(person_id: str, passphrase: str) -> Person:
    """Return new keys of a person behind a passphrase, for `admit`. Slow on purpose."""
    return _new_person(person_id, passphrase, calibrated())


def _new_person(person_id: str, passphrase: str, cost: Cost, device: bytes | None = None) -> Person:
    held = Secrets.generate()
    assert held.approver is not None  # noqa: S101  # newly generated secrets have both halves
    approver = held.approver.public_key().public_bytes_raw()
    person = Person(root=held.root.recipient, approver=approver, wraps=())
    secrets = {Credential.PASSPHRASE: passphrase.encode(), Credential.DEVICE: device}
    wraps = (
        wrap(held, credential, secret, bound_to=person.bound_to(person_id), cost=cost)
        for credential, secret in secrets.items()
        if secret is not None
    )
    return replace(person, wraps=tuple(wraps))


def _without(wraps: tuple[Wrap, ...], credential: Credential) -> list[Wrap]:
    return [wrapped for wrapped in wraps if wrapped.credential is not credential]


def _secret(secret: str | bytes) -> bytes:
    return secret.encode() if isinstance(secret, str) else secret

#!/usr/bin/env python3
"""Checks a receipt of Footage Guard and the footage it came with, without Home Assistant.

    python3 verify_receipt.py RECEIPT FILE [FILE ...] [--ledger-key KEY]

It needs Python 3.11 or newer and the package `cryptography`, connects to nothing and writes nothing. The steps are
those of docs/design/receipt.md. Exit status: 0 where all of them passed, 10 and the number of the step that failed (11
to 24), 2 where nothing could be checked because a file cannot be read.

KEY is the verifier key of the home's ledger, such as footage-guard/0123456789abcdef+01234567+AbC=, which the person who
gave the footage can tell. Without it the key comes from the receipt itself.
"""

import argparse
from base64 import b64decode, b64encode
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
import json
from pathlib import Path
import re
import sys
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

MAX_BYTES, MAX_DEPTH, MAX_EVENTS = 4 << 20, 64, 300
EXACT, EXACT_DIGITS = (1 << 53) - 1, 17
HASH_BYTES, CHUNK_BYTES = 32, 1 << 20
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
PICTURE_MS = 2000  # the last picture of a clip may be shown so long beyond its end
RECEIPT_DOMAIN, VOTE_DOMAIN = b"footage-guard/receipt/v1\0", b"footage-guard/approval/v1\0"


class Failed(Exception):
    """A step that did not pass."""


KINDS: dict[str, list[str]] = json.loads("""{
  "enrolled": ["people_vault_founded", "people_person_assumed", "people_person_enrolled"],
  "captured": ["clip_opened"], "sealed": ["clip_sealed", "clip_cut"], "received": ["request_received"],
  "held": ["hold_placed"], "drafted": ["draft_made"], "frozen": ["draft_frozen"], "voted": ["vote_cast"],
  "approved": ["release_approved"], "live": ["release_moved"], "opened": ["share_opened"]
}""")
SHAPES: dict[str, Any] = json.loads("""{
  "DOCUMENT": {"receipt": "RECEIPT", "signature": "signature"},
  "RECEIPT": {"v": "one", "kind": "receipt", "header": {"id": "id", "issued_at": "time", "instance": "word"},
    "parties": {"authorized_by": ["word"], "recipient": "RECIPIENT"},
    "processing": {"purpose": "text", "legal_basis": "word", "delivery": "word", "terms": "TERMS"}, "files": ["FILE"],
    "statement": "STATEMENT", "votes": ["VOTE"], "events": ["EVENT"],
    "ledger": {"verifier_key": "word", "checkpoint": "word"}},
  "RECIPIENT": {"name": "text", "organisation": "text", "level": "natural", "method": "text"},
  "TERMS": {"max_downloads": "count", "not_after": "time", "...": ""},
  "FILE": {"name": "word", "size_bytes": "count", "sha256": "digest", "source_sha256": "digest",
    "redactions_sha256": "digest", "clock_offset_ms": "whole?", "imported": "yes"},
  "STATEMENT": {"v": "one", "kind": "approval", "instance": "word", "draft_id": "id", "request_id": "id",
    "request_sha256": "digest", "files": ["STATED"], "recipient": "RECIPIENT", "purpose": "text", "legal_basis": "word",
    "delivery": "word", "share_origin": "word?", "needed": "count", "policy_sha256": "digest", "terms": "TERMS",
    "...": ""},
  "STATED": {"name": "word", "size_bytes": "count", "sha256": "digest", "clip_id": "id", "source_sha256": "digest",
    "camera": "word", "start": "time", "end": "time", "audio": "yes", "redactions_sha256": "digest", "...": ""},
  "VOTE": {"person_id": "word", "public_key": "digest", "signature": "signature", "statement_sha256": "digest",
    "cast_ms": "natural", "method": "word", "transport": "word"},
  "EVENT": {"event": "event", "number": "natural", "record": "RECORD", "proof": ["digest"]},
  "RECORD": {"v": "one", "kind": "word", "fact": {"...": ""}, "at": "natural", "boot": "text", "up": "natural"}
}""")
"""An object has exactly these members, or others, too, where it has dots; a list has one or more; ? may be null."""
PLAIN: dict[str, Any] = {"one": range(1, 2), "count": range(1, EXACT), "natural": range(EXACT)}
PLAIN |= {"yes": bool, "text": str, **{name: re.compile(name) for name in ("receipt", "approval")}}
PLAIN |= {"whole": range(-EXACT, EXACT), "word": re.compile(".+", re.DOTALL), "event": re.compile("|".join(KINDS))}
PLAIN |= {"digest": re.compile("[0-9a-f]{64}"), "signature": re.compile("[0-9a-f]{128}")}
PLAIN |= {"id": re.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}")}
PLAIN |= {"time": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}\+00:00")}
ONCE = ("received", "drafted", "frozen", "approved", "live")
MALFORMED = (Failed, KeyError, TypeError, ValueError, AttributeError, RecursionError, OverflowError)


def require(holds: object, why: str) -> None:
    """Pass what holds; raise Failed."""
    if not holds:
        raise Failed(why)


def has_shape(value: Any, shape: Any) -> bool:
    """Tell whether a value has one of the shapes above."""
    if isinstance(shape, list):
        return type(value) is list and value != [] and all(has_shape(each, shape[0]) for each in value)
    if isinstance(shape, dict):
        names = shape.keys() - {"..."}
        is_known = type(value) is dict and names <= value.keys() and ("..." in shape or len(names) == len(value))
        return is_known and all(has_shape(value[name], shape[name]) for name in names)
    if shape in SHAPES:
        return has_shape(value, SHAPES[shape])
    plain = PLAIN[shape.removesuffix("?")]
    if type(value) is str and isinstance(plain, re.Pattern):
        return bool(plain.fullmatch(value))
    is_number = type(value) is int and isinstance(plain, range) and value in plain
    return is_number or type(value) is plain or (value is None and shape.endswith("?"))


def canonical(value: Any) -> bytes:
    """Return the one spelling of a value (RFC 8785) without fractions and with names in ASCII."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def parse(data: bytes) -> Any:
    """Return the value that bytes are the one spelling of; raise Failed or ValueError."""
    require(len(data) <= MAX_BYTES, "it is too long")
    depth = 0
    for found in re.finditer(rb'"(?:[^"\\]+|\\.)*"?|[\[\]{}]', data):
        depth += {b"[": 1, b"{": 1, b"]": -1, b"}": -1}.get(found[0], 0)
        require(depth <= MAX_DEPTH, "it is nested too deeply")

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        require(len(found) == len(pairs), "a name stands twice in an object")
        require("".join(found).isascii(), "a name has other than ASCII letters")
        return found

    def exact(spelled: str) -> int:
        require(len(spelled) <= EXACT_DIGITS and abs(int(spelled)) <= EXACT, "a number is too large")
        return int(spelled)

    # Also what is a fraction, or NaN: no whole number is spelled so.
    value = json.loads(data, object_pairs_hook=members, parse_float=exact, parse_constant=exact, parse_int=exact)
    require(canonical(value) == data, "it is not spelled in the one way (RFC 8785)")
    return value


@cache
def may_sign(public: str, signature: str, data: bytes, why: str) -> None:
    """Pass the signature of a key; raise Failed."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(bytes.fromhex(signature), data)
    except InvalidSignature:
        raise Failed(why) from None


def root_of(leaf: bytes, index: int, size: int, proof: list[str]) -> bytes:
    """Return the root that an inclusion proof leads to (RFC 9162, 2.1.3.2); raise Failed."""
    require(index < size, f"record {index} is newer than the checkpoint")
    node, last, found = index, size - 1, leaf
    for part in map(bytes.fromhex, proof):
        require(last != 0, f"the proof of record {index} is too long")
        if node & 1 or node == last:
            found = sha256(b"\1" + part + found).digest()
            while not node & 1 and node != 0:
                node, last = node >> 1, last >> 1
        else:
            found = sha256(b"\1" + found + part).digest()
        node, last = node >> 1, last >> 1
    require(last == 0, f"the proof of record {index} is too short")
    return found


def ms_of(moment: str) -> int:
    """Return milliseconds since 1970."""
    return round((datetime.fromisoformat(moment) - EPOCH).total_seconds() * 1000)


Fact = tuple[int, dict[str, Any], str]
"""Number, what it says, and its kind."""


class Case:
    """A receipt under examination."""

    def __init__(self, data: bytes, files: list[Path], ledger_key: str | None) -> None:
        """Begin with what was given."""
        self.data, self.paths, self.ledger_key = data, files, ledger_key
        self.name, self.public, self.root, self.size = "", "", b"", 0

    def form(self) -> None:
        """The receipt has its form. Without this, two readers see two receipts."""
        document = parse(self.data)
        require(has_shape(document, "DOCUMENT"), "it lacks something, or has something else")
        self.receipt, self.signature = document["receipt"], document["signature"]
        self.statement, self.votes = self.receipt["statement"], self.receipt["votes"]
        self.digest = sha256(canonical(self.statement)).hexdigest()
        events = self.receipt["events"]
        numbers = [event["number"] for event in events]
        require(numbers == sorted(set(numbers))[:MAX_EVENTS], "its events are not in order, or too many")
        require(all(event["record"]["kind"] in KINDS[event["event"]] for event in events), "an event is another one")
        self.facts: dict[str, list[Fact]] = {name: [] for name in KINDS}
        for event in events:
            self.facts[event["event"]].append((event["number"], event["record"]["fact"], event["record"]["kind"]))
        counts = {name: len(found) for name, found in self.facts.items()}
        is_right = all(counts[name] == 1 for name in ONCE) and max(counts["held"], counts["opened"]) <= 1
        require(is_right, "something happened twice, or never")
        self.only = {name: self.facts[name][0][1] for name in ONCE}

    def key(self) -> None:
        """The key of the ledger is one. Without this, a ledger that was made up today vouches for everything."""
        spelled = self.receipt["ledger"]["verifier_key"]
        name, wanted, encoded = spelled.split("+", 2)
        data = b64decode(encoded, validate=True)
        public = data[1:]
        require(data[:1] == b"\1" and len(public) == HASH_BYTES, "it is no Ed25519 key")
        require(name == f"footage-guard/{sha256(public).hexdigest()[:16]}", "its name is that of another key")
        self.key_id = sha256(name.encode() + b"\n" + data).digest()[:4]
        require(wanted == self.key_id.hex() and b64encode(data).decode() == encoded, "it is spelled wrongly")
        require(self.ledger_key in {None, spelled}, "it is not the one that was given with --ledger-key")
        self.name, self.public = name, public.hex()

    def signed(self) -> None:
        """The receipt is signed by that key. Without this, parts are taken from one receipt into another."""
        may_sign(self.public, self.signature, RECEIPT_DOMAIN + canonical(self.receipt), "its signature is wrong")

    def checkpoint(self) -> None:
        """The checkpoint is signed by that key. Without this, the proofs lead to another history."""
        body, gap, lines = self.receipt["ledger"]["checkpoint"].rpartition("\n\n")
        signatures = []
        for line in lines.removesuffix("\n").split("\n"):
            dash, name, encoded = line.split(" ")
            data = b64decode(encoded, validate=True)
            require(dash == "\u2014", "a line of it is no signature")
            if (name, data[:4]) == (self.name, self.key_id):
                signatures.append(data[4:].hex())
        require(gap and signatures, "the ledger's key did not sign it")
        for signature in signatures:
            may_sign(self.public, signature, f"{body}\n".encode(), "its signature is wrong")
        origin, size, root = body.split("\n")[:3]
        self.size, self.root = int(size), b64decode(root, validate=True)
        require(str(self.size) == size and len(self.root) == HASH_BYTES, "its body is spelled wrongly")
        require(origin == self.name == self.statement["instance"], "it is of another ledger than the statement")

    def included(self) -> None:
        """Every record is in the history. Without this, a record is made up."""
        for event in self.receipt["events"]:
            leaf = sha256(b"\0" + canonical(event["record"])).digest()
            found = root_of(leaf, event["number"], self.size, event["proof"])
            require(found == self.root, f"record {event['number']} is not in that history")

    def frozen(self) -> None:
        """The statement is what was frozen. Without this, another recipient or purpose stands beside the same votes."""
        stated, files, fact = self.statement, self.statement["files"], self.only["frozen"]
        require(fact["statement_sha256"] == self.digest, "another statement was frozen")
        require(fact["files"] == [file["sha256"] for file in files], "other files were frozen")
        require(fact["redactions"] == [file["redactions_sha256"] for file in files], "other recipes were frozen")
        require(fact["needed"] == stated["needed"], "another number of votes was needed")
        require(fact["policy_sha256"] == stated["policy_sha256"], "another policy was in force")
        self.may_be_of_it("frozen")

    def may_be_of_it(self, *events: str) -> None:
        """Pass events of this release and request; raise Failed."""
        ids = (self.statement["draft_id"], self.statement["request_id"])
        for event, fact in ((name, each[1]) for name in events for each in self.facts[name]):
            require((fact["release_id"], fact["request_id"]) == ids, f"what was {event} is another release")

    def asked(self) -> None:
        """The request was received. Without this, it answers a question that nobody asked."""
        stated, fact = self.statement, self.only["received"]
        told = (fact["request_id"], fact["digest"])
        require(told == (stated["request_id"], stated["request_sha256"]), "another request was received")
        self.may_be_of_it("drafted")
        clips = {file["clip_id"] for file in stated["files"]}
        for _, held, _ in self.facts["held"]:
            is_ours = held["hold_id"] == stated["request_id"] and clips.issuperset(held["clip_ids"])
            require(is_ours, "what was held is of another request")

    def clips(self) -> None:
        """The files were made of sealed clips. Without this, it is footage of another day."""
        sealed = {each[1]["clip_id"]: each for each in self.facts["sealed"]}
        captured = {fact["clip_id"]: (number, fact) for number, fact, _ in self.facts["captured"]}
        named = {file["clip_id"] for file in self.statement["files"]}
        counts = {len(self.facts["sealed"]), len(self.facts["captured"]), len(named)}
        require(sealed.keys() == captured.keys() == named and len(counts) == 1, "other clips were sealed")
        for clip_id, (number, fact, _) in sealed.items():
            began, opened = captured[clip_id]
            require(began < number and all(fact[name] == opened[name] for name in opened), "a clip was begun otherwise")
        for file in self.statement["files"]:
            number, fact, kind = sealed[file["clip_id"]]
            require(number < self.facts["frozen"][0][0], "a clip was sealed after its file was finished")
            require(fact["digest"] == file["source_sha256"], "a clip was sealed with other bytes")
            require(fact["camera"] == file["camera"], "a clip was sealed of another camera")
            start, end = ms_of(file["start"]), ms_of(file["end"])
            last = EXACT if kind == "clip_cut" else fact["end_ms"]  # pictures may be ahead of what was written last
            is_within = fact["start_ms"] <= start < end <= last + PICTURE_MS and start <= last
            require(is_within, "a file shows another time than its clip")

    def voted(self) -> None:
        """The votes are for this statement. Without this, nobody agreed."""
        told = [fact for _, fact, _ in self.facts["voted"]]
        require(len(told) == len(self.votes), "other votes were cast")
        for vote, fact in zip(self.votes, told, strict=True):
            require(vote["statement_sha256"] == self.digest, "a vote is for another statement")
            require(fact["release_id"] == self.statement["draft_id"], "a vote was cast for another release")
            as_told = {**vote, "actor": vote["person_id"], "release_id": fact["release_id"]}
            require({**fact, "person_id": vote["person_id"]} == as_told, "a vote was cast otherwise")
            data = VOTE_DOMAIN + canonical(self.statement)
            may_sign(vote["public_key"], vote["signature"], data, "the signature of a vote is wrong")

    def enrolled(self) -> None:
        """Whoever voted was enrolled. Without this, a key that was made for the occasion votes."""
        used: set[int] = set()
        for (before, _, _), vote in zip(self.facts["voted"], self.votes, strict=True):
            number, fact, kind = self.enrolment(vote["person_id"], vote["public_key"], before)
            used.add(number)
            while kind == "people_person_enrolled":
                number, fact, kind = self.enrolment(fact["admitted_by"], None, number)
                used.add(number)
        require(used == {number for number, _, _ in self.facts["enrolled"]}, "somebody was enrolled who did not vote")

    def enrolment(self, person: str, key: str | None, before: int) -> Fact:
        """Return the newest enrolment of a person before a record; raise Failed."""
        found = [each for each in self.facts["enrolled"] if each[0] < before and each[1]["person_id"] == person]
        require(found, "somebody voted, or let somebody in, who was not enrolled")
        number, fact, kind = found[-1]
        require(key in {None, fact["approver_key"]}, "somebody voted with a key that is not theirs")
        if kind == "people_person_enrolled":
            require(fact["role"] == "approver", "somebody voted who only watches")
            _, by, _ = self.enrolment(fact["admitted_by"], None, number)
            names = ("role", "root", "approver_key", "usable_from_ms")
            let_in = {"v": 1, "kind": "approvers/enrol", "change": fact["change_id"], "person": person}
            data = VOTE_DOMAIN + canonical({**let_in, **{name: fact[name] for name in names}})
            may_sign(by["approver_key"], fact["signature"], data, "somebody was let in by nobody")
        return found[-1]

    def enough(self) -> None:
        """There are as many votes as were needed. Without this, one person is counted twice."""
        for name in ("person_id", "public_key"):
            require(len({vote[name] for vote in self.votes}) == len(self.votes), "a person or a key voted twice")
        require(len(self.votes) >= self.statement["needed"], "more votes were needed")

    def released(self) -> None:
        """It was approved, and went live. Without this, it was declined."""
        fact, moved = self.only["approved"], self.only["live"]
        self.may_be_of_it("approved", "live", "opened")
        require(fact["statement_sha256"] == self.digest, "another statement was approved")
        require(sorted(fact["actors"]) == sorted(vote["person_id"] for vote in self.votes), "others approved it")
        require((moved["by"], moved["state"]) == ("go_live", "live"), "it did not go live")
        names = ("received", "drafted", "frozen", "voted", "approved", "live", "opened")
        order = [number for name in names for number, _, _ in self.facts[name]]
        require(order == sorted(order), "it happened in another order")

    def readable(self) -> None:
        """What is there to be read says the same. Without this, the page of the receipt says something else."""
        stated = self.statement
        header = {**self.receipt["header"], "id": stated["draft_id"], "instance": stated["instance"]}
        require(self.receipt["header"] == header, "its header is of another release")
        parties = {"authorized_by": [vote["person_id"] for vote in self.votes], "recipient": stated["recipient"]}
        require(self.receipt["parties"] == parties, "its parties are others")
        processed = {name: stated[name] for name in self.receipt["processing"]}
        require(self.receipt["processing"] == processed, "its purpose or terms are others")
        sealed = {fact["clip_id"]: fact for _, fact, _ in self.facts["sealed"]}
        names, files = ("name", "size_bytes", "sha256", "source_sha256", "redactions_sha256"), []
        for file in stated["files"]:
            fact, shown = sealed[file["clip_id"]], {name: file[name] for name in names}
            files.append({**shown, "clock_offset_ms": fact["picture"]["clock_offset_ms"], "imported": fact["imported"]})
        require(self.receipt["files"] == files, "its files are others")

    def footage(self) -> None:
        """The files are those that were approved. Without this, it is other footage."""
        missing = [(file["sha256"], file["size_bytes"]) for file in self.statement["files"]]
        for path in self.paths:
            digest, size = sha256(), 0
            with path.open("rb") as opened:
                while piece := opened.read(CHUNK_BYTES):
                    digest.update(piece)
                    size += len(piece)
            found = (digest.hexdigest(), size)
            require(found in missing, f"{str(path)!a} is none of the files, or was given twice")
            missing.remove(found)


STEPS: Any = (Case.form, Case.key, Case.signed, Case.checkpoint, Case.included, Case.frozen, Case.asked, Case.clips)
STEPS += (Case.voted, Case.enrolled, Case.enough, Case.released, Case.readable, Case.footage)


def main(arguments: list[str] | None = None) -> int:
    """Take the steps and print each; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("receipt", type=Path, metavar="RECEIPT", help="receipt.json")
    parser.add_argument("files", type=Path, metavar="FILE", nargs="+", help="footage that came with it")
    parser.add_argument("--ledger-key", metavar="KEY", help="the verifier key of the home's ledger")
    chosen = parser.parse_args(arguments)
    try:
        with chosen.receipt.open("rb") as opened:
            case = Case(opened.read(MAX_BYTES + 1), chosen.files, chosen.ledger_key)
        for step, check in enumerate(STEPS, 1):
            sys.stdout.write(f"{step} {check.__doc__.partition('.')[0]}\n")
            check(case)
    except OSError as err:
        sys.stdout.write(f"cannot be checked: {err.strerror}: {str(err.filename)!a}\n")
        return 2
    except MALFORMED as err:
        sys.stdout.write(f"FAILED: {err if isinstance(err, Failed) else 'it is malformed'}\n")
        return 10 + step
    sys.stdout.write(f"All is right: {len(case.paths)} of {len(case.statement['files'])} files\n")
    if case.ledger_key is None:
        sys.stdout.write(
            f"The key of the ledger comes from the receipt itself: {case.receipt['ledger']['verifier_key']}\n"
        )
        sys.stdout.write("Compare it with what the home says, or give it with --ledger-key.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

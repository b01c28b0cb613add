import { fromHex, utf8 } from "./bytes.js";
import { canonical } from "./canonical.js";
import { leafOf, rootOf } from "./merkle.js";
import { type Checkpoint, checkpointIn, type VerifierKey, verifierKeyIn } from "./note.js";
import { count, digest, type Fields, fields, list, moment, must, text } from "./reading.js";
import { hex, sha256 } from "./sha256.js";
import type { Opened } from "./wire.js";

/** Of Ed25519, where a browser has it. */
export type Verify = (
  publicKey: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  of: Uint8Array<ArrayBuffer>,
) => Promise<boolean>;

/** What the page says beside a receipt, which the home told apart from it. */
export type Shown = Pick<Opened, "terms" | "streamOnly" | "files">;

export type StepKey = "files" | "terms" | "agreed" | "sealed" | "votes" | "history" | "signatures";
export interface Step {
  readonly key: StepKey;
  /** "unknown" where this browser cannot tell. */
  readonly outcome: "right" | "wrong" | "unknown";
}

interface Event {
  readonly name: string;
  readonly number: number;
  readonly record: Fields;
  readonly fact: Fields;
  readonly proof: readonly string[];
}

/** A receipt, read as far as its parts have to be. docs/design/receipt.md is the format and says what is checked why. */
interface Case {
  readonly receipt: Fields;
  readonly signature: string;
  readonly statement: Fields;
  /** Of the statement. */
  readonly sum: string;
  readonly stated: readonly Fields[];
  readonly votes: readonly Fields[];
  readonly events: readonly Event[];
  readonly key: VerifierKey;
  readonly checkpoint: Checkpoint;
}

/** Which records of the ledger say what happened. */
const KINDS: Readonly<Record<string, string>> = {
  received: "request_received",
  drafted: "draft_made",
  frozen: "draft_frozen",
  voted: "vote_cast",
  approved: "release_approved",
  live: "release_moved",
  opened: "share_opened",
  enrolled: "people_vault_founded people_person_assumed people_person_enrolled",
  captured: "clip_opened",
  sealed: "clip_sealed clip_cut",
  held: "hold_placed",
};
/** Those that happen in this order. */
const ORDER = Object.keys(KINDS).slice(0, 7);

const RECEIPT = "footage-guard/receipt/v1\0";
const VOTE = "footage-guard/approval/v1\0";

/** The key by which everything stands; whoever knows it from elsewhere can compare. */
export const ledgerKey = (file: Fields): string => text(fields(fields(file["receipt"])["ledger"])["verifier_key"]);

/** What a browser can check. All steps are told: one that is wrong does not hide the others. */
export const checked = async (file: Fields, shown: Shown, verify: Verify | null): Promise<readonly Step[]> => {
  let found: Case;
  try {
    found = caseIn(file);
  } catch {
    return [...Object.keys(PLAIN), "signatures"].map((key) => ({ key: key as StepKey, outcome: "wrong" }));
  }
  const steps = Object.entries(PLAIN).map(
    ([key, holds]): Step => ({ key: key as StepKey, outcome: passes(() => holds(found, shown)) ? "right" : "wrong" }),
  );
  return [...steps, { key: "signatures", outcome: await signed(found, verify) }];
};

/**
 * The digests of the files that were approved, in their order; null where something about the receipt is wrong: then it
 * says of no file that it was.
 */
export const approvedSums = (file: Fields, steps: readonly Step[]): readonly string[] | null =>
  steps.some(({ outcome }) => outcome === "wrong") ? null : caseIn(file).stated.map((each) => digest(each["sha256"]));

const caseIn = (file: Fields): Case => {
  const receipt = fields(file["receipt"]);
  const statement = fields(receipt["statement"]);
  const ledger = fields(receipt["ledger"]);
  must(receipt["v"] === 1 && receipt["kind"] === "receipt");
  const key = verifierKeyIn(text(ledger["verifier_key"]));
  return {
    receipt,
    signature: text(file["signature"]),
    statement,
    sum: hex(sha256(utf8(canonical(statement)))),
    stated: list(statement["files"]).map(fields),
    votes: list(receipt["votes"]).map(fields),
    events: list(receipt["events"]).map(eventIn),
    key,
    checkpoint: checkpointIn(text(ledger["checkpoint"]), key),
  };
};

const eventIn = (value: unknown): Event => {
  const event = fields(value);
  const record = fields(event["record"]);
  const name = text(event["event"]);
  must(KINDS[name]?.split(" ").includes(text(record["kind"])) === true);
  return {
    name,
    number: count(event["number"]),
    record,
    fact: fields(record["fact"]),
    proof: list(event["proof"]).map(digest),
  };
};

type Holds = (found: Case, shown: Shown) => boolean;

const PLAIN: Readonly<Record<Exclude<StepKey, "signatures">, Holds>> = {
  files: ({ stated }, { files }) => {
    const told = files.map(({ name, size, sha256: sum }) => ({ name, sha256: sum, size_bytes: size }));
    return same(stated.map((file) => picked(file, "name sha256 size_bytes")), told);
  },
  terms: ({ statement }, { terms: { sender, recipient, purpose, notAfter, downloadsLeft }, streamOnly }) => {
    const agreed = fields(statement["terms"]);
    return (
      same(
        { sender, recipient, purpose, stream_only: streamOnly },
        { ...picked(statement, "sender purpose"), ...picked(agreed, "stream_only"), recipient: fields(statement["recipient"])["name"] },
      ) &&
      // Less may be left by now, and for a shorter time.
      notAfter <= moment(agreed["not_after"]) &&
      (downloadsLeft ?? 0) <= count(agreed["max_downloads"])
    );
  },
  agreed: (found) => {
    const { statement, sum, stated, receipt, votes } = found;
    const frozen = only(found, "frozen");
    const { recipient } = statement;
    return (
      frozen["statement_sha256"] === sum &&
      same(frozen["files"], stated.map((file) => file["sha256"])) &&
      same(frozen["redactions"], stated.map((file) => file["redactions_sha256"])) &&
      frozen["policy_sha256"] === statement["policy_sha256"] &&
      frozen["needed"] === statement["needed"] &&
      same(picked(only(found, "received"), "request_id digest"), {
        request_id: statement["request_id"],
        digest: statement["request_sha256"],
      }) &&
      ["drafted", "frozen", "approved", "live", "opened"].every((name) => isOfIt(found, name)) &&
      same(receipt["parties"], { authorized_by: votes.map((vote) => vote["person_id"]), recipient }) &&
      same(receipt["processing"], picked(statement, "purpose legal_basis delivery terms")) &&
      same(receipt["header"], { ...fields(receipt["header"]), id: statement["draft_id"], instance: statement["instance"] })
    );
  },
  sealed: (found) => {
    const shown = found.stated.map((file) => {
      const fact = facts(found, "sealed").find(({ clip_id }) => clip_id === file["clip_id"]);
      must(fact?.["digest"] === file["source_sha256"] && fact?.["camera"] === file["camera"]);
      const clock = fields(fact?.["picture"])["clock_offset_ms"];
      return { ...picked(file, "name size_bytes sha256 source_sha256 redactions_sha256"), clock_offset_ms: clock, imported: fact?.["imported"] };
    });
    return same(found.receipt["files"], shown);
  },
  votes: (found) => {
    const { votes, sum, statement } = found;
    const approved = only(found, "approved");
    const people = votes.map((vote) => text(vote["person_id"]));
    const keys = votes.map((vote) => digest(vote["public_key"]));
    const told = facts(found, "voted");
    return (
      votes.length >= count(statement["needed"]) &&
      new Set(people).size === votes.length &&
      new Set(keys).size === votes.length &&
      told.length === votes.length &&
      votes.every((vote, index) => vote["statement_sha256"] === sum && isTold(vote, told[index], statement)) &&
      votes.every((vote, index) => isEnrolled(found, vote, index)) &&
      approved["statement_sha256"] === sum &&
      same([...list(approved["actors"])].sort(), [...people].sort())
    );
  },
  history: (found) => {
    const { events, checkpoint, key, statement } = found;
    const order = ORDER.flatMap((name) => events.filter((event) => event.name === name));
    const live = only(found, "live");
    return (
      checkpoint.origin === key.name &&
      statement["instance"] === key.name &&
      ["captured", "sealed"].every((name) => facts(found, name).length === new Set(clipsOf(found)).size) &&
      facts(found, "drafted").length === 1 &&
      live["by"] === "go_live" &&
      live["state"] === "live" &&
      [events, order].every(isAscending) &&
      isIncluded(found)
    );
  },
};

const clipsOf = ({ stated }: Case): readonly unknown[] => stated.map((file) => file["clip_id"]);

const isAscending = (events: readonly Event[]): boolean =>
  events.every(({ number }, index) => number > (events[index - 1]?.number ?? -1));

const isIncluded = ({ events, checkpoint }: Case): boolean =>
  events.every(
    ({ record, number, proof }) =>
      rootOf(leafOf(utf8(canonical(record))), number, checkpoint.size, proof) === checkpoint.root,
  );

/** The receipt and the checkpoint by the ledger's key, each vote and each admission by the key of a person. */
const signed = async (found: Case, verify: Verify | null): Promise<Step["outcome"]> => {
  if (verify === null) return "unknown";
  const { key, checkpoint, receipt, signature, votes, statement } = found;
  const agreed = utf8(VOTE + canonical(statement));
  const of = utf8(RECEIPT + canonical(receipt));
  try {
    const answers = await Promise.all([
      verify(key.publicKey, fromHex(signature), of),
      ...checkpoint.signatures.map((each) => verify(key.publicKey, each, checkpoint.signed)),
      ...votes.map((vote) => verify(fromHex(digest(vote["public_key"])), fromHex(text(vote["signature"])), agreed)),
      ...admissions(found).map(({ by, fact }) => verify(by, fromHex(text(fact["signature"])), admission(fact))),
    ]);
    return answers.every((isRight) => isRight) ? "right" : "wrong";
  } catch {
    return "wrong";
  }
};

const admissions = (found: Case): readonly { readonly by: Uint8Array<ArrayBuffer>; readonly fact: Fields }[] =>
  found.events
    .filter(({ record }) => record["kind"] === "people_person_enrolled")
    .map(({ fact, number }) => {
      const by = enrolment(found, fact["admitted_by"], number);
      return { by: fromHex(digest(by["approver_key"])), fact };
    });

const admission = (fact: Fields): Uint8Array<ArrayBuffer> => {
  const said = { v: 1, kind: "approvers/enrol", change: fact["change_id"], person: fact["person_id"] };
  return utf8(VOTE + canonical({ ...said, ...picked(fact, "role root approver_key usable_from_ms") }));
};

/** The newest one of an approver before a record, and of whoever let them in, back to one who began. */
const enrolment = (found: Case, person: unknown, before: number): Fields => {
  const all = found.events.filter(
    ({ name, number, fact }) => name === "enrolled" && number < before && fact["person_id"] === person,
  );
  const newest = all[all.length - 1];
  must(newest !== undefined);
  const { fact, number, record } = newest;
  if (record["kind"] === "people_person_enrolled") {
    must(fact["role"] === "approver");
    enrolment(found, fact["admitted_by"], number);
  }
  return fact;
};

const isEnrolled = (found: Case, vote: Fields, index: number): boolean => {
  const before = found.events.filter(({ name }) => name === "voted")[index];
  return enrolment(found, vote["person_id"], Number(before?.number))["approver_key"] === vote["public_key"];
};

const isTold = (vote: Fields, told: Fields | undefined, statement: Fields): boolean => {
  const { person_id, ...rest } = vote;
  return same(told, { ...rest, actor: person_id, release_id: statement["draft_id"] });
};

const isOfIt = (found: Case, name: string): boolean =>
  facts(found, name).every(
    (fact) => fact["release_id"] === found.statement["draft_id"] && fact["request_id"] === found.statement["request_id"],
  );

const facts = ({ events }: Case, name: string): readonly Fields[] =>
  events.filter((event) => event.name === name).map(({ fact }) => fact);

const only = (found: Case, name: string): Fields => {
  const [first, ...more] = facts(found, name);
  must(first !== undefined && more.length === 0);
  return first;
};

const picked = (from: Fields, names: string): Fields =>
  Object.fromEntries(names.split(" ").map((name) => [name, from[name]]));

const same = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

const passes = (holds: () => boolean): boolean => {
  try {
    return holds();
  } catch {
    return false;
  }
};

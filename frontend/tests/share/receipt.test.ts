// @vitest-environment node
import { describe, expect, it } from "vitest";
import { approvedSums, checked as checkedBy, ledgerKey, type Shown, type Step, type StepKey, type Verify } from "../../src/share/logic/receipt.js";
import { type Fields, fields } from "../../src/share/logic/reading.js";
import { openedIn, type SharedFile, type Terms } from "../../src/share/logic/wire.js";
import { verdictOn } from "../../src/share/logic/verdict.js";
import { ed25519 } from "../../src/share/signatures.js";
import receipts from "./receipts.json";

type Json = Record<string, unknown>;
type Path = readonly (string | number)[];

const copy = (name: keyof typeof receipts): Json => structuredClone(receipts[name].receipt);
const filesOf = (file: Fields): SharedFile[] =>
  (fields(fields(file["receipt"])["statement"])["files"] as Json[]).map((each) => ({
    name: each["name"] as string,
    size: each["size_bytes"] as number,
    sha256: each["sha256"] as string,
  }));
const shownOf = (file: Fields): Shown => {
  const end = fields(fields(fields(file["receipt"])["statement"])["terms"])["not_after"];
  const opened = openedIn({ ticket: "a", not_after: end, files: [], receipt: file }, { needsCode: true });
  return { terms: opened.terms, streamOnly: opened.streamOnly, files: filesOf(file) };
};
const one = copy("one");
const shown = shownOf(one);
const files = filesOf(one);
const wrong = (steps: readonly Step[]): StepKey[] =>
  steps.filter(({ outcome }) => outcome === "wrong").map(({ key }) => key);
/** With what the page shows of the first one, but for its files. */
const checked = (file: Fields, files: readonly SharedFile[], verify: Verify | null): Promise<readonly Step[]> =>
  checkedBy(file, { ...shown, files }, verify);
const inner = (file: Json): Json => file["receipt"] as Json;

const at = (value: unknown, path: Path): Json => path.reduce<unknown>((part, name) => (part as Json)[name], value) as Json;

const places = (value: unknown, path: Path = []): Path[] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([name, part]) => places(part, [...path, name]))
    : [path];

const other = (value: unknown): unknown => {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  if (typeof value !== "string") return 1;
  return value.startsWith("0") ? `1${value.slice(1)}` : `0${value.slice(1)}`;
};

const changedAt = (path: Path): Json => {
  const file = copy("one");
  const place = at(file, path.slice(0, -1));
  const name = String(path.at(-1));
  place[name] = other(place[name]);
  return file;
};

const swapped = (change: (receipt: Json, another: Json) => void, from: keyof typeof receipts = "other"): Json => {
  const file = copy("one");
  change(inner(file), inner(copy(from)));
  return file;
};

const eventsFrom = (...names: string[]) => (receipt: Json, another: Json): void => {
  const own = (receipt["events"] as Json[]).filter((event) => !names.includes(event["event"] as string));
  const taken = (another["events"] as Json[]).filter((event) => names.includes(event["event"] as string));
  receipt["events"] = [...own, ...taken].sort((a, b) => Number(a["number"]) - Number(b["number"]));
};

const partsFrom = (...names: string[]) => (receipt: Json, another: Json): void => {
  for (const name of names) receipt[name] = another[name];
};

describe("the check of a receipt", () => {
  it.each(["one", "other", "stranger"] as const)("finds all of %s right", async (name) => {
    const file = copy(name);
    const steps = await checkedBy(file, shownOf(file), await ed25519());
    expect(steps.map(({ outcome }) => outcome)).toEqual(Array(7).fill("right"));
  });

  it("says that it cannot tell about signatures where the browser cannot", async () => {
    const steps = await checked(one, files, null);
    expect(steps.at(-1)).toEqual({ key: "signatures", outcome: "unknown" });
    expect(wrong(steps)).toEqual([]);
  });

  it("tells the key by which it stands", () => {
    expect(ledgerKey(one)).toMatch(/^footage-guard\/[0-9a-f]{16}\+/u);
  });

  it("does not pass with any value changed, by its signatures", { timeout: 60_000 }, async () => {
    const verify = await ed25519();
    for (const path of places(one)) expect(wrong(await checked(changedAt(path), files, verify)), path.join(".")).not.toEqual([]);
  });

  it("sees without signatures what whoever has the ledger's key can change in it", async () => {
    const unseen: string[] = [];
    for (const path of places(one)) {
      if (wrong(await checked(changedAt(path), files, null)).length === 0) unseen.push(path.join("."));
    }
    // When it was written is what the home says. The rest are signatures.
    expect(unseen.filter((path) => !path.includes("signature"))).toEqual(["receipt.header.issued_at"]);
  });

  it.each([
    { name: "a statement", file: swapped(partsFrom("statement")) },
    { name: "a whole statement", file: swapped(partsFrom("statement", "parties", "processing", "files", "header")) },
    { name: "votes", file: swapped(partsFrom("votes")) },
    { name: "what is to be read", file: swapped(partsFrom("processing", "files", "header")) },
    { name: "frozen", file: swapped(eventsFrom("frozen")) },
    { name: "received", file: swapped(eventsFrom("received")) },
    { name: "a clip", file: swapped(eventsFrom("captured", "sealed")) },
    { name: "votes that were cast", file: swapped(eventsFrom("voted")) },
    { name: "votes with their events", file: swapped((receipt, another) => {
      partsFrom("votes")(receipt, another);
      eventsFrom("voted", "approved")(receipt, another);
    }) },
    { name: "an approval", file: swapped(eventsFrom("approved")) },
    { name: "going live", file: swapped(eventsFrom("live")) },
    { name: "another home's key and checkpoint", file: swapped(partsFrom("ledger"), "stranger") },
    { name: "another home's history", file: swapped(partsFrom("ledger", "events"), "stranger") },
    { name: "another home's people", file: swapped(eventsFrom("enrolled"), "stranger") },
  ])("refuses $name of another receipt that is right", async ({ file }) => {
    expect(wrong(await checked(file, files, null))).not.toEqual([]);
    expect(wrong(await checked(file, filesOf(file), null))).not.toEqual([]);
  });

  it("refuses the files of another share", async () => {
    expect(wrong(await checked(one, filesOf(copy("other")), null))).toEqual(["files"]);
    expect(wrong(await checked(one, [], null))).toEqual(["files"]);
  });

  it("refuses a receipt without any one of its events", async () => {
    const events = inner(one)["events"] as Json[];
    for (const { event } of events.filter((each) => each["event"] !== "held")) {
      const file = copy("one");
      const kept = events.filter((each) => each["event"] !== event);
      inner(file)["events"] = kept;
      expect(wrong(await checked(file, files, null)), String(event)).not.toEqual([]);
    }
  });

  it.each([
    { role: "approver", votes: [] },
    { role: "viewer", votes: ["votes"] },
  ])("looks at the role of whoever let a voter in: $role", async ({ role, votes }) => {
    const file = copy("one");
    const events = inner(file)["events"] as Json[];
    const last = events.findIndex((event) => at(event, ["record"])["kind"] === "people_person_enrolled");
    const between = structuredClone(events[last] ?? {});
    Object.assign(at(between, ["record", "fact"]), { person_id: "between", role });
    between["number"] = Number(between["number"]) - 1;
    at(events, [last, "record", "fact"])["admitted_by"] = "between";
    events.splice(last, 0, between);
    // Neither record is in the history.
    expect(wrong(await checked(file, files, null))).toEqual([...votes, "history"]);
  });

  it("refuses a person who votes twice", async () => {
    const file = copy("one");
    const votes = inner(file)["votes"] as Json[];
    votes[1] = structuredClone(votes[0] ?? {});
    expect(wrong(await checked(file, files, null))).toContain("votes");
  });

  it.each([{}, { receipt: [] }, { receipt: { statement: {} } }, { receipt: null, signature: 1 }])(
    "finds everything wrong in what is no receipt: %j",
    async (file) => {
      expect(wrong(await checked(file, files, null))).toHaveLength(7);
    },
  );

  const later = new Date(shown.terms.notAfter.getTime() + 1);
  it.each([
    { sender: "Somebody else" },
    { recipient: "Somebody else" },
    { purpose: "Another purpose" },
    { notAfter: later },
    { downloadsLeft: 2 },
  ] satisfies Partial<Terms>[])("refuses terms that are not those in it: %j", async (terms) => {
    const told = { ...shown, terms: { ...shown.terms, ...terms } };
    expect(wrong(await checkedBy(one, told, null))).toEqual(["terms"]);
  });

  it("refuses to have a film downloaded that is to be watched", async () => {
    expect(wrong(await checkedBy(one, { ...shown, streamOnly: !shown.streamOnly }, null))).toEqual(["terms"]);
  });

  it("takes what is left by now, and a shorter time", async () => {
    const left = { ...shown.terms, downloadsLeft: 1, notAfter: new Date(0) };
    expect(wrong(await checkedBy(one, { ...shown, terms: left }, null))).toEqual([]);
  });

  it("says of files that they were approved only where all of it is right", async () => {
    const sums = files.map(({ sha256 }) => sha256);
    expect(approvedSums(one, await checked(one, files, null))).toEqual(sums);
    const forged = files.map((file) => ({ ...file, sha256: "0".repeat(64) }));
    expect(approvedSums(one, await checked(one, forged, null))).toBeNull();
    expect(approvedSums({}, await checked({}, files, null))).toBeNull();
  });

  it("judges a file by what was approved, and by nothing that a page says", () => {
    const [sum, another] = ["1".repeat(64), "2".repeat(64)];
    expect(verdictOn(another, [sum, another], 1)).toEqual({ said: "check.same", look: "right" });
    expect(verdictOn(another, [sum, another], 0)).toEqual({ said: "check.differs", look: "wrong" });
    expect(verdictOn(sum, null, 0)).toEqual({ said: "check.unproven", look: "wrong" });
  });

  it("takes a signature that cannot be one for a wrong one", async () => {
    const file = { ...copy("one"), signature: "not hex" };
    expect(wrong(await checked(file, files, await ed25519()))).toEqual(["signatures"]);
  });

  it("takes a key that fails for a wrong signature", async () => {
    const verify = (): Promise<boolean> => Promise.reject(new Error("no key"));
    expect(wrong(await checked(one, files, verify))).toEqual(["signatures"]);
  });
});

import { describe, expect, it } from "vitest";
import type { Fact, FactKind, People } from "../../src/data/wire.js";
import { byText, factText, kindsOf, SORTS, type Telling } from "../../src/logic/history-facts.js";
import { historyDays, namesOf } from "../../src/logic/history-view.js";
import { english, format } from "../builders.js";
import written from "../facts.json";
import { aFact } from "../history-builders.js";

const names: Readonly<Record<string, string>> = { alex: "Alex", robin: "Robin" };
const telling: Telling = {
  localizer: english,
  format,
  cameras: [{ camera: "door", device_id: null, title: "Front door", indoor: false, is_online: true }],
  nameOf: (id) => names[id] ?? null,
};
const facts = written as unknown as Fact[];
const say = (kind: FactKind, fact: Fact["fact"]): string => factText({ kind, fact }, telling);

describe("factText", () => {
  it.each(facts.map((fact) => [fact.kind, fact] as const))("has a whole sentence for %s", (_kind, fact) => {
    const sentence = factText(fact, telling);
    expect(sentence).toMatch(/^[A-Z].*[^ ]\.$/u);
    expect(sentence).not.toMatch(/[{}[\]]|undefined|null|\bobject\b|history\.\w|NaN/u);
  });

  it.each(["clip_removed", "hold_placed", "lockdown_entered", "requests_muted", "share_accessed"] as const)(
    "has another sentence of %s for each word that makes a difference",
    (kind) => {
      const each = facts.filter((fact) => fact.kind === kind && !("client" in fact.fact && fact.fact["client"] !== "phone"));
      expect(each.length).toBeGreaterThan(2);
      expect(new Set(each.map((fact) => factText(fact, telling))).size).toBe(each.length);
    },
  );

  it.each([["request_moved", 10], ["release_moved", 13]] as const)("has another sentence for each way %s", (kind, ways) => {
    const said = facts.filter((fact) => fact.kind === kind).map((fact) => factText(fact, telling));
    expect(new Set(said).size).toBe(ways);
    expect(said).not.toContain(say(kind, { by: "dance" }));
  });

  it("says what is in it as the home does", () => {
    expect(say("clip_sealed", { camera: "door", start_ms: 1_795_507_200_000, end_ms: 1_795_507_230_000, size_bytes: 2_500_000 })).toBe(
      "Front door: a clip was finished, Nov 24, 2026, 9:00 AM, 2.5 MB.",
    );
    expect(say("release_approved", { actors: ["alex", "nobody"], live_from_ms: 1_795_507_200_000 })).toBe(
      "A release was approved by Alex, somebody who is not known here. It can be collected from Nov 24, 2026, 9:00 AM on.",
    );
    expect(say("share_opened", { client: "phone", network: "", left: 2 })).toBe(
      "A share was opened with a phone from an unknown network. Downloads left: 2.",
    );
    expect(say("clip_opened", { camera: "gone" })).toBe("A removed camera: a clip was begun.");
    expect(say("epoch_made", { epoch: "2026-11" })).toBe("A key was made for the clips of November 2026.");
    expect(say("epoch_made", { epoch: "2026-99" })).toContain("2026-99");
    expect(say("people_change_proposed", { statement: '{"kind":"approvers/invite","person":"robin"}' })).toBe(
      "It was proposed to invite Robin as an approver.",
    );
    expect(say("people_change_proposed", { statement: '{"kind":"intake/create"}' })).toBe(
      "It was proposed to open a link by which people outside can ask.",
    );
    expect(say("request_verified", { level: 2 })).toContain("Somebody of this home called back a number");
  });

  it("says what a newer version told, as far as it is known", () => {
    expect(say("clip_painted" as FactKind, {})).toBe("A newer version of Footage Guard told this (clip_painted).");
    expect(say("constructor" as FactKind, {})).toContain("(constructor)");
    expect(say("request_moved", { by: "dance" })).toBe("A request moved on.");
    expect(say("share_opened", { client: "watch", network: "cloud", left: 0 })).toContain("with watch from cloud");
    expect(say("request_verified", { level: 9 })).toContain("9");
  });
});

describe("byText", () => {
  it("names who did it, where somebody is known to have", () => {
    expect(byText({ fact: { actor: "alex" } }, telling)).toBe("By Alex.");
    expect(byText({ fact: { actor: "gone" } }, telling)).toBe("By somebody who is not known here.");
    expect(byText({ fact: { actor: null } }, telling)).toBeNull();
    expect(byText({ fact: {} }, telling)).toBeNull();
  });
});

describe("kindsOf", () => {
  it("has each kind once", () => {
    const sorted = SORTS.flatMap(kindsOf);
    expect(new Set(sorted)).toEqual(new Set(facts.map(({ kind }) => kind)));
    expect(new Set(sorted).size).toBe(sorted.length);
  });
});

describe("historyDays", () => {
  it("keeps the order of the records, by the days of the home", () => {
    const days = historyDays(
      [aFact({ number: 3, at: 1_795_600_000_000 }), aFact({ number: 2 }), aFact({ number: 1, fact: { request_id: "R", actor: "alex", version: 4 } })],
      telling,
    );
    expect(days.map(({ heading, lines }) => [heading, lines.map(({ number }) => number)])).toEqual([
      ["Nov 25, 2026", [3]],
      ["Nov 24, 2026", [2, 1]],
    ]);
    expect(days[1]?.lines[1]).toMatchObject({ request: "R", by: "By Alex.", time: "9:00:00 AM" });
    expect(days[1]?.lines[1]?.details).toEqual([
      ["Record", "1"],
      ["Kind", "vault_unlocked"],
      ["Hash in the tree", "ab12"],
      ["request_id", "R"],
      ["actor", "alex"],
      ["version", "4"],
    ]);
    expect(days[0]?.lines[0]?.request).toBeNull();
  });
});

describe("namesOf", () => {
  it("knows whoever is here, was, or could be", () => {
    const entry = (person_id: string) => ({ person_id, name: person_id.toUpperCase() });
    const people = { people: [entry("a")], invitations: [entry("b")], removed: [entry("c")], eligible: [entry("d"), { person_id: "f", name: "" }] };
    const nameOf = namesOf(people as unknown as People, english);
    expect(["a", "b", "c", "d", "e", "f"].map(nameOf)).toEqual(["A", "B", "C", "D", null, "Somebody without a name"]);
  });
});

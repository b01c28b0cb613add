import { describe, expect, it } from "vitest";
import type { Facts, ListedClip } from "../../src/data/wire.js";
import { follow, stillChosen } from "../../src/logic/clips-follow.js";
import { ALL, type Listed } from "../../src/logic/clips-list.js";
import { follow as followFacts } from "../../src/logic/history-follow.js";
import { aClip } from "../clip-builders.js";
import { aFact } from "../history-builders.js";

const clip = (hour: number, changes: Partial<ListedClip> = {}): ListedClip =>
  aClip({ clip_id: `C${String(hour)}`, start: `2026-11-24T${String(hour).padStart(2, "0")}:00:00.000+00:00`, ...changes });
const page = (hours: readonly number[], changes: Partial<Listed> = {}): Listed => ({
  clips: hours.map((hour) => clip(hour)),
  more: true,
  next: `C${String(hours.at(-1))}`,
  wanted: ALL,
  ...changes,
});
const ids = ({ clips }: { readonly clips: readonly ListedClip[] }): readonly string[] => clips.map(({ clip_id }) => clip_id);

describe("a page of clips that is looked at", () => {
  const before = page([14, 13, 12, 11, 10]);
  const now = page([16, 15, 14, 13, 12]);

  it("is what it is now where nobody is at a clip that goes to the next page", () => {
    for (const at of [[], ["C14"], ["C99"]]) expect(follow(before, now, new Set(at))).toEqual(now);
  });

  it("keeps what somebody is at, and all before it, and goes on after it", () => {
    const kept = follow(before, now, new Set(["C11", "C16"]));
    expect([ids(kept), kept.more, kept.next]).toEqual([["C16", "C15", "C14", "C13", "C12", "C11"], true, "C11"]);
    const last = follow({ ...before, more: false, next: null }, now, new Set(["C10"]));
    expect([ids(last).at(-1), last.more, last.next]).toEqual(["C10", false, null]);
    const all = follow(before, now, new Set(["C10"]));
    expect([all.more, all.next]).toEqual([true, "C10"]);
  });

  it("knows which of two of the same moment comes later", () => {
    const [one, other] = [clip(12, { clip_id: "B" }), clip(12, { clip_id: "A" })];
    const kept = follow({ ...before, clips: [one, other] }, { ...now, clips: [clip(15), one] }, new Set(["A", "B"]));
    expect(ids(kept)).toEqual(["C15", "B", "A"]);
  });

  it("is another one where something else is asked for, or nothing is left", () => {
    expect(ids(follow(before, { ...now, wanted: { ...ALL, camera: "door" } }, new Set(["C11"])))).not.toContain("C11");
    for (const gone of [page([]), page([12], { more: false })]) expect(follow(before, gone, new Set(["C11"]))).toBe(gone);
  });

  it("has those chosen that are there, as they are now", () => {
    const chosen = new Map([clip(12), clip(3)].map((each) => [each.clip_id, each]));
    const held = clip(12, { held: true });
    expect([...stillChosen(chosen, { ...now, clips: [clip(13), held] })]).toEqual([["C12", held]]);
  });
});

describe("pages of the history that are looked at", () => {
  const facts = (from: number, to: number, changes: Partial<Facts> = {}): Facts => ({
    size: from + 1,
    problem: null,
    facts: Array.from({ length: from - to + 1 }, (_, at) => aFact({ number: from - at })),
    unreadable: [],
    next: to === 0 ? null : to,
    ...changes,
  });
  const numbers = (pages: readonly Facts[] | null) => pages?.map(({ facts: each }) => [each[0]?.number, each.at(-1)?.number]);

  it("get what was added in front, and keep the rest", () => {
    const found = followFacts([facts(9, 5), facts(4, 0)], facts(11, 7, { problem: "rolled_back" }));
    expect(numbers(found)).toEqual([
      [11, 5],
      [4, 0],
    ]);
    expect(found?.[0]).toMatchObject({ size: 12, next: 5, problem: "rolled_back" });
    expect(found?.[0]?.facts).toHaveLength(7);
  });

  it("keep what cannot be read in order, once each, and as far as they go", () => {
    const [before, now] = [facts(9, 5, { unreadable: [7] }), facts(11, 7, { unreadable: [10, 7] })];
    expect(followFacts([before], now)?.[0]?.unreadable).toEqual([10, 7]);
    const long = facts(499, 101, { unreadable: [300, 101] });
    expect(followFacts([long], facts(501, 302))?.[0]?.unreadable).toEqual([300]);
  });

  it("begin anew where it is not known what lies between, or the history is another one", () => {
    expect(followFacts([facts(9, 5)], facts(20, 11))).toBe(null);
    expect(followFacts([facts(9, 5)], facts(3, 0))).toBe(null);
    expect(followFacts([], facts(3, 0))).toBe(null);
    expect(numbers(followFacts([facts(9, 5)], facts(20, 10)))).toEqual([[20, 5]]);
    expect(numbers(followFacts([{ ...facts(9, 5), facts: [] }], { ...facts(9, 0), facts: [] }))).toEqual([[undefined, undefined]]);
  });

  it("do not grow for ever, but where somebody asked for older ones", () => {
    const [before, now] = [facts(499, 101), facts(501, 302)];
    expect(numbers(followFacts([before], now))).toEqual([[501, 102]]);
    expect(followFacts([before], now)?.[0]?.next).toBe(102);
    expect(numbers(followFacts([before, facts(100, 0)], now))).toEqual([
      [501, 101],
      [100, 0],
    ]);
  });
});

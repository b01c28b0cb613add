import { describe, expect, it } from "vitest";
import type { Whole } from "../../src/data/wire.js";
import {
  asFilm,
  asStill,
  type Changed,
  type Covering,
  coveringOf,
  endAt,
  isRefused,
  lengthOf,
  MOST,
  targetsOf,
  trackOf,
  whyOf,
  withArea,
  mutedFrom,
  mutedUntil,
  withAudio,
  withBox,
  withCovering,
  withCut,
  withKey,
  withMute,
  withMuted,
  withoutBox,
  withoutKey,
  withoutMute,
  withSpan,
  withWhy,
} from "../../src/logic/redaction.js";
import { MOST_MS } from "../../src/logic/redaction-time.js";
import { aBox, aRecipe, aTrack, CORNER, keys, made, MIDDLE } from "./recipes.js";

const LENGTH = 10_000;
const HOLE: Whole = { mode: "covered", hole: aTrack(), why: "home" };
const refused = (changed: Changed) => (isRefused(changed) ? changed : null);

describe("which part leaves", () => {
  it.each([
    [{ from_ms: 2000 }, { from_ms: 2000, to_ms: 5000 }],
    [{ to_ms: 20_000 }, { from_ms: 1000, to_ms: LENGTH }],
    [{ from_ms: -5 }, { from_ms: 0, to_ms: 5000 }],
  ])("is another one with %j", (changes, cut) => {
    expect(made(withCut(aRecipe(), changes, LENGTH)).cut).toEqual(cut);
  });

  it("ends after it starts", () => {
    expect(refused(withCut(aRecipe(), { from_ms: 5000 }, LENGTH))?.why).toBe("redact.order");
  });

  it("is one picture without sound, and no more than a second where it becomes a film", () => {
    const still = asStill(aRecipe({ audio: true, mutes: [{ from_ms: 0, to_ms: 1, why: "other" }] }), 700);
    expect(still).toEqual(aRecipe({ cut: { at_ms: 700 } }));
    expect(asFilm(still, LENGTH).cut).toEqual({ from_ms: 700, to_ms: 1700 });
    expect(asFilm(still, 900).cut).toEqual({ from_ms: 700, to_ms: 900 });
    expect(asFilm(still, 100).cut).toEqual({ from_ms: 700, to_ms: 701 });
    expect(asFilm(aRecipe(), LENGTH)).toEqual(aRecipe());
  });

  it("is no longer than the clip, which is no shorter than it", () => {
    expect(lengthOf(aRecipe(), 9_999.5)).toBe(10_000);
    expect(lengthOf(aRecipe(), 0)).toBe(5000);
    expect(lengthOf(aRecipe({ cut: { at_ms: 700 } }), 0)).toBe(endAt(700));
  });
});

describe("boxes", () => {
  it("are added where somebody drew, or in the middle", () => {
    const one = made(withBox(aRecipe(), 500, CORNER));
    expect(one.boxes).toEqual([{ track: aTrack([{ at_ms: 500, area: CORNER }]), why: "other" }]);
    expect(made(withBox(one, 0)).boxes).toHaveLength(2);
    expect(withoutBox(one, 0).boxes).toEqual([]);
  });

  it("lie over an area that stays visible", () => {
    expect(targetsOf(aRecipe({ boxes: [aBox(), aBox()] }))).toEqual([0, 1]);
    expect(targetsOf(aRecipe({ whole: HOLE, boxes: [aBox()] }))).toEqual(["hole", 0]);
    expect(targetsOf(aRecipe({ whole: { ...HOLE, hole: null } }))).toEqual([]);
  });

  it("have an end to their number", () => {
    const full = aRecipe({ boxes: Array.from({ length: MOST.boxes }, () => aBox()) });
    expect(refused(withBox(full, 0))).toEqual({ why: "redact.too_many", most: MOST.boxes });
  });

  it("are elsewhere for all their time while they stay", () => {
    const recipe = aRecipe({ boxes: [aBox()] });
    expect(trackOf(made(withArea(recipe, 0, 900, CORNER)), 0)?.keys).toEqual([{ at_ms: 0, area: CORNER }]);
  });

  it("begin to move where they are, and are then put elsewhere for one moment", () => {
    const begun = made(withKey(aRecipe({ boxes: [aBox()] }), 0, 1000));
    const there = made(withArea(begun, 0, 1000, CORNER));
    expect(trackOf(there, 0)?.keys).toEqual([
      { at_ms: 0, area: MIDDLE },
      { at_ms: 1000, area: CORNER },
    ]);
    const half = { left: 125_000, top: 125_000, right: 425_000, bottom: 425_000 };
    expect(trackOf(made(withKey(there, 0, 500)), 0)?.keys[1]).toEqual({ at_ms: 500, area: half });
  });

  it("can move through times at which they are not there", () => {
    const recipe = aRecipe({ boxes: [aBox(undefined, { to_ms: 500 })] });
    expect(trackOf(made(withKey(recipe, 0, 1000)), 0)?.keys).toHaveLength(2);
  });

  it("keep their last place", () => {
    const moving = aRecipe({ boxes: [aBox(keys(2))] });
    const still = withoutKey(moving, 0, 0);
    expect(trackOf(still, 0)?.keys.map(({ at_ms }) => at_ms)).toEqual([1]);
    expect(withoutKey(still, 0, 0)).toBe(still);
  });

  it("have an end to their places, each and together", () => {
    const one = aRecipe({ boxes: [aBox(keys(MOST.keys))] });
    expect(refused(withKey(one, 0, MOST.keys))?.most).toBe(MOST.keys);
    expect(made(withKey(one, 0, 7))).toEqual(one);
    const boxes = [...Array.from({ length: 3 }, () => aBox(keys(MOST.keys))), aBox(keys(MOST.keys - 1)), aBox()];
    const all = aRecipe({ boxes });
    expect(refused(withKey(all, 4, 9))?.most).toBe(MOST.keysInAll);
    expect(refused(withBox(all, 0))?.most).toBe(MOST.keysInAll);
    expect(refused(withCovering(all, "hole", 0))?.most).toBe(MOST.keysInAll);
    expect(made(withKey(all, 4, 0))).toEqual(all);
  });

  it("are there for a time", () => {
    const recipe = aRecipe({ boxes: [aBox()] });
    const spanned = made(withSpan(recipe, 0, { from_ms: 100 }));
    expect(trackOf(spanned, 0)).toEqual(aTrack(undefined, { from_ms: 100 }));
    expect(refused(withSpan(spanned, 0, { to_ms: 100 }))?.why).toBe("redact.order");
    expect(refused(withSpan(recipe, 0, { to_ms: 0 }))?.why).toBe("redact.order");
    expect(made(withSpan(spanned, 0, { from_ms: null }))).toEqual(recipe);
  });

  it("have a reason", () => {
    const recipe = withWhy(aRecipe({ boxes: [aBox(), aBox()] }), 1, "child");
    expect([whyOf(recipe, 0), whyOf(recipe, 1), whyOf(recipe, 2)]).toEqual(["plate", "child", "other"]);
  });

  it("that are gone are not changed", () => {
    const recipe = aRecipe();
    expect(withArea(recipe, 0, 0, MIDDLE)).toBe(recipe);
    expect(withKey(recipe, 0, 0)).toBe(recipe);
    expect(withKey(recipe, "hole", 0, MIDDLE)).toBe(recipe);
    expect(withSpan(recipe, 0, {})).toBe(recipe);
    expect(withoutKey(recipe, 0, 0)).toBe(recipe);
    expect(withWhy(recipe, "hole", "child")).toBe(recipe);
  });

  it("without a place are given one", () => {
    const recipe = aRecipe({ boxes: [aBox([])] });
    expect(withKey(recipe, 0, 5)).toBe(recipe);
    expect(trackOf(made(withArea(recipe, 0, 5, MIDDLE)), 0)?.keys).toEqual([{ at_ms: 5, area: MIDDLE }]);
  });
});

describe("the whole picture", () => {
  it.each<{ covering: Covering; whole: Whole | null }>([
    { covering: "none", whole: null },
    { covering: "covered", whole: { mode: "covered", hole: null, why: "home" } },
    { covering: "pixelated", whole: { mode: "pixelated", hole: null, why: "home" } },
    { covering: "hole", whole: { mode: "covered", hole: aTrack([{ at_ms: 300, area: MIDDLE }]), why: "home" } },
  ])("is $covering, and keeps its reason", ({ covering, whole }) => {
    const recipe = made(withCovering(aRecipe({ whole: HOLE }), covering, 300));
    expect(recipe.whole).toEqual(whole);
    expect(coveringOf(recipe)).toBe(covering);
  });

  it("shows one area, which moves as a box does", () => {
    const recipe = aRecipe({ whole: HOLE });
    expect(made(withArea(recipe, "hole", 0, CORNER)).whole).toEqual({ ...HOLE, hole: aTrack([{ at_ms: 0, area: CORNER }]) });
    expect(withWhy(recipe, "hole", "neighbor").whole?.why).toBe("neighbor");
  });
});

describe("sound", () => {
  const mute = { from_ms: 500, to_ms: 1500, why: "other" } as const;

  it("is muted only where it leaves", () => {
    const heard = withAudio(aRecipe(), true, []);
    const muted = made(withMute(heard, 500));
    expect(muted).toEqual(aRecipe({ audio: true, mutes: [mute] }));
    expect(withAudio(muted, false, muted.mutes)).toEqual(aRecipe());
    expect(withAudio(aRecipe(), true, muted.mutes)).toEqual(muted);
    expect(withoutMute(muted, 0)).toEqual(heard);
  });

  it("is muted for another time, or for another reason", () => {
    const muted = aRecipe({ audio: true, mutes: [mute, mute] });
    const changed = made(withMuted(muted, 1, { to_ms: 2000, why: "conversation" }));
    expect(changed.mutes).toEqual([mute, { from_ms: 500, to_ms: 2000, why: "conversation" }]);
    expect(refused(withMuted(muted, 0, { to_ms: 500 }))?.why).toBe("redact.order");
  });

  it("is muted around what was heard, wherever the picture begins that was shown", () => {
    expect([mutedFrom(40, 79.5), mutedUntil(40, 79.5)]).toEqual([40, 80]);
    expect([mutedFrom(40, 38.5), mutedUntil(40, 38.5)]).toEqual([38, 41]);
    expect([mutedFrom(40, 40), mutedUntil(40, 40)]).toEqual([40, 41]);
  });

  it("is muted within the longest clip, and not endlessly often", () => {
    expect(made(withMute(withAudio(aRecipe(), true, []), MOST_MS)).mutes[0]?.to_ms).toBe(MOST_MS);
    const full = aRecipe({ audio: true, mutes: Array.from({ length: MOST.mutes }, () => mute) });
    expect(refused(withMute(full, 0))?.most).toBe(MOST.mutes);
  });
});

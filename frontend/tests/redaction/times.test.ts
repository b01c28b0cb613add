import { describe, expect, it } from "vitest";
import { clock } from "../../src/logic/player.js";
import { MOST_MS, parseTime, steppedTo } from "../../src/logic/redaction-time.js";
import { NO_STEPS, redone, stepped, type Steps, undone } from "../../src/logic/undo.js";

describe("parseTime", () => {
  it.each([
    ["01:23.500", 83_500],
    [" 1:2,5 ", 62_500],
    ["90", 90_000],
    ["0.04", 40],
    ["1440:00", MOST_MS],
    ["٠١:٢٣٫٥٠٠", 83_500],
    ["۰۱:۲۳.۵", 83_500],
    ["٩٨", 98_000],
  ])("reads %j", (typed, ms) => {
    expect(parseTime(typed)).toBe(ms);
  });

  it.each(["", "x", "-1", "1:60", "1:2:3", "1.2345", "1440:00.001", "1:"])("takes %j for no time", (typed) => {
    expect(parseTime(typed)).toBeNull();
  });

  it.each([0, 999, 61_001, 3_600_000, MOST_MS])("reads %d as it is written", (ms) => {
    expect(parseTime(clock(ms))).toBe(ms);
  });
});

describe("steppedTo", () => {
  interface Options { pictureMs?: number; after?: 0 | 1; isFar?: boolean; isRightToLeft?: boolean }
  const step = (ms: number, key: string, { pictureMs = 40, after = 0, isFar = false, isRightToLeft = false }: Options = {}) =>
    steppedTo({ ms, after }, key, isFar, pictureMs, isRightToLeft);

  it.each([
    ["ArrowRight", false, 440],
    ["ArrowLeft", false, 360],
    ["ArrowRight", true, 360],
    ["ArrowLeft", true, 440],
    ["ArrowUp", true, 440],
    ["ArrowDown", true, 360],
    ["Home", false, null],
  ] as const)("goes by %s, from right to left: %s", (key, isRightToLeft, to) => {
    expect(step(400, key, { isRightToLeft })).toBe(to);
    const far = to === null ? null : 400 + Math.sign(to - 400) * 1000;
    expect(step(400, key, { isRightToLeft, isFar: true })).toBe(far);
  });

  it.each([
    [15, 0],
    [29.97, 0],
    [24, 1],
    [60, 1],
    [1, 0],
  ] as const)("passes over no picture of %f in a second, there and back", (rate, after) => {
    const pictureMs = 1000 / rate;
    let ms: number = after;
    for (let number = 1; number <= 1000; number += 1) {
      ms = step(ms, "ArrowRight", { pictureMs, after }) ?? NaN;
      expect(ms - after).toBe(Math.floor(number * pictureMs + 0.001));
    }
    for (let number = 999; number >= 0; number -= 1) {
      ms = step(ms, "ArrowLeft", { pictureMs, after }) ?? NaN;
      expect(ms - after).toBe(Math.floor(number * pictureMs + 0.001));
    }
  });

  it("goes to the picture before, and the one after, from the middle of one", () => {
    expect([step(410, "ArrowLeft"), step(410, "ArrowRight")]).toEqual([400, 440]);
  });
});

describe("undo", () => {
  it("goes back and forth, and forgets what came after where something else was done", () => {
    let steps: Steps<string> = stepped(stepped<string>(NO_STEPS, "a"), "b");
    const back = undone(steps, "c");
    expect(back).toEqual(["b", { past: ["a"], future: ["c"] }]);
    steps = back?.[1] ?? NO_STEPS;
    expect(redone(steps, "b")).toEqual(["c", { past: ["a", "b"], future: [] }]);
    expect(stepped(steps, "b")).toEqual({ past: ["a", "b"], future: [] });
  });

  it("ends at both ends", () => {
    expect(undone(NO_STEPS, "a")).toBeNull();
    expect(redone(NO_STEPS, "a")).toBeNull();
  });

  it("keeps a hundred steps", () => {
    let steps: Steps<number> = NO_STEPS;
    for (let now = 0; now < 150; now += 1) steps = stepped(steps, now);
    expect([steps.past.length, steps.past[0]]).toEqual([100, 50]);
  });
});

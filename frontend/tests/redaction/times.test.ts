import { describe, expect, it } from "vitest";
import { clock } from "../../src/logic/player.js";
import { MOST_MS, parseTime, stepOf } from "../../src/logic/redaction-time.js";
import { NO_STEPS, redone, stepped, type Steps, undone } from "../../src/logic/undo.js";

describe("parseTime", () => {
  it.each([
    ["01:23.500", 83_500],
    [" 1:2,5 ", 62_500],
    ["90", 90_000],
    ["0.04", 40],
    ["1440:00", MOST_MS],
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

describe("stepOf", () => {
  it.each([
    { key: "ArrowRight", isFar: false, isRightToLeft: false, by: 33 },
    { key: "ArrowLeft", isFar: false, isRightToLeft: false, by: -33 },
    { key: "ArrowRight", isFar: true, isRightToLeft: true, by: -1000 },
    { key: "ArrowLeft", isFar: true, isRightToLeft: true, by: 1000 },
    { key: "ArrowUp", isFar: false, isRightToLeft: true, by: 33 },
    { key: "ArrowDown", isFar: false, isRightToLeft: true, by: -33 },
    { key: "Home", isFar: false, isRightToLeft: false, by: 0 },
  ])("goes $by by $key (far: $isFar, from right to left: $isRightToLeft)", ({ key, isFar, isRightToLeft, by }) => {
    expect(stepOf(key, isFar, 33.3, isRightToLeft)).toBe(by);
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

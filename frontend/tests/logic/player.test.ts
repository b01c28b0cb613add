import { describe, expect, it } from "vitest";
import { clock, nextTries, strides, watching, wholeMs } from "../../src/logic/player.js";
import { standings } from "../builders.js";

describe("watching", () => {
  it.each([
    [{ is_unlocked: true }, "possible"],
    [{ is_unlocked: false }, "locked"],
    [{ is_unlocked: false, mode: "convenience" }, "locked"],
    [{ is_unlocked: false, mode: "convenience", is_spared: true }, "possible"],
    [{ is_unlocked: true, is_locked_down: true, is_spared: true }, "locked_down"],
  ] as const)("%j: %s", (changes, expected) => {
    expect(watching(standings(changes))).toBe(expected);
  });
});

describe("nextTries", () => {
  it.each([60, 29.97, 15, 4, 1])("finds the next picture of %f in a second at once, wherever this one begins", (rate) => {
    const length = 1000 / rate;
    for (let number = 0; number < 100; number += 1) {
      const [first = NaN] = nextTries(Math.floor(number * length), length);
      expect(first).toBeGreaterThanOrEqual((number + 1) * length);
      expect(first).toBeLessThan((number + 2) * length);
    }
  });

  it("goes farther, as long as it may be there", () => {
    expect(nextTries(100, 700)).toEqual([801, 1152, 1678]);
    expect(nextTries(100, null)[0]).toBe(125);
  });
});

describe("strides", () => {
  it.each([60, 50, 30, 25, 15, 10, 5, 2, 1])("find the next picture of %i in a second, and pass over none", (rate) => {
    const length = 1 / rate;
    const found = strides(1).find((stride) => stride >= length) ?? NaN;
    expect(found).toBeGreaterThanOrEqual(length);
    expect(found).toBeLessThan(2 * length);
  });

  it("goes back into the picture before", () => {
    expect(strides(-1)).toEqual([-0.002]);
  });
});

it.each([
  [1.066667, 1066],
  [1.067, 1067],
  [0, 0],
])("%f s are %i whole milliseconds", (seconds, ms) => {
  expect(wholeMs(seconds)).toBe(ms);
});

it.each([
  [0, "00:00.000"],
  [-1, "00:00.000"],
  [61_234.4, "01:01.234"],
  [6_000_000, "100:00.000"],
])("reads %f ms as %s", (ms, text) => {
  expect(clock(ms)).toBe(text);
});

import { describe, expect, it } from "vitest";
import {
  areSame,
  asZones,
  dotOf,
  fromPercent,
  knobOf,
  mayHavePoint,
  mayHaveZone,
  mayLosePoint,
  nudged,
  pathOf,
  percent,
  withoutPoint,
  withoutZone,
  withPointAfter,
  withPointAt,
  withPointMoved,
  withZone,
  type Zone,
  type Zones,
} from "../../src/logic/zones.js";

const TRIANGLE: Zone = [
  [0, 0],
  [0.5, 0],
  [0.5, 1],
];
const SQUARE: Zone = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

describe("zones", () => {
  it("are what the server answered", () => {
    expect(asZones([[[0, 0.25], [1, 0], []]])).toEqual([
      [
        [0, 0.25],
        [1, 0],
        [0, 0],
      ],
    ]);
  });

  it("come one after the other, none exactly over another, and as many as the server takes", () => {
    let zones: Zones = [];
    while (mayHaveZone(zones)) zones = withZone(zones);
    expect(zones).toHaveLength(16);
    expect(new Set(zones.slice(0, 8).map((zone) => JSON.stringify(zone))).size).toBe(8);
    expect(zones.flat(2).every((part) => part >= 0 && part <= 1)).toBe(true);
  });

  it("go by themselves", () => {
    expect(withoutZone([TRIANGLE, SQUARE], 0)).toEqual([SQUARE]);
  });

  it("are the same with the same points alone", () => {
    expect(areSame([TRIANGLE], [[...TRIANGLE]])).toBe(true);
    expect(areSame([TRIANGLE], [SQUARE])).toBe(false);
  });
});

describe("a point", () => {
  it("stays in the picture, and moves no other", () => {
    expect(withPointMoved([TRIANGLE, SQUARE], 0, 1, [1.5, -1])).toEqual([
      [
        [0, 0],
        [1, 0],
        [0.5, 1],
      ],
      SQUARE,
    ]);
  });

  it("goes as long as there are more than three", () => {
    expect(withoutPoint([SQUARE], 0, 3)).toEqual([SQUARE.slice(0, 3)]);
    expect(withoutPoint([TRIANGLE], 0, 0)).toEqual([TRIANGLE]);
    expect([mayLosePoint(SQUARE), mayLosePoint(TRIANGLE)]).toEqual([true, false]);
  });

  it("comes between two others, also between the last and the first", () => {
    expect(withPointAfter([SQUARE], 0, 0)[0]?.[1]).toEqual([0.5, 0]);
    expect(withPointAfter([SQUARE], 0, 3)[0]?.[4]).toEqual([0, 0.5]);
    expect(withPointAfter([SQUARE, SQUARE], 1, 0)[0]).toBe(SQUARE);
  });

  it("comes on the side that is nearest", () => {
    expect(withPointAt([SQUARE], 0, [0.9, 0.5])).toEqual([
      [
        [
          [0, 0],
          [1, 0],
          [0.9, 0.5],
          [1, 1],
          [0, 1],
        ],
      ],
      1,
    ]);
    const same: Zone = [
      [0.2, 0.2],
      [0.2, 0.2],
      [0.9, 0.9],
    ];
    expect(withPointAt([same], 0, [0.1, 0.1])[1]).toBe(0);
    expect(withPointAt([], 0, [0.1, 0.1])).toEqual([[], -1]);
  });

  it("does not come where there are as many as the server takes", () => {
    let zones: Zones = [TRIANGLE];
    while (mayHavePoint(zones[0] ?? [])) zones = withPointAfter(zones, 0, 0);
    expect(zones[0]).toHaveLength(32);
    expect(withPointAfter(zones, 0, 0)).toEqual(zones);
  });

  it("is moved by arrow keys, a little or a lot, and by no other", () => {
    expect(nudged([0.5, 0.5], "ArrowLeft", false)).toEqual([0.495, 0.5]);
    expect(nudged([0.5, 0.5], "ArrowDown", true)).toEqual([0.5, 0.55]);
    expect(nudged([0, 1], "ArrowLeft", true)).toEqual([0, 1]);
    expect(nudged([0.5, 0.5], "Enter", false)).toBeNull();
  });

  it("is typed in percent", () => {
    expect([percent(0.1234), fromPercent(" 12.5 "), fromPercent(""), fromPercent("x")]).toEqual([12.3, 0.125, null, null]);
  });
});

it("draws what it is told", () => {
  expect(pathOf(TRIANGLE)).toBe("M0 0L500 0L500 1000Z");
  expect(dotOf([0.123456, 1])).toBe("M123.456 1000h0");
  expect(knobOf([0.5, 0.5])).toBe("M494 494h12v12h-12Z");
  expect(pathOf([])).toBe("MZ");
  expect(withPointAfter([[]], 0, 0)).toEqual([[[0, 0]]]);
});

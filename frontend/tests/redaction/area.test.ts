import { describe, expect, it } from "vitest";
import {
  coverPath,
  dragged,
  moved,
  nudged,
  ONE,
  percent,
  placeAt,
  type Side,
  sized,
  whole,
  withPercent,
} from "../../src/logic/redaction-area.js";
import { aTrack, CORNER, MIDDLE } from "./recipes.js";

describe("where something is", () => {
  it("is nowhere without a place", () => {
    expect(placeAt(aTrack([]), 0)).toBeNull();
  });

  it("hides no less than what is meant, and shows no more", () => {
    const between = { left: 0.5, top: 0.25, right: 10.5, bottom: 11 };
    expect(whole(between, false)).toEqual({ left: 0, top: 0, right: 11, bottom: 11 });
    expect(whole(between, true)).toEqual({ left: 1, top: 1, right: 10, bottom: 11 });
  });

  it.each([
    { x: 10.4, y: -20, area: { left: 250_010, top: 249_980, right: 750_010, bottom: 749_980 } },
    { x: -900_000, y: 900_000, area: { left: 0, top: 500_000, right: 500_000, bottom: 1_000_000 } },
    { x: 900_000, y: -900_000, area: { left: 500_000, top: 0, right: 1_000_000, bottom: 500_000 } },
  ])("is moved by $x, $y and stays in the picture with its size", ({ x, y, area }) => {
    expect(moved(MIDDLE, x, y)).toEqual(area);
  });

  it.each([
    { grip: ["left", "top"] as const, x: -10, y: -20, area: { ...MIDDLE, left: 249_990, top: 249_980 } },
    { grip: ["right", "bottom"] as const, x: 10, y: 20, area: { ...MIDDLE, right: 750_010, bottom: 750_020 } },
    { grip: ["left", "bottom"] as const, x: 900_000, y: -900_000, area: { ...MIDDLE, left: 740_000, bottom: 260_000 } },
    { grip: ["right", "top"] as const, x: -900_000, y: 900_000, area: { ...MIDDLE, right: 260_000, top: 740_000 } },
    { grip: ["left", "top"] as const, x: -900_000, y: -900_000, area: { ...MIDDLE, left: 0, top: 0 } },
    { grip: ["right", "bottom"] as const, x: 900_000, y: 900_000, area: { ...MIDDLE, right: 1_000_000, bottom: 1_000_000 } },
  ])("is sized at $grip by $x, $y", ({ grip, x, y, area }) => {
    expect(sized(MIDDLE, grip, x, y)).toEqual(area);
  });

  it("stays as small as it came when only one side of it is moved", () => {
    const tiny = { left: 5, top: 5, right: 6, bottom: 6 };
    expect(sized(tiny, ["left", "top"], 10, 10)).toEqual(tiny);
    expect(sized(tiny, ["right", "bottom"], -10, -10)).toEqual(tiny);
  });

  it.each([
    { key: "ArrowLeft", isSizing: false, area: { ...MIDDLE, left: 245_000, right: 745_000 } },
    { key: "ArrowRight", isSizing: false, area: { ...MIDDLE, left: 255_000, right: 755_000 } },
    { key: "ArrowUp", isSizing: true, area: { ...MIDDLE, bottom: 745_000 } },
    { key: "ArrowDown", isSizing: true, area: { ...MIDDLE, bottom: 755_000 } },
    { key: "a", isSizing: false, area: null },
  ])("is moved or sized by the key $key", ({ key, isSizing, area }) => {
    expect(nudged(MIDDLE, key, isSizing)).toEqual(area);
  });
});

describe("a pointer", () => {
  const from = { x: 300_000, y: 400_000 };

  it.each([
    { to: { x: 500_000.4, y: 600_000 }, area: { left: 300_000, top: 400_000, right: 500_000, bottom: 600_000 } },
    { to: { x: -5, y: 2_000_000 }, area: { left: 0, top: 400_000, right: 300_000, bottom: 1_000_000 } },
    { to: { x: 309_999, y: 900_000 }, area: null },
    { to: { x: 900_000, y: 400_000 }, area: null },
  ])("draws to $to", ({ to, area }) => {
    expect(dragged({ area: null, grip: [], from }, to)).toEqual(area);
  });

  it("moves what it holds, and sizes what it holds at a corner", () => {
    const to = { x: 300_100, y: 400_200 };
    expect(dragged({ area: CORNER, grip: [], from }, to)).toEqual(moved(CORNER, 100, 200));
    expect(dragged({ area: CORNER, grip: ["right", "bottom"], from }, to)).toEqual(sized(CORNER, ["right", "bottom"], 100, 200));
  });
});

describe("percents", () => {
  it("says where a side is", () => {
    expect([12_345, 0, 512_345, ONE].map(percent)).toEqual([1.2, 0, 51.2, 100]);
  });

  it.each<{ side: Side; wanted: number; area: object }>([
    { side: "left", wanted: 10, area: { ...MIDDLE, left: 100_000 } },
    { side: "top", wanted: 99, area: { ...MIDDLE, top: 740_000 } },
    { side: "right", wanted: 80.5, area: { ...MIDDLE, right: 805_000 } },
    { side: "bottom", wanted: 120, area: { ...MIDDLE, bottom: ONE } },
    { side: "bottom", wanted: Number.NaN, area: MIDDLE },
  ])("takes $wanted for $side", ({ side, wanted, area }) => {
    expect(withPercent(MIDDLE, side, wanted)).toEqual(area);
  });
});

describe("coverPath", () => {
  it("covers all, or all but a hole", () => {
    expect(coverPath(null)).toBe("M0 0H1000000V1000000H0Z");
    expect(coverPath(CORNER)).toBe("M0 0H1000000V1000000H0ZM0 0H100000V100000H0Z");
  });
});

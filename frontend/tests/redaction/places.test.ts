import { describe, expect, it } from "vitest";
import type { Area } from "../../src/data/wire.js";
import { ONE, placeAt } from "../../src/logic/redaction-area.js";
import { hiddenBy, onScreen, type OnScreen, seenThrough, standing } from "../../src/logic/redaction-file.js";
import { MOST_MS } from "../../src/logic/redaction-time.js";
import { REASONS } from "../../src/logic/redaction-words.js";
import { MOST } from "../../src/logic/redaction.js";
import places from "./places.json";

/** `places.json` is written by the integration, from what makes the file that leaves. */
describe("what the integration knows as well", () => {
  it.each(places.tracks.flatMap(({ track, places: at }, index) => at.map((each) => ({ ...each, track, index }))))(
    "has track $index at $at_ms ms where the file has it",
    ({ track, at_ms, place }) => {
      const found = placeAt(track, at_ms);
      // Less than a thousandth of a millionth apart: its numbers are fractions, ours are not.
      expect(found === null ? null : rounded(found)).toEqual(place === null ? null : rounded(place));
    },
  );

  it.each(places.pictures)("hides of a picture from $from_ms to $until_ms ms what the file does", ({ track, from_ms, until_ms, size, hidden, around }) => {
    const [width = 0, height = 0] = size;
    const shown: OnScreen = { fromMs: from_ms, untilMs: until_ms, width, height };
    expect(blocks(shown, hiddenBy(track, shown))).toEqual(hidden);
    const seen = seenThrough(track, shown);
    const bright = blocks(shown, seen === null ? [] : [seen]);
    expect(bright.map((row) => row.replace(/[#.]/gu, (sign) => (sign === "#" ? "." : "#")))).toEqual(around);
  });

  it("knows no more of a picture than a player tells", () => {
    expect(onScreen(80, 40, [641, 360])).toEqual({ fromMs: 80, untilMs: 119.999, width: 640, height: 360 });
    expect(onScreen(80, null, [])).toEqual(standing(80));
    const moving = { keys: [80, 100, 120].map((at_ms) => ({ at_ms, area: { left: at_ms, top: 0, right: 1000, bottom: 1 } })), from_ms: null, to_ms: null };
    expect(hiddenBy(moving, standing(80)).map(({ left }) => left)).toEqual([80]);
    expect(hiddenBy(moving, onScreen(80, 40, [])).map(({ left }) => left)).toEqual([80, 100]);
  });

  it("has its limits", () => {
    expect({ ...MOST, ms: MOST_MS, one: ONE }).toEqual(places.limits);
  });

  it("has its reasons, in its order", () => {
    expect(REASONS).toEqual(places.reasons);
  });
});

/** Which blocks of a picture lie in an area, row by row; each of them lies in it as a whole, or not at all. */
const blocks = ({ width, height }: OnScreen, areas: readonly Area[]): string[] =>
  Array.from({ length: Math.ceil(height / 16) }, (_, row) =>
    Array.from({ length: Math.ceil(width / 16) }, (_, column) => {
      const [x, y] = [((column * 16 + 1) / width) * ONE, ((row * 16 + 1) / height) * ONE];
      return areas.some(({ left, top, right, bottom }) => left < x && x < right && top < y && y < bottom) ? "#" : ".";
    }).join(""),
  );

const rounded = (place: object): object =>
  Object.fromEntries(Object.entries(place).map(([side, at]) => [side, Number(at).toFixed(3)]));

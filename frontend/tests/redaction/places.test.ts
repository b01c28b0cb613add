import { describe, expect, it } from "vitest";
import { ONE, placeAt } from "../../src/logic/redaction-area.js";
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

  it("has its limits", () => {
    expect({ ...MOST, ms: MOST_MS, one: ONE }).toEqual(places.limits);
  });

  it("has its reasons, in its order", () => {
    expect(REASONS).toEqual(places.reasons);
  });
});

const rounded = (place: object): object =>
  Object.fromEntries(Object.entries(place).map(([side, at]) => [side, Number(at).toFixed(3)]));

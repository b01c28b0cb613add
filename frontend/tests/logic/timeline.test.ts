import { describe, expect, it } from "vitest";
import type { Clip, ListedClip, Match } from "../../src/data/wire.js";
import { directionOf, goFrom, type Seen, timeline } from "../../src/logic/timeline.js";
import { english, format } from "../builders.js";

const WINDOW = { from: "2026-11-23T13:00:00+00:00", to: "2026-11-23T13:10:00+00:00" };
const at = (minute: string): string => `2026-11-23T13:${minute}+00:00`;

const clip = (id: string, start: string, end: string | null, changes: Partial<Clip> = {}): Clip => ({
  clip_id: id,
  start: at(start),
  end: end === null ? null : at(end),
  size_bytes: 1,
  state: "sealed",
  imported: false,
  held: true,
  ...changes,
});

const told = (of: Clip, changes: Partial<ListedClip> = {}): ListedClip => ({
  ...of,
  camera: "front",
  holds: [],
  triggers: null,
  gaps: null,
  ...changes,
});

const match = (changes: Partial<Match> = {}): Match => ({ camera: "front", clips: [], gaps: [], cut: false, ...changes });

const shown = (matches: readonly Match[], changes: Partial<Seen> = {}) =>
  timeline(
    {
      window: WINDOW,
      matches,
      cameras: [{ camera: "front", device_id: null, title: "Front door", indoor: false, is_online: true }],
      told: new Map(),
      named: [],
      ...changes,
    },
    english,
    format,
  );

describe("timeline", () => {
  it("places clips and what lies between them in percent of the time that was asked for", () => {
    const view = shown([
      match({
        clips: [clip("a", "02:30", "05:00")],
        gaps: [
          { from: WINDOW.from, to: at("02:30") },
          { from: at("05:00"), to: WINDOW.to },
        ],
      }),
    ]);
    expect(view.window).toEqual({ at: 0, size: 100 });
    expect(view.width).toBe(1120);
    expect(view.rows[0]?.items.map(({ kind, at, size }) => [kind, at, size])).toEqual([
      ["gap", 0, 25],
      ["clip", 25, 25],
      ["gap", 50, 50],
    ]);
    expect(view.rows[0]?.items.map(({ label }) => label)).toEqual([
      "No footage: 2:00:00 PM to 2:02:30 PM, 2 min 30 sec.",
      "2:02:30 PM to 2:05:00 PM, 2 min 30 sec",
      "No footage: 2:05:00 PM to 2:10:00 PM, 5 min.",
    ]);
  });

  it("draws a clip as a whole that reaches beyond the time that was asked for", () => {
    const { window, rows } = shown([match({ clips: [clip("a", "05:00", "30:00")] })]);
    expect(window.at).toBe(0);
    expect(window.size).toBeCloseTo(33.3, 1);
    expect(rows[0]?.clips[0]?.size).toBeCloseTo(83.3, 1);
  });

  it("writes times without odd seconds, whatever was asked for", () => {
    const early = clip("a", "00:00", "01:00", { start: "2026-11-23T12:58:37.250+00:00" });
    const { ticks } = shown([match({ clips: [early] })]);
    expect(ticks.map(({ label }) => label)).toEqual([
      "1:59 PM", "2:00 PM", "2:01 PM", "2:02 PM", "2:03 PM", "2:04 PM", "2:05 PM", "2:06 PM", "2:07 PM", "2:08 PM", "2:09 PM",
    ]);
    expect(ticks[0]?.at).toBeCloseTo((22.75 / 682.75) * 100, 6);
  });

  it("leaves a line without words where the end is too near for them", () => {
    const { ticks, width } = shown([match()], { window: { from: WINDOW.from, to: at("09:15") } });
    expect(ticks.map(({ label }) => label).slice(-2)).toEqual(["2:08 PM", ""]);
    expect(width).toBe(Math.ceil(112 * 9.25));
  });

  it("draws a long time no wider than a page can hold", () => {
    const window = { from: WINDOW.from, to: "2026-12-23T13:00:00+00:00" };
    expect(shown([match()], { window }).width).toBe(12_000);
  });

  it("puts a clip into another line that would lie under a short one", () => {
    const second = (at: string) => `04:${at}`;
    const clips = [
      clip("a", second("00"), second("02")),
      clip("b", second("03"), second("05")),
      clip("c", second("06"), second("08")),
      clip("d", "09:50", "09:55"),
      clip("e", "09:57", "10:00"),
    ];
    const { rows, width } = shown([match({ clips })]);
    // 24 of 1120 pixels are almost 13 seconds.
    expect(width).toBe(1120);
    expect(rows[0]?.clips.map(({ lane }) => lane)).toEqual([0, 1, 2, 0, 1]);
  });

  it("puts clips of one camera that overlap beneath each other", () => {
    const clips = [clip("a", "01:00", "03:00"), clip("b", "02:00", "04:00"), clip("c", "03:00", "05:00")];
    const row = shown([match({ clips })]).rows[0];
    expect(row?.clips.map(({ lane }) => lane)).toEqual([0, 1, 0]);
    expect(row?.lanes).toBe(2);
  });

  it("says of a clip what the recorder told", () => {
    const of = clip("a", "01:00", "03:00", { imported: true, state: "cut" });
    const triggers = [
      { kind: "bell", at: at("02:00") },
      { kind: "motion", at: at("01:00") },
      { kind: "button", at: at("01:30") },
      { kind: "action", at: at("01:31") },
    ] as const;
    const view = shown([match({ clips: [of] })], { told: new Map([["a", told(of, { triggers })]]), named: ["a"] });
    const [item] = view.rows[0]?.clips ?? [];
    expect(item?.notes).toEqual([
      "Ring at 2:02:00 PM",
      "Motion at 2:01:00 PM",
      "Recorded by hand at 2:01:30 PM",
      "Asked for by an action at 2:01:31 PM",
      "Ends early, as after a power failure",
      "Imported",
      "Named in the request",
    ]);
    expect(item?.marks).toEqual([
      { kind: "ring", at: 20 },
      { kind: "motion", at: 10 },
    ]);
    expect(item?.isThere).toBe(true);
  });

  it("says of a gap why there are no pictures, where the recorder told", () => {
    const of = clip("a", "00:00", "10:00");
    const gap = { from: at("02:00"), to: at("03:00") };
    const holes = [
      { ...gap, why: "offline" as const },
      { from: at("07:00"), to: at("08:00"), why: "late" as const },
    ];
    const view = shown([match({ clips: [of], gaps: [gap] })], { told: new Map([["a", told(of, { gaps: holes })]]) });
    expect(view.rows[0]?.items[1]?.label).toBe(
      "No footage: 2:02:00 PM to 2:03:00 PM, 1 min. There was no connection to the camera.",
    );
  });

  it("offers neither what is still being recorded nor what is gone", () => {
    const clips = [clip("a", "08:00", null, { state: "open" }), clip("b", "01:00", "02:00", { state: "missing" })];
    const items = shown([match({ clips })]).rows[0]?.clips;
    expect(items?.map(({ isThere }) => isThere)).toEqual([false, false]);
    expect(items?.[0]).toMatchObject({ label: "From 2:08:00 PM, still being recorded", at: 80, size: 20 });
    expect(items?.[1]?.notes).toEqual(["Its file is gone"]);
  });

  it("names a camera that was removed, and says where not all is shown", () => {
    const view = shown([match({ camera: "old", cut: true })]);
    expect(view.isEmpty).toBe(true);
    expect(view.rows[0]).toMatchObject({ title: "Camera that was removed", isCut: true, lanes: 1 });
  });
});

describe("going from clip to clip", () => {
  const { rows } = shown([
    match({ clips: [clip("a", "01:00", "02:00"), clip("b", "05:00", "06:00"), clip("c", "08:00", "09:00")] }),
    match({ camera: "empty" }),
    match({ camera: "back", clips: [clip("d", "00:00", "00:30"), clip("e", "05:30", "06:00")] }),
  ]);

  it.each([
    ["a", "next", "b"],
    ["c", "next", "c"],
    ["b", "previous", "a"],
    ["a", "previous", "a"],
    ["b", "first", "a"],
    ["b", "last", "c"],
    ["a", "down", "d"],
    ["c", "down", "e"],
    ["e", "up", "b"],
    ["a", "up", "a"],
    ["e", "down", "e"],
    ["unknown", "next", "unknown"],
  ] as const)("from %s %s to %s", (from, direction, to) => {
    expect(goFrom(rows, from, direction)).toBe(to);
  });

  it.each([
    ["ArrowRight", false, "next"],
    ["ArrowRight", true, "previous"],
    ["ArrowLeft", false, "previous"],
    ["ArrowLeft", true, "next"],
    ["ArrowUp", true, "up"],
    ["ArrowDown", true, "down"],
    ["Home", false, "first"],
    ["End", false, "last"],
    ["a", false, null],
  ] as const)("by %s where right to left is %s: %s", (key, isRtl, direction) => {
    expect(directionOf(key, isRtl)).toBe(direction);
  });
});

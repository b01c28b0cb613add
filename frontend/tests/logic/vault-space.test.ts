import { describe, expect, it } from "vitest";
import type { Space } from "../../src/data/wire.js";
import { epochName, spaceView } from "../../src/logic/vault-space.js";
import { english, format } from "../builders.js";
import { aSpace } from "../vault-builders.js";

const view = (changes: Partial<Space> = {}) => spaceView(aSpace(changes), english, format);
const GIGABYTE = 1e9;
const ALONE = { cameras: [] };

describe("space", () => {
  it("is said in words, by camera and by month, the newest first", () => {
    expect(view()).toEqual({
      percent: 25,
      used: "5 GB of 20 GB used",
      forecast:
        "About 2 GB come each day. At the pace of the last 7 days it is full in about 8 days. Then the oldest clips go first.",
      rows: [
        ["Kept by holds", "1 GB"],
        ["Free on the disk", "100 GB"],
        ["Oldest clip", "Nov 1, 2026, 9:00 AM"],
        ["Time that clips are kept", "14 days"],
      ],
      cameras: [
        ["Front door", "4 GB"],
        ["Camera that was removed", "1 GB"],
      ],
      epochs: [
        { epoch: "2026-11.2", name: "November 2026, key 2", line: "Clips: 1,200, 4 GB" },
        { epoch: "2026-10", name: "October 2026", line: "Clips: 3, 1 GB" },
      ],
      erased: null,
    });
  });

  it("says before when backups hold keys that were erased", () => {
    expect(view({ erased: "2026-11-20T08:00:00.000+00:00" }).erased).toContain("from before Nov 20, 2026, 9:00 AM.");
  });

  it("leaves out what is not known, and is never more than full", () => {
    const { percent, rows } = view({ used_bytes: 30 * GIGABYTE, free_bytes: null, first: null });
    expect(percent).toBe(100);
    expect(rows.map(([term]) => term)).toEqual(["Kept by holds", "Time that clips are kept"]);
  });

  it("says for how long a camera keeps its own", () => {
    const cameras = [{ camera: "door", title: "Front door", retention_days: 3, size_bytes: 0 }];
    expect(view({ cameras }).cameras).toEqual([["Front door", "0 bytes, kept 3 days"]]);
  });
});

describe("a forecast", () => {
  it.each([
    ["is none without a clip", { first: null, ...ALONE }, "not known yet"],
    ["is none after less than a day", { first: "2026-11-23T20:00:00.000+00:00", ...ALONE }, "not known yet"],
    ["is none where nothing came within a week", { week_bytes: 0, ...ALONE }, "not known yet"],
    ["ends with the space", { used_bytes: 20 * GIGABYTE, ...ALONE }, "The space is full."],
    ["ends with the disk where that is sooner", { free_bytes: 4 * GIGABYTE, ...ALONE }, "full in about 2 days"],
    ["asks the space alone where the disk does not say", { free_bytes: null, ...ALONE }, "full in about 8 days"],
    ["is a day at least", { free_bytes: 1, ...ALONE }, "full in about 1 day."],
    ["goes by the days there are", { first: "2026-11-22T08:00:00.000+00:00", week_bytes: 4 * GIGABYTE, ...ALONE }, "8 days"],
    ["knows what goes by age before", { week_bytes: 7 * GIGABYTE, ...ALONE }, "Clips go after 14 days, before"],
    ["does not look far", { week_bytes: 0.07 * GIGABYTE, retention_days: 3000, ...ALONE }, "for more than a year"],
  ])("%s", (_, changes, words) => {
    expect(view(changes).forecast).toContain(words);
  });

  it("goes by whichever camera keeps its clips longest", () => {
    const cameras = [{ camera: "door", title: "Front door", retention_days: 30, size_bytes: 0 }];
    expect(view({ week_bytes: 7 * GIGABYTE, cameras }).forecast).toContain("full in about 15 days");
  });
});

it("calls what is no month what it is called", () => {
  expect(epochName("2026-01", english, format)).toBe("January 2026");
});

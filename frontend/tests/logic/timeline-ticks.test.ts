import { describe, expect, it } from "vitest";
import { formatFor } from "../../src/logic/format.js";
import { ticksIn } from "../../src/logic/timeline-ticks.js";

const format = formatFor("en-GB", "Europe/Berlin", "24");
const ticks = (from: string, to: string, of = format) => ticksIn(Date.parse(from), Date.parse(to), of);
const labels = (from: string, to: string, of = format) => ticks(from, to, of).map(({ label }) => label);

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

describe("ticksIn", () => {
  it.each([
    ["a minute", MINUTE, 5 * SECOND],
    ["2 minutes", 2 * MINUTE, 15 * SECOND],
    ["5 minutes", 5 * MINUTE, 30 * SECOND],
    ["10 minutes", 10 * MINUTE, MINUTE],
    ["20 minutes", 20 * MINUTE, 2 * MINUTE],
    ["an hour", HOUR, 5 * MINUTE],
    ["90 minutes", 90 * MINUTE, 10 * MINUTE],
    ["3 hours", 3 * HOUR, 15 * MINUTE],
    ["6 hours", 6 * HOUR, 30 * MINUTE],
    ["12 hours", 12 * HOUR, HOUR],
    ["a day", 24 * HOUR, 2 * HOUR],
    ["a day to the moment after it", 24 * HOUR + 1, 2 * HOUR],
    ["3 days", 72 * HOUR, 6 * HOUR],
    ["6 days", 144 * HOUR, 12 * HOUR],
  ])("writes round times of %s", (_, length, step) => {
    // Of Berlin, an hour before the universal one.
    const from = Date.parse("2026-11-23T13:00:01.500Z");
    const found = ticksIn(from, from + length, format);
    expect(found.length).toBeGreaterThan(4);
    expect(found.length).toBeLessThanOrEqual(13);
    expect(found.every(({ ms }) => (ms + HOUR) % step === 0)).toBe(true);
    expect(found.slice(1).every(({ ms }, index) => ms - (found[index]?.ms ?? 0) === step)).toBe(true);
    expect((found[0]?.ms ?? 0) - from).toBeLessThan(step);
  });

  it("says seconds only where they differ, and a day where one begins", () => {
    expect(labels("2026-11-23T13:00:07Z", "2026-11-23T13:00:21Z")).toEqual(["14:00:10", "14:00:15", "14:00:20"]);
    expect(labels("2026-11-23T22:58:00Z", "2026-11-23T23:02:00Z")).toContain("24 Nov 2026");
    expect(labels("2026-11-23T21:00:00Z", "2026-11-24T01:00:00Z")).toEqual([
      "22:00", "22:30", "23:00", "23:30", "24 Nov 2026", "00:30", "01:00", "01:30",
    ]);
  });

  it.each([
    ["goes forward", "2026-03-28T23:00:00Z", ["29 Mar 2026", "04:00", "06:00", "08:00", "10:00"]],
    ["goes back", "2026-10-24T22:00:00Z", ["25 Oct 2026", "02:00", "04:00", "06:00", "08:00"]],
  ])("stays round where the clock %s", (_, from, said) => {
    expect(labels(from, new Date(Date.parse(from) + 20 * HOUR).toISOString()).slice(0, 5)).toEqual(said);
  });

  it("writes each hour once that is there once, and twice where it is there twice", () => {
    expect(labels("2026-10-24T22:00:00Z", "2026-10-25T04:00:00Z").filter((label) => label === "02:00")).toHaveLength(2);
    expect(labels("2026-03-28T23:00:00Z", "2026-03-29T05:00:00Z")).not.toContain("02:00");
  });

  it.each(["Asia/Kathmandu", "Australia/Lord_Howe", "America/Havana", "America/St_Johns", "UTC"])("is round by the clock of %s, all year", (zone) => {
    const here = formatFor("en-GB", zone, "24");
    for (let day = 0; day < 365; day += 1) {
      const from = Date.UTC(2026, 0, 1) + day * 24 * HOUR;
      const found = ticksIn(from, from + 24 * HOUR, here);
      const [first, ...others] = found;
      expect(others.every(({ label }) => /^(?:\d[02468]:00|\d+ \w+ \d{4})$/u.test(label))).toBe(true);
      expect(others.every(({ ms }, index) => ms - (index === 0 ? (first?.ms ?? 0) : (others[index - 1]?.ms ?? 0)) >= HOUR)).toBe(true);
      expect(found.length).toBeGreaterThan(9);
    }
  });

  it("leaves some days out where there are too many of them", () => {
    const found = labels("2026-01-01T00:00:00Z", "2026-03-31T00:00:00Z");
    expect(found.length).toBeLessThanOrEqual(13);
    expect(found.slice(0, 3)).toEqual(["2 Jan 2026", "9 Jan 2026", "16 Jan 2026"]);
  });
});

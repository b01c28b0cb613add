import { describe, expect, it, vi } from "vitest";
import { formatFor } from "../../src/logic/format.js";
import { hinter } from "../../src/logic/hint.js";
import { memo } from "../../src/logic/memo.js";
import { type Place, pathTo, placeOf } from "../../src/logic/routes.js";
import { isPlain, isThisMachine, originOf } from "../../src/logic/transport.js";
import { format } from "../builders.js";

const ID = "01KB0000000000000000000001";

describe("routes", () => {
  it.each<[string, Place]>([
    ["", { page: "inbox" }],
    ["/", { page: "inbox" }],
    ["/shares", { page: "shares" }],
    ["/people/", { page: "people" }],
    ["/setup", { page: "setup" }],
    [`/request/${ID}`, { page: "request", id: ID }],
    [`/draft/${ID}`, { page: "draft", id: ID }],
    ["/process", { page: "process" }],
    [`/paper/${ID}`, { page: "paper", id: ID }],
    [`/held/${ID}`, { page: "held", id: ID }],
    ["/held", { page: "not-found" }],
    ["/paper", { page: "not-found" }],
    ["/request", { page: "not-found" }],
    ["/request/..%2fshares", { page: "not-found" }],
    [`/request/${ID.toLowerCase()}`, { page: "not-found" }],
    [`/request/${ID}/approve`, { page: "not-found" }],
    ["/shares/1", { page: "not-found" }],
    ["/constructor", { page: "not-found" }],
    ["/inbox", { page: "not-found" }],
  ])("reads %j", (path, place) => {
    expect(placeOf(path)).toEqual(place);
  });

  it.each<[Place, string]>([
    [{ page: "inbox" }, "/footage-guard"],
    [{ page: "not-found" }, "/footage-guard"],
    [{ page: "shares" }, "/footage-guard/shares"],
    [{ page: "request", id: ID }, `/footage-guard/request/${ID}`],
    [{ page: "draft", id: ID }, `/footage-guard/draft/${ID}`],
    [{ page: "held", id: ID }, `/footage-guard/held/${ID}`],
  ])("writes %j", (place, path) => {
    expect(pathTo("/footage-guard", place)).toBe(path);
  });
});

describe("format", () => {
  const plain = (text: string) => text.replace(/[\u2009\u202f\u00a0]/gu, " ");

  it("shows the clocks of the home", () => {
    expect(plain(format.moment("2026-11-24T23:30:00Z"))).toBe("Nov 25, 2026, 12:30 AM");
    expect(format.day("2026-11-24T23:30:00Z")).toBe("Nov 25, 2026");
    expect(plain(format.time("2026-11-24T23:30:05Z"))).toBe("12:30:05 AM");
  });

  it.each([
    ["12", "en-US", "3:30:00 PM"],
    ["24", "en-US", "15:30:00"],
    ["language", "en-GB", "15:30:00"],
    ["system", "en-US", "3:30:00 PM"],
  ] as const)("shows hours as asked for (%s, %s)", (clock, language, shown) => {
    expect(plain(formatFor(language, "UTC", clock).time("2026-11-24T15:30:00Z"))).toBe(shown);
  });

  it.each([
    ["24", "en-US", "00:05:00", "12:05:00"],
    ["12", "de", "12:05:00 AM", "12:05:00 PM"],
  ] as const)("begins the day and its second half as the clock does (%s, %s)", (clock, language, midnight, noon) => {
    const { time } = formatFor(language, "UTC", clock);
    expect([plain(time("2026-11-24T00:05:00Z")), plain(time("2026-11-24T12:05:00Z"))]).toEqual([midnight, noon]);
  });

  it("tells times apart that the clock shows twice", () => {
    expect([format.zoned("2026-10-25T00:15:00Z"), format.zoned("2026-10-25T01:15:00Z")].map(plain)).toEqual([
      "2:15:00 AM GMT+2",
      "2:15:00 AM GMT+1",
    ]);
  });

  it("joins what two moments share", () => {
    expect(plain(format.span("2026-11-24T13:00:00Z", "2026-11-24T14:00:00Z"))).toBe("Nov 24, 2026, 2:00 – 3:00 PM");
  });

  it.each([
    [0, "0 sec"],
    [499, "0 sec"],
    [59_600, "1 min"],
    [5_400_000, "1 hr 30 min"],
    [3_661_000, "1 hr 1 min"],
    [90_000_000, "1 day 1 hr"],
  ])("shows %d ms as %s", (ms, shown) => {
    expect(format.duration(ms)).toBe(shown);
  });

  it.each([
    [0, "0 bytes"],
    [999, "999 bytes"],
    [1_500, "1.5 kB"],
    [20_000_000, "20 MB"],
    [3e15, "3,000 TB"],
  ])("shows %d bytes as %s", (bytes, shown) => {
    expect(format.bytes(bytes)).toBe(shown);
  });

  it("groups digits", () => {
    expect(format.number(20_000)).toBe("20,000");
  });
});

describe("isPlain", () => {
  it.each([
    ["http:", "home.example", true],
    ["http:", "192.168.1.2", true],
    ["http:", "localhost.example", true],
    ["http:", "localhost", false],
    ["http:", "127.0.0.1", false],
    ["http:", "[::1]", false],
    ["https:", "home.example", false],
  ])("%s//%s: %s", (protocol, hostname, plain) => {
    expect(isPlain({ protocol, hostname })).toBe(plain);
  });
});

describe("the origin of links", () => {
  it.each([
    ["http://localhost:8123", true],
    ["http://127.0.0.1:8123", true],
    ["http://[::1]:8123", true],
    ["https://localhost", true],
    ["https://home.example", false],
    ["https://localhost.example", false],
    ["", false],
  ])("is this machine: %s, %s", (origin, is) => {
    expect(isThisMachine(origin)).toBe(is);
  });

  it.each([
    ["https://Home.example:443/lovelace", "https://home.example"],
    ["https://home.example:8123", "https://home.example:8123"],
    ["http://home.example:8123", null],
    ["home.example", null],
    ["", null],
  ])("that %j makes is %j", (address, origin) => {
    expect(originOf(address)).toBe(origin);
  });
});

describe("hinter", () => {
  it("sees our own binary sensors, whatever they are called, and no others", () => {
    const hintOf = hinter();
    const entities = {
      "binary_sensor.renamed": { platform: "footage_guard" },
      "sensor.ours": { platform: "footage_guard" },
      "binary_sensor.other": { platform: "mqtt" },
    };
    const states = { "binary_sensor.renamed": { state: "on" }, "binary_sensor.other": { state: "off" } };
    expect(hintOf({ entities, states })).toBe("on");
    expect(hintOf({ entities, states: {} })).toBe("");
    expect(hintOf({ entities: {}, states })).toBe("");
  });
});

describe("memo", () => {
  it("makes a value once for the same parts", () => {
    const make = vi.fn((one: number, other: string) => `${String(one)}${other}`);
    const made = memo(make);
    expect([made(1, "a"), made(1, "a"), made(2, "a"), made(1, "a")]).toEqual(["1a", "1a", "2a", "1a"]);
    expect(make).toHaveBeenCalledTimes(3);
  });
});

import { describe, expect, it } from "vitest";
import type { ReleaseInput, Share } from "../../src/data/wire.js";
import { allEndedText, endedText, shorter, shortenedText, sharesView } from "../../src/logic/shares-view.js";
import { english, format } from "../builders.js";
import { aShare } from "../share-builders.js";

const AT = "2026-11-25T08:00:00.000+00:00";
const card = (changes: Partial<Share> = {}) => {
  const found = sharesView({ shares: [aShare(changes)], is_whole: true }, english, format).lists[0]?.cards[0];
  if (found === undefined) throw new Error("no card");
  return found;
};

describe("sharesView", () => {
  it("keeps what goes out apart from what ended", () => {
    const shares = [aShare({ state: "ended" }), aShare(), aShare({ state: "cooling" })];
    const view = sharesView({ shares, is_whole: true }, english, format);
    expect(view.lists.map(({ heading, cards }) => [heading, cards.length])).toEqual([
      ["Going out", 2],
      ["Ended", 1],
    ]);
    expect([view.isEmpty, view.going, view.most]).toEqual([false, 2, null]);
    expect(sharesView({ shares: [], is_whole: true }, english, format)).toEqual({ lists: [], isEmpty: true, going: 0, most: null });
  });

  it("says that there may be more than are listed", () => {
    const shares = Array.from({ length: 100 }, () => aShare());
    expect(sharesView({ shares, is_whole: true }, english, format).most).toBe("Of those that ended, the newest are shown.");
  });

  it("says who has what until when", () => {
    expect(card()).toMatchObject({
      who: "J. Doe, Police of Springfield",
      state: "It can be collected until Dec 1, 2026, 9:00 AM.",
      facts: [
        ["What for", "Burglary"],
        ["How", "Link"],
        ["Files", "footage-1.mp4 (2.5 MB)"],
        ["Downloads left", "2 of 3"],
        ["Wrong access codes still allowed", "5"],
      ],
      accesses: { heading: "Nobody has opened it.", lines: [] },
      end: "revoke",
      less: { downloads: "2", until: "2026-12-01T09:00" },
    });
  });

  it("says that what cools has not left, and offers to stop it", () => {
    const cooling = card({ state: "cooling", code_tries_left: null });
    expect(cooling.state).toBe("Not out yet. It can be collected from Nov 24, 2026, 9:00 AM on.");
    expect(cooling.facts.at(-1)).toEqual(["Ends", "Dec 1, 2026, 9:00 AM"]);
    expect(cooling.end).toBe("veto");
  });

  it.each<[ReleaseInput, string]>([
    ["revoke", "Ended Nov 25, 2026, 9:00 AM: it was taken back, or its code was wrong too often."],
    ["expire", "Ended Nov 25, 2026, 9:00 AM: its time was over."],
    ["use_up", "Ended Nov 25, 2026, 9:00 AM: all downloads were used."],
    ["lock_down", "Ended Nov 25, 2026, 9:00 AM by a lockdown."],
    ["interrupt", "Ended Nov 25, 2026, 9:00 AM: how it stood was not known any more."],
    ["pass", "Ended."],
  ])("says that it ended by %s", (by, sentence) => {
    const over = card({ state: "ended", ended: { at: AT, by } });
    expect(over.state).toBe(sentence);
    expect([over.end, over.less]).toEqual([null, null]);
  });

  it("says no more than is known of what was erased", () => {
    const erased = { delivery: null, recipient: null, purpose: null, max_downloads: null, files: [], not_after: null };
    const over = card({ state: "ended", ...erased });
    expect([over.who, over.state, over.facts]).toEqual(["Erased with its request", "Ended.", []]);
    expect(card(erased)).toMatchObject({ state: "It can be collected until .", less: null });
  });

  it("names whoever is named", () => {
    expect(card({ recipient: { name: "", organisation: "Police" } }).who).toBe("Police");
  });

  it("tells who opened it, the newest first", () => {
    const from = { at: AT, network: "192.0.2.0/24", client: "phone" } as const;
    const { accesses } = card({
      accesses: [
        { ...from, what: "opened", downloads_left: 1 },
        { ...from, what: "finished", file: 1, size: 2_000_000, network: "" },
        { at: AT, what: "shortened", downloads_left: 0, not_after: AT, person_id: null },
      ],
    });
    expect(accesses.heading).toBe("Accesses: 3");
    expect(accesses.lines).toEqual([
      "Nov 25, 2026, 9:00 AM · Made less. Downloads left: 0, until Nov 25, 2026, 9:00 AM",
      "Nov 25, 2026, 9:00 AM · Downloaded, 2 MB · a phone",
      "Nov 25, 2026, 9:00 AM · Opened. Downloads left: 1 · a phone · 192.0.2.0/24",
    ]);
  });
});

describe("what was downloaded", () => {
  const from = { at: AT, network: "192.0.2.0/24", client: "phone" } as const;
  const opened = { ...from, what: "opened", downloads_left: 1 } as const;
  const sent = (what: "started" | "finished" | "broken_off" | "refused", size = 0, file: number | null = 1) =>
    ({ ...from, what, file, size }) as const;

  it("is not asked of what nobody opened, or has not left", () => {
    expect(card().taken).toBe(null);
    expect(card({ state: "cooling", accesses: [sent("refused", 0, null)] }).taken).toBe(null);
  });

  it("is nothing where somebody only looked, was refused or got no byte", () => {
    const accesses = [opened, sent("refused", 0, null), sent("started"), sent("broken_off")];
    expect(card({ accesses }).taken).toEqual({ heading: "Nothing of it was downloaded.", lines: [], who: null });
  });

  it("is told with when and from where, the newest first, also once it has ended", () => {
    const accesses = [
      opened,
      sent("started"),
      sent("finished", 2_000_000),
      sent("started", 0, 0),
      sent("broken_off", 500_000, 0),
      { ...sent("started", 0, 9), network: "" },
    ];
    expect(card({ accesses, state: "ended", ended: { at: AT, by: "revoke" } }).taken).toEqual({
      heading: "Downloads that cannot be called back: 3",
      lines: [
        "All files: begun. How much was sent is not known. · Nov 25, 2026, 9:00 AM · a phone",
        "All files: a part, 500 kB · Nov 25, 2026, 9:00 AM · a phone · 192.0.2.0/24",
        "footage-1.mp4: whole, 2 MB · Nov 25, 2026, 9:00 AM · a phone · 192.0.2.0/24",
      ],
      who: "No more is known of who it was than this: somebody who had the link.",
    });
  });

  it("keeps downloads apart that are under way from several places", () => {
    const other = { network: "198.51.100.0/24" };
    const accesses = [sent("started"), { ...sent("started"), ...other }, { ...sent("finished", 5_000), ...other }];
    expect(card({ accesses, delivery: "file" }).taken).toMatchObject({
      lines: [expect.stringContaining("whole, 5 kB"), expect.stringContaining("begun")],
      who: null,
    });
    // Of an end whose beginning is not in the list, the end is told.
    expect(card({ accesses: [sent("finished", 5_000)] }).taken?.lines).toHaveLength(1);
  });

  it("says that there is more where not all is shown", () => {
    const many = (count: number) => card({ accesses: Array.from({ length: count }, () => sent("finished", 5_000)) }).taken;
    expect(many(10)?.lines).toHaveLength(10);
    expect(many(11)?.lines.at(-1)).toBe("What came before stands in the history.");
    const refused = card({ accesses: Array.from({ length: 200 }, () => sent("refused", 0, null)) }).taken;
    expect(refused?.lines).toEqual(["What came before stands in the history."]);
  });
});

describe("what was done to a share", () => {
  it("is said as the server has it", () => {
    const moved = { draft_id: "d", request_id: "r", version: 1 };
    expect(endedText({ ...moved, state: "declined" }, english)).toContain("Stopped.");
    expect(endedText({ ...moved, state: "ended" }, english)).toContain("Taken back.");
    expect(allEndedText({ ended: 12 }, english, format)).toContain("Ended: 12.");
    expect(shortenedText({ share_id: "s", downloads_left: 1, not_after: AT }, english, format)).toBe(
      "Downloads left: 1. It ends Nov 25, 2026, 9:00 AM.",
    );
  });

  it.each([
    [{ downloads: "1", until: "2026-12-01T09:00" }, { downloads: 1 }],
    [{ downloads: "2", until: "2026-11-30T09:00" }, { not_after: "2026-11-30T08:00:00.000Z" }],
    [{ downloads: "2", until: "2026-12-01T09:00" }, null],
    [{ downloads: "-1", until: "2026-12-01T09:00" }, null],
    [{ downloads: "١", until: "2026-12-01T09:00" }, { downloads: 1 }],
    [{ downloads: "۲", until: "2026-12-01T09:00" }, null],
    [{ downloads: "1", until: "" }, null],
  ])("sends of %j only what is another", (typed, fields) => {
    expect(shorter({ downloads: "2", until: "2026-12-01T09:00" }, typed, "Europe/Berlin")).toEqual(fields);
  });
});

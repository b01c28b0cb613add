import { afterEach, describe, expect, it, vi } from "vitest";
import type { KeptBy, ListedClip, Offers } from "../../src/data/wire.js";
import { calendarView, dayAfterKey, dayOf, firstWeekdayOf, monthOf, spanOfDay, today, turned } from "../../src/logic/clips-calendar.js";
import { heatText, outline, partOf, placesAt } from "../../src/logic/clips-heat.js";
import { beginsOf, importOf } from "../../src/logic/clips-import.js";
import { ALL, clipsView, fieldsOf, holdsOf, type Listed } from "../../src/logic/clips-list.js";
import { offersView, withImported } from "../../src/logic/clips-offers.js";
import { draftOf, hindranceOf, wishOf } from "../../src/logic/clips-share.js";
import { english, format, standings } from "../builders.js";
import { aClip } from "../clip-builders.js";

const BERLIN = "Europe/Berlin";
const DOOR = { camera: "door", device_id: null, title: "Front door", indoor: false, is_online: true };

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("the calendar", () => {
  it("knows days and months by the clock of the home", () => {
    expect(today(Date.parse("2026-11-24T23:30:00Z"), BERLIN)).toBe("2026-11-25");
    expect(dayOf("2026-11-24T22:30:00+00:00", BERLIN)).toBe("2026-11-24");
    expect(monthOf("2026-11-24")).toBe("2026-11");
    expect([turned("2026-11", 2), turned("2026-01", -1)]).toEqual(["2027-01", "2025-12"]);
  });

  it("knows when days begin, also those of 23 and 25 hours", () => {
    expect(spanOfDay("2026-11-24", BERLIN)).toEqual({ from: "2026-11-23T23:00:00.000Z", to: "2026-11-24T23:00:00.000Z" });
    expect(spanOfDay("2026-10-25", BERLIN)).toEqual({ from: "2026-10-24T22:00:00.000Z", to: "2026-10-25T23:00:00.000Z" });
    expect(spanOfDay("2026-03-29", BERLIN)).toEqual({ from: "2026-03-28T23:00:00.000Z", to: "2026-03-29T22:00:00.000Z" });
  });

  it("begins a day where the clock first shows it, whether midnight comes twice or not at all", () => {
    expect(spanOfDay("2026-11-01", "America/Havana").from).toBe("2026-11-01T04:00:00.000Z");
    expect(spanOfDay("2026-03-29", "Asia/Beirut").from).toBe("2026-03-28T22:00:00.000Z");
  });

  it("is a table of weeks that begin where people begin them", () => {
    const { title, weekdays, weeks } = calendarView("2026-11", { "2026-11-24": 5 }, "en-US", 7);
    expect(title).toBe("November 2026");
    expect(weekdays[0]).toEqual({ short: "Sun", long: "Sunday" });
    expect(weeks).toHaveLength(5);
    expect(weeks[0]?.[0]).toEqual({ day: "2026-11-01", number: "1", label: "Sunday, November 1, 2026", clips: 0 });
    expect(weeks[3]?.[2]?.clips).toBe(5);
    expect(weeks[4]?.slice(1).map((day) => day?.number ?? null)).toEqual(["30", null, null, null, null, null]);
    expect(calendarView("2026-11", {}, "de", 1).weeks[0]?.map((day) => day?.number ?? null)).toEqual([null, null, null, null, null, null, "1"]);
    expect(calendarView("2026-11", {}, "en-US").weekdays).toHaveLength(7);
  });

  it.each([
    ["getWeekInfo", 7],
    ["weekInfo", 6],
    ["nothing", 1],
  ])("asks the browser when weeks begin: %s", (how, first) => {
    const info = { firstDay: first };
    vi.stubGlobal("Intl", { Locale: function Locale() { return how === "getWeekInfo" ? { getWeekInfo: () => info } : how === "weekInfo" ? { weekInfo: info } : {}; } });
    expect(firstWeekdayOf("en-US")).toBe(first);
  });

  it.each([
    ["ArrowRight", false, "2026-11-25"],
    ["ArrowRight", true, "2026-11-23"],
    ["ArrowLeft", false, "2026-11-23"],
    ["ArrowLeft", true, "2026-11-25"],
    ["ArrowDown", false, "2026-12-01"],
    ["ArrowUp", false, "2026-11-17"],
    ["Home", false, "2026-11-23"],
    ["End", false, "2026-11-29"],
    ["PageDown", false, "2026-12-24"],
    ["PageUp", false, "2026-10-24"],
    ["Enter", false, null],
  ])("goes by %s (from right to left: %s) to %s", (key, isRtl, day) => {
    expect(dayAfterKey("2026-11-24", key, isRtl, 1)).toBe(day);
  });

  it("goes to the last day of a shorter month, and through a week from Sunday on", () => {
    expect(dayAfterKey("2026-10-31", "PageDown", false, 1)).toBe("2026-11-30");
    expect(dayAfterKey("2026-11-29", "Home", false, 7)).toBe("2026-11-29");
    expect(dayAfterKey("2026-11-29", "Home", false, 1)).toBe("2026-11-23");
  });
});

const listed = (clips: readonly ListedClip[], changes: Partial<Listed> = {}): Listed => ({ clips, more: false, next: null, wanted: ALL, ...changes });
const view = (value: Listed) => clipsView(value, standings({ cameras: [DOOR] }), english, format);

describe("the list", () => {
  it("asks for what is wanted", () => {
    expect(fieldsOf(ALL, BERLIN)).toEqual({ limit: 200 });
    expect(fieldsOf({ day: "2026-11-24", camera: "door", reason: "bell", hold: null, pages: ["a", "b"] }, BERLIN)).toEqual({
      limit: 200,
      from: "2026-11-23T23:00:00.000Z",
      to: "2026-11-24T23:00:00.000Z",
      camera: ["door"],
      reasons: ["bell"],
      before: "b",
    });
    expect(fieldsOf({ ...ALL, hold: "h" }, BERLIN)).toEqual({ limit: 200, hold_id: "h" });
  });

  it("groups clips by days, the newest first, and draws none of many days", () => {
    const clips = [
      aClip({ clip_id: "C", start: "2026-11-24T23:30:00+00:00", end: "2026-11-24T23:31:00+00:00", held: true }),
      aClip({ clip_id: "B", camera: "gone", start: "2026-11-24T08:00:00+00:00", end: null, state: "open" }),
      aClip({ clip_id: "A", start: "2026-11-24T07:00:00+00:00", end: "2026-11-24T07:01:00+00:00", state: "missing" }),
    ];
    const shown = view(listed(clips));
    expect(shown.groups.map(({ heading, rows }) => [heading, rows.map(({ id }) => id)])).toEqual([
      ["Nov 25, 2026", ["C"]],
      ["Nov 24, 2026", ["B", "A"]],
    ]);
    const [[held], [open, missing]] = shown.groups.map(({ rows }) => rows) as [readonly [(typeof shown.groups)[0]["rows"][0]], (typeof shown.groups)[0]["rows"]];
    expect([held.title, held.notes.at(-1), held.isThere]).toEqual(["Front door", "Kept by a hold", true]);
    expect([open?.title, open?.isThere]).toEqual(["Camera that was removed", false]);
    expect(missing?.isThere).toBe(false);
    expect([shown.drawn, shown.isEmpty, shown.mayGoBack, shown.mayGoOn]).toEqual([null, false, false, false]);
  });

  it("keeps the order of the server where clips begin at once", () => {
    const clips = ["D", "C", "B", "A"].map((clip_id, at) => aClip({ clip_id, camera: at % 2 === 0 ? "door" : "gate" }));
    expect(view(listed(clips)).groups.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(["D", "C", "B", "A"]);
  });

  it("says that nothing is there", () => {
    expect(view(listed([])).isEmpty).toBe(true);
    expect(view(listed([], { wanted: { ...ALL, day: "2026-11-24" } })).drawn?.isEmpty).toBe(true);
  });

  it("draws of a day what the page holds, and no time that another page covers", () => {
    const day = { ...ALL, day: "2026-11-24" };
    const [late, early] = [aClip({ clip_id: "B" }), aClip({ clip_id: "A", start: "2026-11-24T06:00:00+00:00", end: "2026-11-24T06:01:00+00:00" })];
    const whole = view(listed([late, early], { wanted: day })).drawn;
    expect(whole?.rows[0]?.clips.map(({ id, at }) => [id, Math.floor(at)])).toEqual([["A", 29], ["B", 37]]);
    const first = view(listed([late, early], { wanted: day, more: true, next: "A" }));
    expect(first.drawn?.rows[0]?.clips.map(({ at }) => Math.round(at))).toEqual([0, 12]);
    expect(first.mayGoOn).toBe(true);
    const last = view(listed([late, early], { wanted: { ...day, pages: ["X"] } }));
    expect(last.drawn?.rows[0]?.clips.map(({ at }) => Math.round(at))).toEqual([78, 100]);
    expect(last.mayGoBack).toBe(true);
  });

  it("says what keeps a clip, and what of it a person can end", () => {
    const hold = (changes: Partial<KeptBy>): KeptBy => ({ hold_id: "H", kind: "owner", made: "", until: null, clips: 2, size_bytes: 1, ...changes });
    const holds = [hold({}), hold({ hold_id: "L", kind: "legal" }), hold({ hold_id: "R", kind: "request", until: "2026-12-01T08:00:00+00:00" }), hold({ hold_id: "other" })];
    expect(holdsOf(aClip({ holds: ["R", "L", "H"] }), holds, english, format).map(({ id, label, mayLift }) => [id, label, mayLift])).toEqual([
      ["H", "Kept by you or another approver. No end. Clips in this hold: 2.", true],
      ["L", "Kept for a law or a court. No end. Clips in this hold: 2.", true],
      ["R", "Kept for a request. Until Dec 1, 2026, 9:00 AM. Clips in this hold: 2.", false],
    ]);
  });
});

describe("giving clips away", () => {
  const typed = { recipient: "Parcel service", purpose: "A parcel was taken." };
  const clips = [aClip({ clip_id: "B" }), aClip({ clip_id: "A", start: "2026-11-24T06:00:00.500+00:00", end: null })];

  it("takes as many as a draft and a request hold", () => {
    expect(hindranceOf(clips)).toBeNull();
    expect(hindranceOf([aClip(), aClip({ end: "2026-11-25T08:00:00+00:00" })])).toBe("too_far");
    expect(hindranceOf(Array.from({ length: 51 }, () => aClip()))).toBe("too_many");
  });

  it("is a request of the household's own, for exactly these clips", () => {
    expect(wishOf(clips, typed)).toEqual({
      requester: { type: "household" },
      purpose: "A parcel was taken.",
      scope: { window_from: "2026-11-24T06:00:00.500Z", window_to: "2026-11-24T08:00:30.000Z" },
      proposal: { recipient: "Parcel service", clip_ids: ["B", "A"] },
    });
    expect(wishOf([aClip({ end: null })], typed)["scope"]).toEqual({ window_from: "2026-11-24T08:00:00.000Z", window_to: "2026-11-24T08:00:01.000Z" });
  });

  it("begins with whole clips in the order of their times, without sound, as a file", () => {
    const draft = draftOf(clips, typed);
    expect(draft.clips.map(({ clip_id, redaction }) => [clip_id, redaction.cut, redaction.audio])).toEqual([
      ["A", { from_ms: 0, to_ms: 1 }, false],
      ["B", { from_ms: 0, to_ms: 30_000 }, false],
    ]);
    expect(draft).toMatchObject({ recipient: { name: "Parcel service", level: 0, method: "" }, delivery: "file", legal_basis: "voluntary", purpose: "A parcel was taken." });
  });
});

describe("where something moved", () => {
  it("asks for a part at a time", () => {
    expect([partOf(0), partOf(119_999), partOf(120_000)].map(({ from_ms, to_ms }) => [from_ms, to_ms])).toEqual([
      [0, 120_000],
      [0, 120_000],
      [120_000, 240_000],
    ]);
  });

  it("finds the map of a moment", () => {
    const map = btoa(String.fromCharCode(0, 255, 51, ...Array<number>(253).fill(0)));
    const maps = [{ at_ms: 1000, map }];
    expect(placesAt({ maps }, 0)?.slice(0, 4)).toEqual([0, 1, 0.2, 0]);
    expect(placesAt({ maps }, 999)).toHaveLength(256);
    expect(placesAt({ maps }, 1000)).toBeNull();
  });

  it("is drawn as steps, and told", () => {
    expect(outline([])).toBe("");
    expect(outline([0, 40])).toBe("M0,100L0,100H1L1,60H2V100Z");
    expect(heatText([0, 40, 7], english)).toBe("Seconds with motion: 2. Most of it at 00:01.000.");
    expect(heatText([], english)).toBe("No motion is stored with this clip.");
  });
});

describe("importing", () => {
  const typed = { camera: "door", source: "path", name: " /media/a.mp4 ", started: "2026-11-24T09:00", which: "" };

  it("takes times by the clock of the home, to the second", () => {
    expect(importOf(typed, BERLIN)).toEqual({ camera: "door", started_at: "2026-11-24T08:00:00.000Z", path: "/media/a.mp4" });
    expect(importOf({ ...typed, source: "entity_id", started: "2026-11-24T09:00:07" }, BERLIN)).toEqual({
      camera: "door",
      started_at: "2026-11-24T08:00:07.000Z",
      entity_id: "/media/a.mp4",
    });
  });

  it.each([{ camera: "" }, { source: "" }, { source: "url" }, { name: " " }, { started: "" }])("needs all of it: %o", (missing) => {
    expect(importOf({ ...typed, ...missing }, BERLIN)).toBe("footage.missing");
  });

  it("asks which of two moments is meant where the clock shows a time twice", () => {
    const started = "2026-10-25T02:15:07";
    const begins = ["2026-10-25T00:15:07.000Z", "2026-10-25T01:15:07.000Z"];
    expect(beginsOf(started, BERLIN)).toEqual(begins);
    expect(importOf({ ...typed, started }, BERLIN)).toBe("footage.missing");
    expect(importOf({ ...typed, started, which: "2026-10-25T02:15:07.000Z" }, BERLIN)).toBe("footage.missing");
    for (const which of begins) expect(importOf({ ...typed, started, which }, BERLIN)).toMatchObject({ started_at: which });
  });

  it("takes no time that the clock skips", () => {
    expect(importOf({ ...typed, started: "2026-03-29T02:15" }, BERLIN)).toBe("clips.import.skipped");
  });
});

describe("offers of other recorders", () => {
  const asked = { camera: "door", day: "2026-11-24" };
  const offer = {
    recorder: "frigate",
    start: "2026-11-24T08:00:00.000+00:00",
    end: "2026-11-24T08:00:12.000+00:00",
    title: "Person",
    media_content_id: "media-source://frigate/a",
    entity_id: null,
    clip_id: null,
  };
  const ring = { ...offer, recorder: "ring", end: null, title: "", media_content_id: null, entity_id: "camera.door" };
  const other = { ...offer, media_content_id: "media-source://frigate/b" };
  const notes = (recorders: Offers["recorders"], offers: Offers["offers"] = []) =>
    offersView({ recorders, offers }, asked, english, format).notes;

  it("are rows with what an import needs", () => {
    const { rows } = offersView({ recorders: [{ recorder: "frigate", standing: "shown" }], offers: [offer, ring] }, asked, english, format);
    expect(rows).toEqual([
      {
        key: "2026-11-24T08:00:00.000+00:00 media-source://frigate/a",
        label: `Frigate: ${format.time(offer.start)}, 12 sec`,
        title: "Person",
        isImported: false,
        fields: { camera: "door", offered_at: offer.start, media_content_id: "media-source://frigate/a" },
      },
      {
        key: "2026-11-24T08:00:00.000+00:00 camera.door",
        label: `Ring: ${format.time(offer.start)}`,
        title: "",
        isImported: false,
        fields: { camera: "door", offered_at: offer.start, entity_id: "camera.door" },
      },
    ]);
  });

  it("come with how it stands with each recorder", () => {
    expect(notes([])).toEqual([expect.stringContaining("No recorder of this camera was found.")]);
    expect(notes([{ recorder: "reolink", standing: "shown" }])).toEqual(["Nothing of this day is there."]);
    expect(notes([{ recorder: "reolink", standing: "shown" }], [offer])).toEqual([]);
    expect(notes([{ recorder: "unifiprotect", standing: "failed" }])).toEqual(["UniFi Protect gave no answer that can be used."]);
    expect(notes([{ recorder: "another", standing: "more" }], [offer])).toEqual(["another has more than is shown here."]);
    expect(notes([{ recorder: "ring", standing: "waiting" }, { recorder: "frigate", standing: "absent" }])).toEqual([
      "Ring does not have the recording of the last event yet. Look again in a minute.",
      "Frigate does not list this camera.",
    ]);
  });

  it("know what was just imported, and of two of one time which", () => {
    const found: Offers = { recorders: [], offers: [offer, other, { ...offer, start: "2026-11-24T09:00:00.000+00:00" }, ring] };
    const { rows } = offersView(found, asked, english, format);
    const first = rows[0] ?? expect.fail("no row");
    expect(withImported(found, first, "clip").offers.map(({ clip_id }) => clip_id)).toEqual(["clip", null, null, null]);
    expect(offersView(withImported(found, first, "clip"), asked, english, format).rows.map(({ isImported }) => isImported)).toEqual([true, false, false, false]);
    const none = { ...first, fields: { camera: "door", offered_at: offer.start } };
    expect(withImported(found, none, "clip")).toEqual(found);
  });
});

import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ListedClip } from "../../src/data/wire.js";
import { ABOUT_CLIPS } from "../../src/logic/clips-follow.js";
import { type Answers, type Message, refusal, standings } from "../builders.js";
import { aClip } from "../clip-builders.js";
import "../media.js";
import { open, proven } from "./page.js";

const A = "01KB000000000000000000000A";
const B = "01KB000000000000000000000B";
const HOLD = "01KB0000000000000000000009";
const DOOR = { camera: "door", device_id: null, title: "Front door", indoor: false, is_online: true };
const ticket = { ticket: "t", url: "/api/footage_guard/clip/t", expires_at: "", seekable: true, picture_ms: null, begins_ms: null, size: null };
const clips = (): readonly ListedClip[] => [
  aClip({ clip_id: B, start: "2026-11-24T09:00:00.000+00:00", end: "2026-11-24T09:00:20.000+00:00" }),
  aClip({ clip_id: A }),
];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-24T12:00:00Z") });
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

const page = async (answers: Answers = {}, changes: Partial<ReturnType<typeof standings>> = {}) => {
  const info = { ...standings({ cameras: [DOOR], is_unlocked: true }), ...changes };
  const found = await open("/clips", "footage-guard-clips", {
    info: () => info,
    "clips/list": () => ({ clips: clips(), more: false, next: null }),
    "clips/days": () => ({ days: { "2026-11-24": 2 } }),
    "clips/ticket": () => ticket,
    "holds/list": () => ({ holds: [] }),
    ...answers,
  });
  const { root, settle } = found;
  const within = (selector: string): ShadowRoot => root.querySelector(selector)?.shadowRoot ?? expect.fail(selector);
  const calendar = () => within("footage-guard-calendar");
  const day = (number: string): HTMLElement =>
    [...calendar().querySelectorAll<HTMLElement>("td button")].find((each) => each.textContent.trim() === number) ?? expect.fail(number);
  const choose = async (number: string) => {
    day(number).click();
    await settle();
  };
  const openFirst = async () => {
    root.querySelector<HTMLElement>("button[aria-expanded]")?.click();
    await settle();
    return within("footage-guard-clip");
  };
  const tick = async (at: number) => {
    root.querySelectorAll<HTMLInputElement>("input[type=checkbox]")[at]?.click();
    await settle();
  };
  return { ...found, within, calendar, day, choose, openFirst, tick };
};

const listed = (message: Message | undefined) => ({ ...message, type: undefined });

describe("footage-guard-clips", () => {
  it("shows only what a hold keeps, and leads to all others", async () => {
    const { connection, root, text } = await open(`/held/${HOLD}`, "footage-guard-clips", {
      "clips/list": () => ({ clips: [], more: false, next: null }),
      "clips/days": () => ({ days: {} }),
      "holds/list": () => ({ holds: [] }),
    });
    expect(listed(connection.of("clips/list")[0])).toEqual(listed({ limit: 200, hold_id: HOLD }));
    expect(root.querySelector("footage-guard-calendar, select")).toBe(null);
    expect(text(".notice p")).toEqual(["Only what one hold keeps is shown."]);
    expect(root.querySelector(".notice a")?.getAttribute("href")).toBe("/footage-guard/clips");
    expect(text("h3")).toContain("No clips");
  });

  it("shows what comes in, and leaves everybody where they are", async () => {
    let listing = clips();
    const { connection, root, settle, text, tick, openFirst } = await page({
      "clips/list": () => ({ clips: listing, more: false, next: null }),
    });
    expect(connection.of("ledger/subscribe")[0]?.["kinds"]).toEqual(ABOUT_CLIPS);
    await openFirst();
    const opened = root.querySelector("footage-guard-clip");
    await tick(1);
    const box = root.querySelectorAll<HTMLInputElement>("input[type=checkbox]")[1];
    box?.focus();
    const added = aClip({ clip_id: "01KB000000000000000000000C", start: "2026-11-25T09:00:00.000+00:00", end: null, state: "open" });
    listing = [added, ...listing];
    connection.heard.get("ledger/subscribe")?.({ size: 9 });
    await settle();
    expect(text("h4")).toEqual(["Nov 25, 2026", "Nov 24, 2026"]);
    expect(root.activeElement).toBe(box);
    expect(box?.checked).toBe(true);
    expect(root.querySelector("footage-guard-clip")).toBe(opened);
    expect(connection.of("clips/days")).toHaveLength(2);
    // What has gone is not chosen any more.
    listing = [added];
    connection.heard.get("ledger/subscribe")?.({ size: 10 });
    await settle();
    expect(text(".chosen")).toEqual([]);
  });

  it("teaches what will stand here", async () => {
    const { text } = await page({ "clips/list": () => ({ clips: [], more: false, next: null }) });
    expect(text("h3")).toContain("No clips yet");
  });

  it("lists the newest first by days, and asks for no footage", async () => {
    const { connection, text, calendar, day } = await page();
    expect(text("h4")).toEqual(["Nov 24, 2026"]);
    expect(text(".line .option")).toEqual([
      "Front door: 10:00:00 AM to 10:00:20 AM, 20 secMotion at 9:00:10 AM",
      "Front door: 9:00:00 AM to 9:00:30 AM, 30 secMotion at 9:00:10 AM",
    ]);
    expect(text("button[aria-current=date]", calendar())).toEqual(["24"]);
    expect(day("24").dataset["count"]).toBe("2");
    expect(connection.of("clips/list").map(listed)).toEqual([{ limit: 200 }]);
    expect(connection.of("clips/days").map(listed)).toEqual([{ month: "2026-11" }]);
    expect([...connection.of("clips/ticket"), ...connection.of("clips/heat")]).toEqual([]);
  });

  it("names the day that was chosen also where the home is half a day ahead of UTC", async () => {
    const { choose, panel, settle, text } = await page();
    panel.hass = { ...panel.hass, config: { time_zone: "Pacific/Auckland" } };
    await settle();
    await choose("24");
    expect(text("#list")).toEqual(["Nov 24, 2026. Clips: 2"]);
  });

  it("goes to a day, whose time is drawn, and back to all", async () => {
    const { connection, choose, press, root, text } = await page();
    await choose("24");
    expect(connection.of("clips/list").map(listed)[1]).toEqual({ limit: 200, from: "2026-11-23T23:00:00.000Z", to: "2026-11-24T23:00:00.000Z" });
    expect(text("#list")).toEqual(["Nov 24, 2026. Clips: 2"]);
    const drawn = root.querySelector("footage-guard-timeline")?.shadowRoot;
    expect(drawn?.querySelectorAll("[role=option]")).toHaveLength(2);
    expect(drawn?.querySelector("details, .asked")).toBeNull();
    await press("All days");
    expect(root.querySelector("footage-guard-timeline")).toBeNull();
  });

  it("says that nothing fits", async () => {
    const { connection, fill, settle, text } = await page({ "clips/list": ({ reasons }) => ({ clips: reasons === undefined ? clips() : [], more: false, next: null }) });
    fill("#reason", "bell");
    await settle();
    expect(text("h3")).toContain("No clips");
    fill("#camera", "door");
    await settle();
    expect(connection.of("clips/list").map(listed).at(-1)).toEqual({ limit: 200, camera: ["door"], reasons: ["bell"] });
    expect(connection.of("clips/days").map(listed).at(-1)).toEqual({ month: "2026-11", camera: ["door"] });
  });

  it("goes through pages, with the focus at their beginning", async () => {
    const { connection, press, root, text } = await page({ "clips/list": ({ before }) => ({ clips: clips(), more: before === undefined, next: before === undefined ? A : null }) });
    expect(text("#list")).toEqual(["Clips on this page: 2"]);
    await press("Older clips");
    expect(connection.of("clips/list").map(listed).at(-1)).toEqual({ limit: 200, before: A });
    expect(root.activeElement?.id).toBe("list");
    expect(text("button")).not.toContain("Older clips");
    await press("Newer clips");
    expect(connection.of("clips/list").map(listed).at(-1)).toEqual({ limit: 200 });
    expect(text("button")).not.toContain("Newer clips");
  });

  it("plays by a press, and closes", async () => {
    const { connection, openFirst, press, root, within } = await page();
    const card = await openFirst();
    expect(connection.of("clips/ticket").map(listed)).toEqual([{ clip_id: B }]);
    const player = card.querySelector("footage-guard-player");
    expect(player?.shadowRoot?.querySelector("video")?.getAttribute("src")).toBe(ticket.url);
    expect(within("footage-guard-clip")).toBe(card);
    await press("Close");
    expect(root.querySelector("footage-guard-clip")).toBeNull();
  });

  it("shows where something moved, as far as somebody asks", async () => {
    const map = btoa(String.fromCharCode(...Array<number>(17).fill(0), 255, ...Array<number>(238).fill(0)));
    const { connection, openFirst, press, settle, text } = await page({
      "clips/heat": ({ from_ms }) => ({ seconds: [0, 50], maps: from_ms === undefined ? [] : [{ at_ms: 900, map }] }),
    });
    const card = await openFirst();
    await press("Show motion", card);
    expect(text("p", card)).toContain("Seconds with motion: 1. Most of it at 00:01.000.");
    expect(card.querySelector(".moved path")?.getAttribute("d")).toBe("M0,100L0,100H1L1,50H2V100Z");
    card.querySelector<HTMLInputElement>("input[type=checkbox]")?.click();
    await settle();
    expect(connection.of("clips/heat").map(listed)).toEqual([{ clip_id: B }, { clip_id: B, from_ms: 0, to_ms: 120_000 }]);
    const [place, ...others] = card.querySelectorAll(".where rect");
    expect([place?.getAttribute("x"), place?.getAttribute("y"), place?.getAttribute("fill-opacity"), others.length]).toEqual(["1", "1", "0.5", 0]);
  });

  it("asks where something moved once what was on its way is done", async () => {
    let place: (answer: unknown) => void = () => undefined;
    const { connection, openFirst, press, settle } = await page({
      "clips/heat": () => ({ seconds: [0, 50], maps: [] }),
      "holds/place": () => new Promise((resolve) => (place = resolve)),
    });
    const card = await openFirst();
    await press("Show motion", card);
    await press("Keep", card);
    card.querySelector<HTMLInputElement>("input[type=checkbox]")?.click();
    await settle();
    expect(connection.of("clips/heat")).toHaveLength(1);
    place({ until: null });
    await settle();
    expect(connection.of("clips/heat").map(listed).at(-1)).toMatchObject({ from_ms: 0, to_ms: 120_000 });
  });

  it("shows it of a whole day one clip after the other, and forgets it with a lock", async () => {
    let info = standings({ cameras: [DOOR], is_unlocked: true });
    const { connection, choose, panel, press, root, settle, text } = await page({ info: () => info, "clips/heat": () => ({ seconds: [9], maps: [] }) });
    await choose("24");
    await press("Show motion");
    await settle();
    expect(connection.of("clips/heat").map(({ clip_id }) => clip_id)).toEqual([A, B]);
    const drawn = () => root.querySelector("footage-guard-timeline")?.shadowRoot?.querySelectorAll(".heat path");
    expect(drawn()).toHaveLength(2);
    // What moved in the first second of half a minute is drawn there, and not over all of it.
    expect(drawn()?.[0]?.parentElement?.getAttribute("viewBox")).toBe("0 0 30 100");
    expect(text("p")).toContain("How much moved stands in each clip.");
    info = standings({ cameras: [DOOR] });
    await press("Lock", panel.renderRoot as ShadowRoot).catch(() => undefined);
    connection.emit("ready");
    await settle();
    expect(drawn()).toHaveLength(0);
  });

  it("says why it cannot be shown", async () => {
    const { choose, press, settle, text } = await page({ "clips/heat": () => Promise.reject(refusal("clip_damaged")) });
    await choose("24");
    await press("Show motion");
    await settle();
    expect(text("[role=alert]")).toEqual(["That was not done (clip_damaged)."]);
  });

  it("keeps a clip, and ends a hold by a proof for just that", async () => {
    let isHeld = false;
    const { connection, dialog, openFirst, press, prove, settle, text } = await page({
      "clips/list": () => ({ clips: clips().map((clip) => ({ ...clip, held: isHeld, holds: isHeld ? [HOLD] : [] })), more: false, next: null }),
      "holds/list": () => ({ holds: isHeld ? [{ hold_id: HOLD, kind: "owner", made: "", until: null, clips: 1, size_bytes: 1 }] : [] }),
      "holds/place": () => {
        isHeld = true;
        return { hold_id: HOLD, clip_ids: [B], until: null, ended: [] };
      },
      "holds/lift": (message) => {
        if ("secret" in message) isHeld = false;
        return proven({ v: 1, kind: "holds/lift", clips: 1 }, { hold_id: HOLD })(message);
      },
      "vault/status": () => ({ has_pin: false, has_one_time_codes: false, unlocked_until: null }),
    });
    const card = await openFirst();
    expect(text(".hint", card)).toContain("Nothing keeps this clip. It goes with its time or for room.");
    await press("Keep", card);
    await settle();
    expect(connection.of("holds/place").map(listed)).toEqual([{ clip_ids: [B] }]);
    expect(text("[role=status]", card)).toEqual(["Kept until somebody ends it."]);
    expect(text("li p", card)).toEqual(["Kept by you or another approver. No end. Clips in this hold: 1."]);
    await press("End the hold", card);
    expect(dialog()).toContain("End this hold? Clips it keeps: 1. Old ones may be removed at once.");
    await prove("correct horse");
    await settle();
    expect(connection.of("holds/lift").at(-1)).toMatchObject({ hold_id: HOLD, secret: "correct horse", challenge: "c" });
    expect(text("[role=status]", card)).toEqual(["The hold has ended."]);
  });

  it("keeps several that were chosen", async () => {
    const { connection, press, root, tick, text } = await page({ "holds/place": () => ({ hold_id: HOLD, clip_ids: [A, B], until: null, ended: [] }) });
    await tick(0);
    await tick(1);
    expect(text(".chosen p")).toEqual(["Clips chosen: 2."]);
    await press("Keep");
    expect(connection.of("holds/place").map(listed)).toEqual([{ clip_ids: [B, A] }]);
    expect(text("[role=status]")[0]).toBe("Kept until somebody ends it. Clips: 2.");
    expect(root.querySelector(".chosen")).toBeNull();
    await tick(0);
    await tick(0);
    expect(root.querySelector(".chosen")).toBeNull();
    await tick(1);
    await press("Choose none");
    expect(root.querySelector(".chosen")).toBeNull();
  });

  it.each([
    ["draft", { draft_id: "01KB0000000000000000000005", request_id: HOLD, state: "drafted", version: 1 }, "/draft/01KB0000000000000000000005"],
    ["request", null, `/request/${HOLD}`],
  ])("begins to give chosen clips away, and leads to the %s", async (_, draft, path) => {
    const went: string[] = [];
    const { connection, dialog, panel, press, prove, settle, tick } = await page({
      "requests/create": () => ({ request_id: HOLD, state: "pending", stage: "pending", version: 1 }),
      "draft/create": () => draft ?? Promise.reject(refusal("draft_invalid")),
    });
    const push = vi.spyOn(history, "pushState").mockImplementation((_state, _title, url) => {
      went.push(String(url));
    });
    await tick(1);
    await press("Share");
    expect(dialog()).toContain("Give these clips away? Nothing leaves by it.");
    await prove(" Parcel service ", "A parcel was taken.");
    await settle();
    expect(connection.of("requests/create")[0]).toMatchObject({
      channel: "ui",
      request: { requester: { type: "household" }, proposal: { recipient: "Parcel service", clip_ids: [A] } },
    });
    expect(connection.of("draft/create")[0]).toMatchObject({ request_id: HOLD, draft: { clips: [{ clip_id: A }], delivery: "file" } });
    expect(went).toEqual([`/footage-guard${path}`]);
    push.mockRestore();
    expect(panel.isConnected).toBe(true);
  });

  it("keeps for whom and what for where giving away was refused, and takes no more than the server does", async () => {
    const { panel, press, prove, tick } = await page({ "requests/create": () => Promise.reject(refusal("locked_down")) });
    await tick(1);
    await press("Share");
    await prove("Parcel service", "A parcel was taken.");
    const step = panel.renderRoot.querySelector("footage-guard-step-up")?.shadowRoot;
    expect([...(step?.querySelectorAll("input") ?? [])].map(({ value, maxLength }) => [value, maxLength])).toEqual([
      ["Parcel service", 80],
      ["A parcel was taken.", 500],
    ]);
  });

  it("gives no clips away together that lie too far apart", async () => {
    const far = () => [aClip({ clip_id: B, start: "2026-11-25T09:00:00.000+00:00", end: "2026-11-25T09:00:20.000+00:00" }), aClip({ clip_id: A })];
    const { connection, press, text, tick } = await page({ "clips/list": () => ({ clips: far(), more: false, next: null }) });
    await tick(0);
    await tick(1);
    await press("Share");
    expect(text("[role=alert]")[0]).toBe("Choose clips of at most 12 hours.");
    expect(connection.of("requests/create")).toEqual([]);
  });

  it("lets viewers look and keep, and neither give, end holds nor import", async () => {
    const { openFirst, root, text, tick } = await page(
      {
        "clips/list": () => ({ clips: [aClip({ clip_id: A, held: true, holds: [HOLD] })], more: false, next: null }),
        "holds/list": () => ({ holds: [{ hold_id: HOLD, kind: "owner", made: "", until: null, clips: 1, size_bytes: 1 }] }),
      },
      { role: "viewer" },
    );
    await tick(0);
    expect(text(".chosen button")).toEqual(["Keep", "Choose none"]);
    expect(root.querySelector("footage-guard-import")).toBeNull();
    expect(text("button", await openFirst())).not.toContain("End the hold");
  });

  it("unlocks first where somebody wants to see what moved", async () => {
    const { connection, openFirst, press, dialog } = await page({ "vault/status": () => ({}) }, { is_unlocked: false });
    await press("Show motion", await openFirst());
    expect(dialog()).toContain("Unlock");
    expect(connection.of("clips/heat")).toEqual([]);
  });

  it("has nothing that axe-core finds", async () => {
    const { choose, openFirst, panel, tick } = await page({ "clips/heat": () => ({ seconds: [9], maps: [] }) });
    await choose("24");
    await tick(0);
    await openFirst();
    const { violations } = await axe.run(panel, { rules: { "color-contrast": { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});

describe("footage-guard-calendar", () => {
  it("is gone through with keys, also into other months", async () => {
    const { calendar, connection, day, settle } = await page();
    const key = async (name: string, with_: KeyboardEventInit = {}) => {
      calendar().activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...with_ }));
      await settle();
    };
    const here = () => calendar().activeElement?.textContent.trim();
    day("24").focus();
    expect(day("24").tabIndex).toBe(0);
    await key("ArrowLeft");
    expect(here()).toBe("23");
    await key("x");
    await key("ArrowLeft", { ctrlKey: true });
    expect(here()).toBe("23");
    await key("PageDown");
    expect([here(), calendar().querySelector("h3")?.textContent]).toEqual(["23", "December 2026"]);
    expect(connection.of("clips/days").map(({ month }) => month)).toEqual(["2026-11", "2026-12"]);
    expect(calendar().querySelectorAll("td button[tabindex='0']")).toHaveLength(1);
    // A day that the tab key does not lead to, as a screen reader goes to it.
    day("9").focus();
    await key("ArrowRight");
    expect(here()).toBe("10");
  });

  it("turns to other months by its buttons, and says why nothing is counted", async () => {
    const { calendar, press, text } = await page({ "clips/days": ({ month }) => (month === "2026-10" ? Promise.reject(refusal("disk_refused")) : { days: {} }) });
    await press("Next", calendar());
    await press("Previous", calendar());
    await press("Previous", calendar());
    expect(calendar().querySelector("h3")?.textContent).toBe("October 2026");
    expect(text("[role=alert]")).toContain("That was not done (disk_refused).");
  });
});


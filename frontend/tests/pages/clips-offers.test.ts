import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Offers } from "../../src/data/wire.js";
import { type Answers, type Message, refusal, standings } from "../builders.js";
import { open } from "./page.js";

const DOOR = { camera: "door", device_id: null, title: "Front door", indoor: false, is_online: true };
const YARD = { ...DOOR, camera: "yard", title: "Yard" };
const offer = {
  recorder: "frigate",
  start: "2026-11-24T08:00:00.000+00:00",
  end: "2026-11-24T08:00:12.000+00:00",
  title: "Person <b>",
  media_content_id: "media-source://frigate/a",
  entity_id: null,
  clip_id: null,
};
const found = (changes: Partial<Offers> = {}): Offers => ({
  recorders: [{ recorder: "frigate", standing: "shown" }],
  offers: [offer],
  ...changes,
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-24T12:00:00Z") });
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

const page = async (answers: Answers = {}, cameras = [DOOR], role: "approver" | "viewer" = "approver") => {
  const opened = await open("/clips", "footage-guard-clips", {
    info: () => standings({ cameras, role }),
    "clips/list": () => ({ clips: [], more: false, next: null }),
    "clips/days": () => ({ days: {} }),
    "holds/list": () => ({ holds: [] }),
    "clips/offers": () => found(),
    ...answers,
  });
  const { root, settle } = opened;
  const offers = (): ShadowRoot => root.querySelector("footage-guard-clip-offers")?.shadowRoot ?? expect.fail("no offers");
  const unfold = async () => {
    const details = offers().querySelector("details") ?? expect.fail("no details");
    details.open = true;
    details.dispatchEvent(new Event("toggle"));
    await settle();
  };
  return { ...opened, offers, unfold };
};

const fields = (messages: readonly Message[]) => messages.map(({ camera, day }) => [camera, day]);

describe("footage-guard-clip-offers", () => {
  it("asks recorders once somebody wants to see it, of the only camera and of today", async () => {
    const { connection, offers, text, unfold } = await page();
    expect(connection.of("clips/offers")).toEqual([]);
    await unfold();
    expect(fields(connection.of("clips/offers"))).toEqual([["door", "2026-11-24"]]);
    const [row] = text(".offer span", offers());
    expect(row).toMatch(/^Frigate: 9:00:00 AM, 12 sec/u);
    expect(row).toContain("Person <b>");
    expect(offers().querySelector(".offer b")).toBeNull();
  });

  it("names the day that was asked for also where the home is half a day ahead of UTC", async () => {
    const { connection, offers, panel, settle, text, unfold } = await page();
    panel.hass = { ...panel.hass, config: { time_zone: "Pacific/Auckland" } };
    await settle();
    await unfold();
    expect(fields(connection.of("clips/offers"))).toEqual([["door", "2026-11-25"]]);
    expect(text("h4", offers())).toEqual(["Nov 25, 2026"]);
  });

  it("imports one, says so, and knows that it was", async () => {
    const { connection, offers, press, root, text, unfold } = await page({ "clips/import": () => ({ clip_id: "clip" }) });
    await unfold();
    const before = connection.of("clips/list").length;
    await press("Import", offers());
    expect(connection.of("clips/import").at(-1)).toMatchObject({
      camera: "door",
      offered_at: offer.start,
      media_content_id: "media-source://frigate/a",
    });
    expect(text("[role=status]", offers())).toEqual(["Imported. Its time is what the recorder says."]);
    expect(text(".offer button", offers())).toEqual(["Import again"]);
    expect(text(".offer .hint", offers())).toContain("A clip of this time was imported already.");
    expect(connection.of("clips/list").length).toBeGreaterThan(before);
    expect(connection.of("clips/offers")).toHaveLength(1);
    expect(root.querySelector("footage-guard-clip-offers")?.shadowRoot?.activeElement?.getAttribute("role")).toBe("status");
  });

  it("says why one was not imported, and lets it be tried again", async () => {
    const { offers, press, text, unfold } = await page({
      "clips/import": () => Promise.reject(refusal("import_unavailable")),
    });
    await unfold();
    await press("Import", offers());
    expect(text("[role=alert]", offers())).toEqual(["That was not done (import_unavailable)."]);
    expect(text(".offer button", offers())).toEqual(["Import"]);
  });

  it("needs a camera where there are several, and goes with what is chosen", async () => {
    const { connection, fill, offers, settle, text, unfold } = await page({}, [DOOR, YARD]);
    await unfold();
    expect(text("p", offers())).toContain("Choose a camera above.");
    fill("#camera", "yard");
    await settle();
    fill("#camera", "door");
    await settle();
    expect(fields(connection.of("clips/offers"))).toEqual([
      ["yard", "2026-11-24"],
      ["door", "2026-11-24"],
    ]);
  });

  it("shows what is chosen by now, and not what was while recorders were asked", async () => {
    const waiting: (() => void)[] = [];
    const { connection, fill, offers, settle, text, unfold } = await page(
      {
        "clips/offers": ({ camera }) =>
          new Promise((resolve) => {
            waiting.push(() => {
              resolve(found({ recorders: [{ recorder: camera as string, standing: "failed" }], offers: [] }));
            });
          }),
      },
      [DOOR, YARD],
    );
    await unfold();
    fill("#camera", "yard");
    await settle();
    expect(text("label", offers())).toEqual(["Asking the recorders. This can take 20 seconds."]);
    fill("#camera", "door");
    await settle();
    waiting[0]?.();
    await settle();
    waiting[1]?.();
    await settle();
    expect(connection.of("clips/offers")).toHaveLength(2);
    expect(text(".notice", offers())).toEqual(["door gave no answer that can be used."]);
  });

  it("looks again when somebody asks for it, also after a failure", async () => {
    let fails = true;
    const { connection, offers, press, text, unfold } = await page({
      "clips/offers": () => (fails ? Promise.reject(refusal("disk_refused")) : found()),
    });
    await unfold();
    expect(text("[role=alert]", offers())[0]).toContain("disk_refused");
    expect(connection.of("clips/offers")).toHaveLength(1);
    fails = false;
    await press("Look again", offers());
    expect(text(".offer", offers())).toHaveLength(1);
    expect(text("[role=alert]", offers())).toEqual([""]);
  });

  it("is for those alone who may import", async () => {
    const { root } = await page({}, [DOOR], "viewer");
    expect(root.querySelector("footage-guard-clip-offers")).toBeNull();
  });

  it("has nothing that axe-core finds", async () => {
    const { panel, unfold } = await page({ "clips/offers": () => found({ recorders: [{ recorder: "frigate", standing: "more" }] }) });
    await unfold();
    const { violations } = await axe.run(panel, { rules: { "color-contrast": { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import type { Released } from "../../src/data/wire.js";
import { keep, leftAt } from "../../src/pages/draft/unsaved.js";
import { refusal, standings } from "../builders.js";
import { DRAFT, draft, fixed, shown } from "./draft-builders.js";
import { opened } from "./draft-seat.js";

const REQUEST = "01KB0000000000000000000001";
const RELEASED: Released = {
  status: "cooling",
  share_id: DRAFT,
  url: "https://share.example/footage_guard/s/x#secret",
  access_code: "1234-5678",
  live_from: "2026-11-24T08:10:00Z",
};
const COOLING = fixed({ state: "cooling", version: 6, live_from: RELEASED.live_from });
const edit = { draft: draft({ purpose: "Mine" }), base: shown() };
const asks = (): boolean => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
const values = (root: ShadowRoot): string[] => [...root.querySelectorAll<HTMLInputElement>("input[readonly]")].map(({ value }) => value);
const purpose = (root: ShadowRoot): string | undefined => root.querySelector("textarea")?.value;
const isLeft = (): boolean => leftAt("me", DRAFT).edit !== null || leftAt("me", DRAFT).released !== null;

/** Home Assistant takes the panel away, or somebody goes to another page of it. */
const leave = (): void => {
  document.body.replaceChildren();
};

describe("what was left at a draft", () => {
  it("is there when somebody comes back, and is saved as ever", async () => {
    const before = await opened(shown());
    await before.type("Purpose", "Mine");
    leave();
    const { connection, press, root, text } = await opened(shown(), {
      "draft/update": () => ({ draft_id: DRAFT, request_id: REQUEST, state: "drafted", version: 5 }),
    });
    expect(purpose(root)).toBe("Mine");
    expect(text("[role=status] > p")).toEqual(["Your changes are not saved."]);
    await press("Save");
    expect(connection.of("draft/update")).toMatchObject([{ version: 4, draft: { purpose: "Mine" } }]);
    expect([isLeft(), asks()]).toEqual([false, false]);
  });

  it("is told from what somebody else changed meanwhile", async () => {
    keep("me", DRAFT, { edit, released: null });
    const { root, text } = await opened(shown({ version: 5, draft: draft({ purpose: "Theirs" }) }));
    expect(purpose(root)).toBe("Mine");
    expect(text("[role=status] > p")[0]).toContain("Somebody else changed this draft meanwhile.");
  });

  it("is forgotten with what undoes it", async () => {
    keep("me", DRAFT, { edit, released: null });
    const { press, root } = await opened(shown());
    await press("Undo my changes");
    expect([purpose(root), isLeft(), asks()]).toEqual(["A burglary", false, false]);
  });

  it("is forgotten with a draft that is dropped, or is not there any more", async () => {
    keep("me", DRAFT, { edit, released: null });
    const { press, answer } = await opened(shown(), { "draft/cancel": () => ({}) });
    await press("Drop the draft");
    await answer("Drop the draft");
    expect(isLeft()).toBe(false);
    leave();
    keep("me", DRAFT, { edit, released: RELEASED });
    await opened(shown(), { "draft/get": () => Promise.reject(refusal("draft_unknown")) });
    expect(isLeft()).toBe(false);
  });

  it("has the link that is shown once, until the person has it", async () => {
    const before = await opened(fixed(), {
      "approval/challenge": () => ({ challenge: "c", statement_sha256: "67".repeat(32), statement: {}, expires_at: "" }),
      "approval/approve": () => RELEASED,
    });
    await before.press("Approve");
    await before.prove();
    leave();
    const { press, root } = await opened(COOLING);
    expect(values(root)).toEqual([RELEASED.url, RELEASED.access_code]);
    expect(root.innerHTML).not.toContain("#secret");
    expect(asks()).toBe(true);
    await press("I have kept it. Hide it");
    expect([isLeft(), asks()]).toEqual([false, false]);
  });

  it("has the link that came to a page of it that was left meanwhile", async () => {
    let release: (answer: unknown) => void = () => undefined;
    const before = await opened(fixed(), {
      "approval/challenge": () => ({ challenge: "c", statement_sha256: "67".repeat(32), statement: {}, expires_at: "" }),
      "approval/approve": () => new Promise((resolve) => (release = resolve)),
    });
    await before.press("Approve");
    await before.prove();
    leave();
    const { page, panel, root, settle } = await opened(COOLING);
    expect(values(root)).toEqual([]);
    release(RELEASED);
    await before.settle();
    // Entities tell of the release.
    panel.hass = { ...panel.hass };
    (page as unknown as { requestUpdate: (name: string) => void }).requestUpdate("app");
    await settle();
    expect(values(root)).toEqual([RELEASED.url, RELEASED.access_code]);
    expect(isLeft()).toBe(true);
  });

  it("has no link of a share that is over", async () => {
    keep("me", DRAFT, { edit: null, released: RELEASED });
    const { root, server, later } = await opened(COOLING);
    expect(values(root)).toHaveLength(2);
    server.shown = shown({ state: "ended", version: 7 });
    await later();
    expect([values(root), isLeft()]).toEqual([[], false]);
  });

  it("is forgotten by a lockdown, wherever in the panel somebody is", async () => {
    keep("me", DRAFT, { edit, released: RELEASED });
    keep("me", "another", { edit, released: null });
    let isLockedDown = false;
    const { panel, root, settle } = await opened(shown(), { info: () => standings({ is_locked_down: isLockedDown }) });
    isLockedDown = true;
    // Home Assistant tells that an entity is another one.
    panel.hass = {
      ...panel.hass,
      entities: { "binary_sensor.lockdown": { platform: "footage_guard" } },
      states: { "binary_sensor.lockdown": { state: "on" } },
    };
    await settle();
    await settle();
    expect([isLeft(), leftAt("me", "another").edit]).toEqual([false, null]);
    // What stands on the screen stays there while it is looked at.
    expect(root.textContent).toContain("Your changes are not saved.");
    leave();
    const again = await opened(shown(), { info: () => standings({ is_locked_down: true }) });
    expect(values(again.root)).toEqual([]);
    expect(asks()).toBe(false);
  });

  it("is nobody else's, and nobody's after somebody else was there", () => {
    keep("me", DRAFT, { edit, released: RELEASED });
    expect(leftAt("bob", DRAFT)).toEqual({ edit: null, released: null });
    expect([isLeft(), asks()]).toEqual([false, false]);
  });

  it("is nothing where there is no link to lose", () => {
    keep("me", DRAFT, { edit: null, released: { ...RELEASED, url: null, access_code: null } });
    expect([isLeft(), asks()]).toEqual([false, false]);
  });
});

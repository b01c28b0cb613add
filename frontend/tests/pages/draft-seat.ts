import { afterEach, beforeEach, vi } from "vitest";
import type { DraftShown } from "../../src/data/wire.js";
import { aHass, type Answers, FakeConnection, settled, standings } from "../builders.js";
import { mount } from "../panel/mount.js";
// It would be loaded when somebody goes there: a test need not wait for that.
import "../../src/pages/draft/draft-page.js";
import { forgetAll } from "../../src/components/unsaved.js";
import { DRAFT, member, people, policy, request } from "./draft-builders.js";
import { PATIENCE } from "../patience.js";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
});

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
  forgetAll();
});

interface Page extends HTMLElement {
  readonly updateComplete: Promise<unknown>;
}

/** The dialog in which a person proves who they are, or says that they want something. */
export const stepUp = (panel: { readonly renderRoot: ParentNode }): ShadowRoot => {
  const root = panel.renderRoot.querySelector("footage-guard-step-up")?.shadowRoot;
  if (!root) throw new Error("no dialog");
  return root;
};

/** A server with one draft, which a test can change as others would. */
export const opened = async (first: DraftShown, answers: Answers = {}) => {
  const server = { shown: first };
  const connection = new FakeConnection({
    info: () => standings({ is_unlocked: true, cameras: [{ camera: "door", device_id: null, title: "Front door", indoor: false, is_online: true }] }),
    "requests/subscribe": () => null,
    "ledger/subscribe": () => null,
    "draft/get": () => server.shown,
    "requests/get": () => request(),
    "approvers/list": () => people(member(), member({ person_id: "bob", name: "Bob" })),
    "policy/get": () => policy(),
    "vault/status": () => ({ has_pin: false, has_one_time_codes: false, unlocked_until: null }),
    ...answers,
  });
  const panel = await mount({
    hass: aHass({ connection }),
    route: { prefix: "/footage-guard", path: `/draft/${DRAFT}` },
  });
  // A page is loaded when somebody goes there.
  const { page, root } = await vi.waitFor(async () => {
    await panel.updateComplete;
    const page = panel.renderRoot.querySelector<Page>("footage-guard-draft");
    if (!page?.shadowRoot) throw new Error("no page");
    return { page, root: page.shadowRoot };
  }, PATIENCE);
  const settle = async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      await settled();
      await page.updateComplete;
    }
  };
  await settle();
  const buttonIn = (where: ParentNode, label: string) =>
    [...where.querySelectorAll("button")].find((each) => each.textContent.trim() === label);
  return {
    connection,
    panel,
    page,
    root,
    server,
    settle,
    text: (selector: string) => [...root.querySelectorAll(selector)].map((each) => each.textContent.replace(/\s+/gu, " ").trim()),
    button: (label: string) => buttonIn(root, label),
    press: async (label: string) => {
      const button = buttonIn(root, label);
      if (button === undefined) throw new Error(`no button ${label}`);
      button.click();
      await settle();
    },
    /** Presses in the dialog that asks first. */
    answer: async (label: string) => {
      const dialog = stepUp(panel);
      if (label === "Cancel") buttonIn(dialog, label)?.click();
      else dialog.querySelector("form")?.dispatchEvent(new Event("submit"));
      await settle();
    },
    type: async (label: string, value: string) => {
      const field = [...root.querySelectorAll("label")].find((each) => each.textContent.trim().startsWith(label));
      const input = field?.querySelector<HTMLInputElement>("input, textarea, select");
      if (!input) throw new Error(`no field ${label}`);
      input.value = value;
      input.dispatchEvent(new Event(input.type === "text" || input.localName === "textarea" ? "input" : "change"));
      await settle();
    },
    choose: async (label: string) => {
      const option = [...root.querySelectorAll("label.option")].find((each) => each.textContent.trim().startsWith(label));
      option?.querySelector("input")?.click();
      await settle();
    },
    prove: async () => {
      const dialog = stepUp(panel);
      const input = dialog.querySelector("input");
      if (!input) throw new Error("no dialog");
      input.value = "umbrella marble tuesday";
      dialog.querySelector("form")?.dispatchEvent(new Event("submit"));
      await settle();
    },
    later: async () => {
      vi.advanceTimersByTime(3_000);
      await settle();
    },
  };
};


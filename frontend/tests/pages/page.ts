import { afterEach, vi } from "vitest";
import type { FgDialog } from "../../src/components/dialog.js";
import "../../src/components/step-up.js";
import { forgetAll } from "../../src/components/unsaved.js";
import type { HomeAssistant } from "../../src/data/home-assistant.js";
import { aHass, type Answers, FakeConnection, settled, standings } from "../builders.js";
import { mount } from "../panel/mount.js";
import { PATIENCE } from "../patience.js";

// What is left in a form is there for as long as the browser's page, which all tests of a file are on.
afterEach(forgetAll);

/** Opens a place of the panel, and gives what a test looks at and presses there. */
export const open = async (
  path: string,
  element: string,
  answers: Answers = {},
  config: HomeAssistant["config"] = aHass().config,
) => {
  const connection = new FakeConnection({ info: () => standings(), "requests/subscribe": () => null, "ledger/subscribe": () => null, ...answers });
  await customElements.whenDefined("footage-guard-panel");
  const panel = await mount({ hass: aHass({ connection, config }), route: { prefix: "/footage-guard", path } });
  // A page is loaded when somebody goes there.
  const page = await vi.waitFor(async () => {
    await panel.updateComplete;
    const found = panel.renderRoot.querySelector<Element & { updateComplete: Promise<unknown> }>(element);
    if (found === null) throw new Error(`no ${element}`);
    return found;
  }, PATIENCE);
  const root = page.shadowRoot;
  if (!root) throw new Error("no page");
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) {
      await settled();
      await panel.updateComplete;
      await page.updateComplete;
    }
  };
  await settle();
  const text = (selector: string, within: ParentNode = root): string[] =>
    [...within.querySelectorAll(selector)].map((each) => each.textContent.trim().replace(/\s+/gu, " "));
  const press = async (name: string, within: ParentNode = root): Promise<void> => {
    const button = [...within.querySelectorAll<HTMLElement>("button")].find((each) => each.textContent.trim() === name);
    if (button === undefined) throw new Error(`no button ${name}`);
    button.click();
    await settle();
  };
  const fill = (selector: string, value: string): void => {
    const field = root.querySelector<HTMLInputElement | HTMLSelectElement>(selector);
    if (field === null) throw new Error(`no field ${selector}`);
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const submit = async (selector: string): Promise<void> => {
    root.querySelector<HTMLFormElement>(selector)?.requestSubmit();
    await settle();
  };
  /** Types into the step-up dialog, and sends it. */
  const prove = async (...typed: string[]): Promise<void> => {
    const dialog = panel.renderRoot.querySelector("footage-guard-step-up")?.shadowRoot;
    const inputs = [...(dialog?.querySelectorAll("input") ?? [])];
    for (const [index, each] of typed.entries()) {
      const input = inputs[index];
      if (input !== undefined) input.value = each;
    }
    dialog?.querySelector("form")?.requestSubmit();
    await settle();
  };
  /** What the step-up dialog says: its heading, and all words in it. */
  const dialog = (): string => {
    const root = panel.renderRoot.querySelector("footage-guard-step-up")?.shadowRoot;
    const shown = root?.querySelector<FgDialog>("footage-guard-dialog");
    return `${shown?.heading ?? ""} ${shown?.textContent ?? ""}`.replace(/\s+/gu, " ");
  };
  return { connection, panel, root, settle, text, press, fill, submit, prove, dialog };
};

/** What a command answers that asks for a proof first: the statement, then what came of it. */
export const proven =
  (statement: Readonly<Record<string, unknown>>, done: unknown) =>
  (message: Readonly<Record<string, unknown>>): unknown =>
    "secret" in message ? done : { statement, statement_sha256: "aa", challenge: "c", expires_at: "" };

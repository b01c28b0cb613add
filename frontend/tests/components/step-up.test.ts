import { afterEach, describe, expect, it, vi } from "vitest";
import "../dom.js";
import type { StepUp } from "../../src/components/app.js";
import type { FgDialog } from "../../src/components/dialog.js";
import { FgStepUp } from "../../src/components/step-up.js";
import { Api, type Secret } from "../../src/data/api.js";
import { english, FakeConnection, refusal, settled } from "../builders.js";

const SECRET = "umbrella marble tuesday";
/** What of the page would show a secret: markup with attributes, in every shadow tree. */
const everything = (root: ParentNode): string =>
  [...root.querySelectorAll("*")]
    .map((element) => element.outerHTML + (element.shadowRoot === null ? "" : everything(element.shadowRoot)))
    .join("");

const status = (changes: object = {}) => ({ has_pin: false, has_one_time_codes: false, unlocked_until: null, ...changes });

const opened = async (changes: Partial<StepUp> = {}, answers: object | (() => object) = status()) => {
  const element = new FgStepUp();
  element.app = {
    api: new Api(new FakeConnection({ "vault/status": () => (typeof answers === "function" ? (answers as () => object)() : answers) })),
    localizer: english,
    say: ({ code }) => `Not done: ${code}`,
  };
  document.body.append(element);
  await element.updateComplete;
  const done = element.ask({
    heading: "Approve",
    text: "One file leaves.",
    action: "Approve",
    mayUseCode: false,
    run: () => Promise.resolve(),
    ...changes,
  });
  await settled();
  await element.updateComplete;
  const root = element.renderRoot;
  const inputs = () => [...root.querySelectorAll("input")];
  const type = (...secrets: string[]) => {
    for (const [index, secret] of secrets.entries()) {
      const input = inputs()[index];
      if (input !== undefined) input.value = secret;
    }
  };
  const send = async () => {
    root.querySelector("form")?.requestSubmit();
    await settled();
    await element.updateComplete;
  };
  const button = (name: string) => [...root.querySelectorAll("button")].find((each) => each.textContent.trim() === name);
  const dialog = () => root.querySelector("footage-guard-dialog")?.shadowRoot?.querySelector("dialog");
  return { element, done, root, inputs, type, send, button, dialog };
};

afterEach(() => {
  document.body.replaceChildren();
});

describe("footage-guard-step-up", () => {
  it("says what is to be done, in a dialog that is named by it", async () => {
    const { root, dialog } = await opened();
    expect(dialog()?.hasAttribute("open")).toBe(true);
    expect(dialog()?.querySelector(`#${dialog()?.getAttribute("aria-labelledby") ?? ""}`)?.textContent).toBe("Approve");
    expect(root.querySelector("p")?.textContent).toBe("One file leaves.");
  });

  it("is read from its heading on where it is longer than the screen", async () => {
    const { dialog: short } = await opened();
    const height = vi.spyOn(Element.prototype, "scrollHeight", "get").mockReturnValue(900);
    const { dialog: long } = await opened();
    height.mockRestore();
    const focused = [short, long].map((dialog) => (dialog()?.getRootNode() as ShadowRoot).activeElement?.id);
    expect(focused).toEqual([undefined, "heading"]);
  });

  it("hands the secret to what was asked for, and to nothing else", async () => {
    const secrets: Secret[] = [];
    const { element, done, inputs, type, send, dialog } = await opened({
      run: (secret) => {
        secrets.push(secret);
        return Promise.resolve();
      },
    });
    const heard = vi.fn();
    const names = ["input", "beforeinput", "change", "keydown", "keyup", "paste", "compositionend"];
    for (const name of [...names, "submit", "close"]) document.addEventListener(name, heard);
    type(SECRET);
    for (const name of names) inputs()[0]?.dispatchEvent(new Event(name, { bubbles: true, composed: true }));
    await send();
    expect(secrets).toEqual([{ method: "passphrase", secret: SECRET }]);
    expect(await done).toBe(true);
    expect(dialog()?.hasAttribute("open")).toBe(false);
    expect(inputs().map(({ value }) => value)).toEqual([""]);
    expect(everything(document)).not.toContain(SECRET);
    expect(Object.values(element)).not.toContain(SECRET);
    expect([localStorage.length, sessionStorage.length, location.href.includes("umbrella")]).toEqual([0, 0, false]);
    expect(heard).not.toHaveBeenCalled();
  });

  it("empties the field before anything is sent, and keeps one proof from going out twice", async () => {
    let finish: (value?: unknown) => void = () => undefined;
    const run = vi.fn(() => new Promise((resolve) => (finish = resolve)));
    const { inputs, type, send, button, dialog } = await opened({ run });
    type(SECRET);
    await send();
    expect(inputs().map(({ value, readOnly }) => [value, readOnly])).toEqual([["", true]]);
    await send();
    button("Cancel")?.click();
    const cancel = new Event("cancel", { cancelable: true });
    dialog()?.dispatchEvent(cancel);
    expect(cancel.defaultPrevented).toBe(true);
    expect(dialog()?.hasAttribute("open")).toBe(true);
    // Esc, once more: a browser asks nobody then.
    dialog()?.close();
    expect(dialog()?.hasAttribute("open")).toBe(true);
    finish();
    await settled();
    expect(run).toHaveBeenCalledOnce();
    expect(dialog()?.hasAttribute("open")).toBe(false);
  });

  it("says what was refused, and lets the person try again", async () => {
    const run = vi.fn().mockRejectedValueOnce(refusal("step_up_failed")).mockResolvedValueOnce(undefined);
    const { done, root, inputs, type, send } = await opened({ run });
    type("wrong");
    await send();
    expect(root.querySelector("[role=alert]")?.textContent.trim()).toBe("Not done: step_up_failed");
    expect(root instanceof ShadowRoot && root.activeElement).toBe(inputs()[0]);
    type(SECRET);
    await send();
    expect(await done).toBe(true);
  });

  it("stays about what it was opened for, whatever is asked for meanwhile", async () => {
    const [first, late] = [vi.fn(() => Promise.resolve()), vi.fn(() => Promise.resolve())];
    const { element, done, root, type, inputs, send } = await opened({ run: first });
    type(SECRET);
    expect(await element.ask({ heading: "Invite", text: "", action: "Invite", mayUseCode: true, run: late })).toBe(false);
    await element.updateComplete;
    expect(root.querySelector<FgDialog>("footage-guard-dialog")?.heading).toBe("Approve");
    expect(inputs().map(({ value }) => value)).toEqual([SECRET]);
    await send();
    expect(await done).toBe(true);
    expect([first.mock.calls.length, late.mock.calls.length]).toEqual([1, 0]);
    expect(root.querySelector<FgDialog>("footage-guard-dialog")?.heading).toBe("");
  });

  it("is over when the panel is taken away, and asks anew where it comes back", async () => {
    const { element, done, inputs, type } = await opened();
    type(SECRET);
    element.remove();
    expect(await done).toBe(false);
    expect(inputs().map(({ value }) => value)).toEqual([""]);
    const asked = { heading: "Unlock", text: "", action: "Unlock", mayUseCode: false, run: () => Promise.resolve() };
    expect(await element.ask(asked)).toBe(false);
    document.body.append(element);
    const again = element.ask(asked);
    await settled();
    expect(element.renderRoot.querySelector<FgDialog>("footage-guard-dialog")?.heading).toBe("Unlock");
    element.remove();
    expect(await again).toBe(false);
  });

  it("does what is on its way to its end where the panel is taken away meanwhile", async () => {
    let fail: (problem: unknown) => void = () => undefined;
    const { element, done, type, send } = await opened({ run: () => new Promise((_, reject) => (fail = reject)) });
    type(SECRET);
    await send();
    element.remove();
    fail(refusal("step_up_failed"));
    expect(await done).toBe(false);
  });

  it("is a dialog over the page again where the panel comes back before that has ended", async () => {
    let fail: (problem: unknown) => void = () => undefined;
    const { element, done, type, send, dialog, button } = await opened({ run: () => new Promise((_, reject) => (fail = reject)) });
    type(SECRET);
    await send();
    const shows = vi.spyOn(HTMLDialogElement.prototype, "showModal");
    element.remove();
    document.body.append(element);
    await settled();
    expect([dialog()?.open, shows.mock.calls.length]).toEqual([true, 1]);
    shows.mockRestore();
    fail(refusal("step_up_failed"));
    await settled();
    button("Cancel")?.click();
    expect(await done).toBe(false);
  });

  it("still offers a code where an answer for what was asked before comes late", async () => {
    const all = status({ has_pin: true, has_one_time_codes: true, unlocked_until: "2026-11-24T08:00:00Z" });
    const come: ((answer: object) => void)[] = [];
    const first = await opened({ mayUseCode: true }, () => new Promise((resolve) => come.push(resolve)));
    first.button("Cancel")?.click();
    await first.done;
    const again = first.element.ask({ heading: "Unlock", text: "", action: "Unlock", mayUseCode: true, run: () => Promise.resolve() });
    await settled();
    for (const answer of come.reverse()) {
      answer(all);
      await settled();
    }
    expect(come).toHaveLength(2);
    expect(first.button("Use PIN and one-time code")).toBeDefined();
    first.button("Cancel")?.click();
    expect(await again).toBe(false);
  });

  it("offers no code that was looked for while something else was asked", async () => {
    let come: (answer: object) => void = () => undefined;
    const first = await opened({ mayUseCode: true }, new Promise((resolve) => (come = resolve)));
    first.button("Cancel")?.click();
    await first.done;
    const again = first.element.ask({ heading: "Unlock", text: "", action: "Unlock", mayUseCode: false, run: () => Promise.resolve() });
    await settled();
    come(status({ has_pin: true, has_one_time_codes: true, unlocked_until: "2026-11-24T08:00:00Z" }));
    await settled();
    expect(first.button("Use PIN and one-time code")).toBeUndefined();
    expect(first.root.querySelectorAll("button")).toHaveLength(2);
    first.button("Cancel")?.click();
    expect(await again).toBe(false);
  });

  it("forgets what was typed when it is closed", async () => {
    const { done, inputs, type, button } = await opened();
    type(SECRET);
    button("Cancel")?.click();
    expect(await done).toBe(false);
    expect(inputs().map(({ value }) => value)).toEqual([""]);
  });

  it("hands over new secrets by their names, each beside the proof for it", async () => {
    const run = vi.fn(() => Promise.resolve());
    const fields = [["pin", "New PIN"], ["pin_repeat", "New PIN, again"]] as const;
    const { element, inputs, type, send } = await opened({ fields, run });
    type(SECRET, "482913", "482913");
    await send();
    expect(run).toHaveBeenCalledWith({ method: "passphrase", secret: SECRET }, { pin: "482913", pin_repeat: "482913" });
    expect(inputs().map(({ value }) => value)).toEqual([""]);
    expect(Object.values(element)).not.toContain("482913");
  });

  it("takes a recovery code in place of a passphrase", async () => {
    const run = vi.fn(() => Promise.resolve());
    const { root, type, send } = await opened({ proof: "recovery_code", run });
    expect(root.querySelector("label")?.textContent.trim()).toBe("Your recovery code");
    type("ABCD");
    await send();
    expect(run).toHaveBeenCalledWith({ method: "recovery_code", secret: "ABCD" }, {});
  });

  it("asks for no proof where only something new is typed", async () => {
    const run = vi.fn(() => Promise.resolve());
    const { inputs, type, send } = await opened({ proof: "none", fields: [["typed_back", "Code"]], isReadable: true, run });
    expect(inputs().map((input) => input.type)).toEqual(["text"]);
    type("ABCD");
    await send();
    expect(run).toHaveBeenCalledWith({ method: "passphrase", secret: "" }, { typed_back: "ABCD" });
  });

  it("keeps what is no secret where it was refused, and empties all of it when it is closed", async () => {
    const run = vi.fn().mockRejectedValueOnce(refusal("request_invalid")).mockResolvedValueOnce(undefined);
    const { done, inputs, type, send } = await opened({ fields: [["new", "New passphrase"], ["purpose", "Purpose", 500]], run });
    expect(inputs().map((input) => [input.type, input.maxLength])).toEqual([["password", -1], ["password", -1], ["text", 500]]);
    type(SECRET, "new words", "A parcel was taken.");
    await send();
    expect(inputs().map(({ value }) => value)).toEqual(["", "", "A parcel was taken."]);
    type(SECRET, "new words");
    await send();
    expect(await done).toBe(true);
    expect(run).toHaveBeenLastCalledWith({ method: "passphrase", secret: SECRET }, { new: "new words", purpose: "A parcel was taken." });
    expect(inputs().map(({ value }) => value)).toEqual([""]);
  });

  it("offers PIN and code to who has both and has unlocked the vault", async () => {
    const run = vi.fn(() => Promise.resolve());
    const all = status({ has_pin: true, has_one_time_codes: true, unlocked_until: "2026-11-24T09:00:00Z" });
    const { element, inputs, type, send, button } = await opened({ mayUseCode: true, run }, all);
    type("half a pass");
    button("Use PIN and one-time code")?.click();
    await element.updateComplete;
    expect(inputs().map(({ value }) => value)).toEqual(["", ""]);
    type("482913", "123456");
    await send();
    expect(run).toHaveBeenCalledWith({ method: "totp", secret: { pin: "482913", code: "123456" } }, {});
  });

  it("takes a one-time code in the digits of other keyboards, and a PIN as it is", async () => {
    const run = vi.fn(() => Promise.resolve());
    const all = status({ has_pin: true, has_one_time_codes: true, unlocked_until: "2026-11-24T09:00:00Z" });
    const { element, type, send, button } = await opened({ mayUseCode: true, run }, all);
    button("Use PIN and one-time code")?.click();
    await element.updateComplete;
    type("٤٨٢٩١٣", "۱۲۳٤٥٦");
    await send();
    expect(run).toHaveBeenCalledWith({ method: "totp", secret: { pin: "٤٨٢٩١٣", code: "123456" } }, {});
  });

  it.each([
    [status({ has_pin: true, has_one_time_codes: true }), true],
    [status({ has_pin: true, unlocked_until: "2026-11-24T09:00:00Z" }), true],
    [status({ has_pin: true, has_one_time_codes: true, unlocked_until: "2026-11-24T09:00:00Z" }), false],
  ])("offers no code where it would prove nothing (%j, may use it: %s)", async (answers, mayUseCode) => {
    const { button } = await opened({ mayUseCode }, answers);
    expect(button("Use PIN and one-time code")).toBeUndefined();
  });
});

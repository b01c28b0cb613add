import { afterEach, describe, expect, it } from "vitest";
import { forgetAll } from "../../src/components/unsaved.js";
import { links } from "../asking-builders.js";
import { type Answers, refusal, standings } from "../builders.js";
import { aHome, atHome, fields, inForce } from "../household-builders.js";
import { aPaper } from "../process-builders.js";
import { inVault } from "../vault-builders.js";
import { open } from "./page.js";

const DOOR = { camera: "door", device_id: null, title: "Front door", indoor: false, is_online: true };
const info = () => standings({ cameras: [DOOR] });
const asks = (): boolean => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));

/** Home Assistant takes the panel away, or somebody goes to another page of it. */
const leave = (): void => {
  document.body.replaceChildren();
};

afterEach(leave);

/** A place of the panel with a form, and what a test types into it. */
const at = async (path: string, page: string, form: string, answers: Answers) => {
  const opened = await open(path, page, { info, ...answers });
  const root = opened.root.querySelector(form)?.shadowRoot;
  if (!root) throw new Error(`no ${form}`);
  const find = (selector: string): HTMLInputElement => {
    const field = root.querySelector<HTMLInputElement>(selector);
    if (field === null) throw new Error(`no ${selector}`);
    return field;
  };
  const type = async (values: Readonly<Record<string, string>>): Promise<void> => {
    for (const [name, value] of Object.entries(values)) {
      const field = find(`[name=${name}]`);
      field.value = value;
      for (const event of ["input", "change"]) field.dispatchEvent(new Event(event, { bubbles: true }));
      await opened.settle();
    }
  };
  const tick = async (...names: string[]): Promise<void> => {
    for (const name of names) find(`[name=${name}]`).click();
    await opened.settle();
  };
  const values = (...names: string[]): string[] => names.map((name) => find(`[name=${name}]`).value);
  const ticked = (): string[] => [...root.querySelectorAll<HTMLInputElement>("input:checked")].map(({ name }) => name);
  const isUnfolded = (): boolean => (root.querySelector("details") ?? opened.root.querySelector(form)?.closest("details"))?.open === true;
  const send = async (): Promise<void> => {
    root.querySelector("form")?.requestSubmit();
    await opened.settle();
  };
  return { ...opened, form: root, find, type, tick, values, ticked, isUnfolded, send };
};

const paper = (answers: Answers = {}) =>
  at("/process", "footage-guard-process", "footage-guard-process-form", { "process/list": () => ({ processes: [] }), ...answers });

const link = (answers: Answers = {}) =>
  at("/asking", "footage-guard-asking", "footage-guard-link-form", { "intake/list": () => links(), "policy/get": () => inForce(), ...answers });

const footage = (answers: Answers = {}) =>
  at("/clips", "footage-guard-clips", "footage-guard-import", {
    "clips/list": () => ({ clips: [], more: false, next: null }),
    "clips/days": () => ({ days: {} }),
    "holds/list": () => ({ holds: [] }),
    ...answers,
  });

const policy = (answers: Answers = {}) =>
  at("/vault", "footage-guard-vault", "footage-guard-policy", {
    ...inVault(),
    ...atHome(() => aHome({ eligible: [{ person_id: "bo", name: "Bo" }] }), () => inForce()),
    ...answers,
  });

describe("what was left in a form", () => {
  const PAPER = { kind: "data_subject_request", issued_by: "A. Person", window_from: "2026-11-20T08:00", note: "Two pages" };

  it("of a legal paper is there when somebody comes back, until it is noted", async () => {
    const before = await paper();
    expect(before.isUnfolded()).toBe(false);
    await before.type(PAPER);
    await before.tick("cameras", "as_request");
    leave();
    expect(asks()).toBe(true);
    const again = await paper({ "process/create": () => aPaper() });
    expect(again.values(...Object.keys(PAPER))).toEqual(Object.values(PAPER));
    expect(again.ticked()).toEqual(["cameras", "as_request"]);
    expect(again.isUnfolded()).toBe(true);
    await again.type({ window_to: "2026-11-20T20:00" });
    await again.send();
    expect(again.connection.of("process/create")).toMatchObject([{ issued_by: "A. Person", cameras: ["door"], as_request: true }]);
    leave();
    const later = await paper();
    expect([later.values("kind", "issued_by"), later.ticked(), later.isUnfolded(), asks()]).toEqual([["", ""], [], false, false]);
  });

  it("of a link is there, but for a key", async () => {
    const before = await link();
    const typed = { kind: "organisation", label: "Case 7", type: "insurer", name: "Example", per_day: "5" };
    await before.type({ ...typed, key: '{"d":"private"}' });
    leave();
    const again = await link();
    expect(again.values(...Object.keys(typed), "key")).toEqual([...Object.values(typed), ""]);
  });

  it("of an import is there, with which of two moments was meant", async () => {
    const before = await footage();
    const typed = { camera: "door", source: "path", name: "/media/a.mp4", started: "2026-10-25T02:15" };
    await before.type(typed);
    await before.type({ which: "2026-10-25T01:15:00.000Z" });
    leave();
    const again = await footage({ "clips/import": () => ({ clip_id: "clip" }) });
    await again.send();
    expect(again.connection.of("clips/import")).toMatchObject([{ path: "/media/a.mp4", started_at: "2026-10-25T01:15:00.000Z" }]);
    expect(asks()).toBe(false);
  });

  it("of the policy is what was changed in it, until that is asked for", async () => {
    const before = await policy();
    await before.type({ cooling_minutes: "60", mode: "convenience" });
    await before.tick("viewer");
    leave();
    let refuses = true;
    const again = await policy({ "policy/apply": () => (refuses ? Promise.reject(refusal("locked_down")) : { status: "done" }) });
    expect(again.values("cooling_minutes", "mode", "quorum")).toEqual(["60", "convenience", "1"]);
    expect([again.ticked(), again.isUnfolded()]).toEqual([["viewer"], true]);
    await again.send();
    expect(asks()).toBe(true);
    refuses = false;
    await again.send();
    expect(again.connection.of("policy/apply").at(-1)).toMatchObject({ policy: { cooling_minutes: 60 }, mode: "convenience", viewers: ["bo"] });
    expect(asks()).toBe(false);
  });

  it("is said to be from before, and is taken back by one press", async () => {
    const before = await paper();
    expect(before.text(".notice", before.form)).toEqual([]);
    await before.type(PAPER);
    leave();
    const again = await paper();
    expect(again.text(".notice", again.form)).toEqual(["Your changes are not saved."]);
    await again.press("Undo my changes", again.form);
    expect(again.values("kind", "issued_by", "note")).toEqual(["", "", ""]);
    expect(() => again.find("[name=as_request]")).toThrow("no [name=as_request]");
    expect([again.text(".notice", again.form), asks()]).toEqual([[], false]);
    leave();
    expect((await paper()).values("kind", "issued_by")).toEqual(["", ""]);
  });

  it("is not said to be unsaved any more once it is taken back by hand", async () => {
    const before = await paper();
    await before.type({ issued_by: "A. Person" });
    leave();
    const again = await paper();
    await again.type({ issued_by: "" });
    expect([again.text(".notice", again.form), asks()]).toEqual([[], false]);
  });

  it("of the policy is not sent once more with the next change", async () => {
    let now = inForce();
    const { type, send, connection, values } = await policy({
      "policy/get": () => now,
      "policy/apply": () => {
        now = inForce({ policy: fields({ cooling_minutes: 60 }) });
        return { status: "done" };
      },
    });
    await type({ cooling_minutes: "60" });
    await send();
    expect(values("cooling_minutes")).toEqual(["60"]);
    await type({ quiet_from: "22:00", quiet_to: "06:00" });
    await send();
    expect(connection.of("policy/apply").map(({ policy: sent }) => Object.keys(sent as object))).toEqual([["cooling_minutes"], ["quiet_hours"]]);
  });

  it("is no more than what has a field still, and stops nothing", async () => {
    const before = await policy();
    await before.type({ cooling_minutes: "60" });
    await before.tick("viewer");
    leave();
    const again = await policy(atHome(() => aHome({ eligible: [] }), () => inForce()));
    expect([again.values("cooling_minutes"), again.ticked()]).toEqual([["60"], []]);
    expect(again.text(".notice", again.form)).toContain("Your changes are not saved.");
    await again.type({ cooling_minutes: again.find("[name=cooling_minutes]").defaultValue });
    expect([again.text(".notice", again.form).includes("Your changes are not saved."), asks()]).toEqual([false, false]);
  });

  it("is all of it but what is so by now", async () => {
    const before = await policy();
    await before.type({ cooling_minutes: "60", mode: "convenience" });
    leave();
    const again = await policy({ "policy/get": () => inForce({ policy: fields({ cooling_minutes: 60 }) }) });
    expect(again.values("cooling_minutes", "mode")).toEqual(["60", "convenience"]);
    expect(again.text(".notice", again.form)).toContain("Your changes are not saved.");
    leave();
    const done = await policy({ "policy/get": () => inForce({ policy: fields({ cooling_minutes: 60 }), mode: "convenience" }) });
    expect([done.text(".notice", done.form).includes("Your changes are not saved."), asks()]).toEqual([false, false]);
  });

  it("keeps a tick with whom it was set for", async () => {
    let eligible = [{ person_id: "bo", name: "Bo" }];
    const { form, tick, panel, settle } = await policy(atHome(() => aHome({ eligible }), () => inForce()));
    await tick("viewer");
    eligible = [{ person_id: "al", name: "Al" }, ...eligible];
    const section = panel.renderRoot.querySelector("footage-guard-vault") as unknown as { kept: { reload: () => Promise<void> } };
    await section.kept.reload();
    await settle();
    const boxes = [...form.querySelectorAll<HTMLInputElement>("[name=viewer]")];
    expect(boxes.map(({ value, checked }) => [value, checked])).toEqual([["al", false], ["bo", true]]);
  });

  it("of an import that is on its way is not there to be sent once more, and is where it was refused", async () => {
    const typed = { camera: "door", source: "path", name: "/media/a.mp4", started: "2026-11-20T02:15" };
    let refuse: (thrown: unknown) => void = () => undefined;
    const before = await footage({ "clips/import": () => new Promise((_, reject) => (refuse = reject)) });
    await before.type(typed);
    await before.send();
    leave();
    expect(asks()).toBe(false);
    const meanwhile = await footage();
    expect(meanwhile.values("name")).toEqual([""]);
    leave();
    refuse(refusal("disk_refused"));
    await before.settle();
    expect(asks()).toBe(true);
    expect((await footage()).values("name", "started")).toEqual(["/media/a.mp4", "2026-11-20T02:15"]);
  });

  it("of the next import is kept whatever becomes of the one before", async () => {
    const typed = { camera: "door", source: "path", name: "/media/a.mp4", started: "2026-11-20T02:15" };
    for (const code of [null, "disk_refused"]) {
      let settleIt: () => void = () => undefined;
      const answer = () =>
        new Promise((resolve, reject) => {
          settleIt = () => {
            if (code === null) resolve({ clip_id: "clip" });
            else reject(refusal(code));
          };
        });
      const before = await footage({ "clips/import": answer });
      await before.type(typed);
      await before.send();
      leave();
      const meanwhile = await footage();
      await meanwhile.type({ name: "/media/b.mp4" });
      settleIt();
      await before.settle();
      leave();
      expect([(await footage()).values("name"), asks()]).toEqual([["/media/b.mp4"], true]);
      leave();
      forgetAll();
    }
  });

  it("is not kept where a lockdown ended it", async () => {
    let refuse: (thrown: unknown) => void = () => undefined;
    const { send, settle, type } = await footage({ "clips/import": () => new Promise((_, reject) => (refuse = reject)) });
    await type({ camera: "door", source: "path", name: "/media/a.mp4", started: "2026-11-20T02:15" });
    await send();
    leave();
    refuse(refusal("locked_down"));
    await settle();
    expect(asks()).toBe(false);
  });

  it("that was typed while it was on its way stays", async () => {
    let come: (answer: unknown) => void = () => undefined;
    const { send, settle, type, values } = await footage({ "clips/import": () => new Promise((resolve) => (come = resolve)) });
    await type({ camera: "door", source: "path", name: "/media/a.mp4", started: "2026-11-20T02:15" });
    await send();
    await type({ name: "/media/b.mp4" });
    come({ clip_id: "clip" });
    await settle();
    expect([values("name", "started"), asks()]).toEqual([["/media/b.mp4", ""], true]);
  });

  it("is nothing once it is taken back by hand", async () => {
    const { type } = await paper();
    await type({ issued_by: "A. Person" });
    await type({ issued_by: "" });
    expect(asks()).toBe(false);
  });

  it("is forgotten by a lockdown, and not kept anew while it lasts", async () => {
    const before = await paper();
    await before.type(PAPER);
    leave();
    const again = await paper({ info: () => ({ ...info(), is_locked_down: true }) });
    expect(again.values("issued_by")).toEqual([""]);
    await again.type({ issued_by: "A. Person" });
    expect(asks()).toBe(false);
  });

  it("is in no storage", async () => {
    const { type } = await paper();
    await type(PAPER);
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
    forgetAll();
    expect(asks()).toBe(false);
  });
});

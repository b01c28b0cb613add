import axe from "axe-core";
import { afterEach, describe, expect, it } from "vitest";
import type { Paper } from "../../src/data/wire.js";
import { ABOUT_PAPERS } from "../../src/logic/about.js";
import { type Answers, refusal, standings } from "../builders.js";
import { aPaper, PAPER } from "../process-builders.js";
import { open } from "./page.js";

const CAMERAS = [
  { camera: "door", device_id: null, title: "Front door", indoor: false, is_online: true },
  { camera: "hall", device_id: null, title: "Hall", indoor: true, is_online: true },
];

afterEach(() => {
  document.body.replaceChildren();
});

const papers = (listed: () => readonly Paper[], answers: Answers = {}) =>
  open("/process", "footage-guard-process", {
    info: () => standings({ cameras: CAMERAS }),
    "process/list": () => ({ processes: listed() }),
    ...answers,
  });

const paper = (shown: () => Paper, answers: Answers = {}) =>
  open(`/paper/${PAPER}`, "footage-guard-paper", {
    info: () => standings({ cameras: CAMERAS }),
    "process/list": () => ({ processes: [shown()] }),
    ...answers,
  });

const formOf = (root: ShadowRoot): ShadowRoot => {
  const form = root.querySelector("footage-guard-process-form")?.shadowRoot;
  if (!form) throw new Error("no form");
  return form;
};

const type = (form: ShadowRoot, values: Readonly<Record<string, string>>): void => {
  for (const [name, value] of Object.entries(values)) {
    const field = form.querySelector<HTMLInputElement>(`[name=${name}]`);
    if (field === null) throw new Error(`no ${name}`);
    field.value = value;
    field.dispatchEvent(new Event("change"));
  }
};

const TYPED = {
  kind: "data_subject_request",
  issued_by: "A. Person",
  window_from: "2026-11-20T08:00",
  window_to: "2026-11-20T20:00",
};

describe("footage-guard-process", () => {
  it("teaches what it is for while there is no paper, and that it is no legal advice", async () => {
    const { text, root } = await papers(() => []);
    expect(text("h3")).toEqual(["No legal papers"]);
    expect(root.textContent).toContain("This is not legal advice.");
    expect((await axe.run(root.host as HTMLElement, { rules: { "color-contrast": { enabled: false } } })).violations).toEqual([]);
  });

  it("has nothing chosen beforehand, and asks for what is missing", async () => {
    const { connection, root, settle } = await papers(() => []);
    const form = formOf(root);
    expect([...form.querySelectorAll("input:checked")]).toEqual([]);
    expect(form.querySelector("select")?.value).toBe("");
    form.querySelector("form")?.requestSubmit();
    await settle();
    expect(form.querySelector("[role=alert]")?.textContent).toContain("Fill in the fields.");
    expect(connection.of("process/create")).toEqual([]);
  });

  it("notes what was typed, and says what the server keeps", async () => {
    let listed: readonly Paper[] = [];
    const { connection, root, settle, text } = await papers(() => listed, {
      "process/create": () => {
        listed = [aPaper()];
        return aPaper();
      },
    });
    const form = formOf(root);
    expect(form.querySelector("[name=as_request]")).toBeNull();
    type(form, TYPED);
    await settle();
    for (const name of ["as_request", "nondisclosure", "cameras"]) form.querySelector<HTMLInputElement>(`[name=${name}]`)?.click();
    form.querySelector("form")?.requestSubmit();
    await settle();
    expect(connection.of("process/create")).toEqual([
      {
        type: "footage_guard/process/create",
        kind: "data_subject_request",
        issued_by: "A. Person",
        window_from: "2026-11-20T07:00:00.000Z",
        window_to: "2026-11-20T19:00:00.000Z",
        nondisclosure: true,
        cameras: ["door"],
        as_request: true,
      },
    ]);
    expect(text("[role=status]")[0]).toContain("Noted. Clips kept: 3.");
    expect(root.activeElement).toBe(root.querySelector("[role=status]"));
    expect(text("li h3")).toEqual(["Search warrant: District Court"]);
    expect(form.querySelector<HTMLInputElement>("[name=issued_by]")?.value).toBe("");
  });

  it.each([
    [refusal("process_invalid", { problems: "window_to: in_future" }), "Footage until"],
    [refusal("hold_too_large"), "hold_too_large"],
  ])("says what is wrong, and keeps what was typed", async (refused, said) => {
    const { root, settle } = await papers(() => [], { "process/create": () => Promise.reject(refused) });
    const form = formOf(root);
    type(form, TYPED);
    form.querySelector("form")?.requestSubmit();
    await settle();
    expect(form.querySelector("[role=alert]")?.textContent).toContain(said);
    expect(form.querySelector<HTMLInputElement>("[name=issued_by]")?.value).toBe("A. Person");
  });

  it("lists papers with what is due, and says of one that was altered why nothing is shown", async () => {
    const { text, root } = await papers(() => [
      aPaper({ is_review_due: true }),
      aPaper({ process_id: "01KB000000000000000000000A", process: null, problem: "process_altered" }),
    ]);
    expect(text("li > p")[0]).toContain("Up for review since");
    expect(text("li [role=alert]")[1]).toContain("process_altered");
    expect(root.querySelector("li a")?.getAttribute("href")).toBe(`/footage-guard/paper/${PAPER}`);
  });

  it("shows what somebody else notes", async () => {
    let listed: readonly Paper[] = [];
    const { connection, settle, text } = await papers(() => listed);
    expect(connection.of("ledger/subscribe")[0]?.["kinds"]).toEqual(ABOUT_PAPERS);
    listed = [aPaper()];
    connection.heard.get("ledger/subscribe")?.({ size: 9 });
    await settle();
    expect(text("li h3")).toEqual(["Search warrant: District Court"]);
  });

  it("lets viewers read", async () => {
    const { root } = await papers(() => [aPaper()], { info: () => standings({ role: "viewer" }) });
    expect(root.querySelector("footage-guard-process-form")).toBeNull();
  });
});

describe("footage-guard-paper", () => {
  it("shows what it says, what is ticked, what is kept, and where to go", async () => {
    const { text, root } = await paper(() => aPaper({ request_id: "01KB0000000000000000000001" }));
    expect(text("h2")).toEqual(["Search warrant: District Court"]);
    expect([...root.querySelectorAll<HTMLInputElement>("fieldset input")].map(({ checked }) => checked)).toEqual([true, false]);
    expect([...root.querySelectorAll("a")].map((link) => link.getAttribute("href"))).toEqual([
      "/footage-guard/process",
      `/footage-guard/held/${PAPER}`,
      "/footage-guard/vault",
      "/footage-guard/request/01KB0000000000000000000001",
    ]);
    expect((await axe.run(root.host as HTMLElement, { rules: { "color-contrast": { enabled: false } } })).violations).toEqual([]);
  });

  it("ticks what the server noted", async () => {
    let shown = aPaper();
    const { connection, root, settle } = await paper(() => shown, {
      "process/update": () => {
        const checklist = shown.checklist.map((point) => ({ ...point, done: true }));
        return (shown = aPaper({ checklist, version: 4 }));
      },
    });
    const boxes = root.querySelectorAll<HTMLInputElement>("fieldset input");
    boxes[1]?.click();
    await settle();
    expect(connection.of("process/update")).toEqual([
      { type: "footage_guard/process/update", process_id: PAPER, version: 3, checks: ["issuer", "lawyer"] },
    ]);
    expect(boxes[1]?.checked).toBe(true);
  });

  it("shows what somebody else ticks", async () => {
    let shown = aPaper();
    const { connection, root, settle } = await paper(() => shown);
    shown = aPaper({ checklist: shown.checklist.map((point) => ({ ...point, done: true })), version: 4 });
    connection.heard.get("ledger/subscribe")?.({ size: 9 });
    await settle();
    expect([...root.querySelectorAll<HTMLInputElement>("fieldset input")].map(({ checked }) => checked)).toEqual([true, true]);
  });

  it("stays unticked where somebody was quicker, and says so", async () => {
    const { root, settle, text } = await paper(() => aPaper(), {
      "process/update": () => Promise.reject(refusal("process_changed")),
    });
    const box = root.querySelectorAll<HTMLInputElement>("fieldset input")[1];
    box?.click();
    await settle();
    expect(box?.checked).toBe(false);
    expect(text("[role=alert]")[0]).toContain("process_changed");
  });

  it("notes an outcome once one was chosen", async () => {
    let shown = aPaper();
    const { connection, root, press, settle, text } = await paper(() => shown, {
      "process/update": () => (shown = aPaper({ outcome: "with_lawyer", version: 4 })),
    });
    expect(root.querySelector("[type=radio]:checked")).toBeNull();
    await press("Note it");
    expect(connection.of("process/update")).toEqual([]);
    root.querySelectorAll<HTMLInputElement>("[type=radio]")[2]?.dispatchEvent(new Event("change"));
    await settle();
    await press("Note it");
    expect(connection.of("process/update")[0]).toMatchObject({ outcome: "with_lawyer", version: 3 });
    expect(text("[role=status]")[0]).toBe("Noted: With a lawyer.");
    expect(text("h3 + p").at(-1)).toBe("With a lawyer");
  });

  it("goes on keeping what was looked at", async () => {
    let shown = aPaper({ is_review_due: true });
    const { connection, press, text } = await paper(() => shown, {
      "process/update": () => (shown = aPaper({ version: 4 })),
    });
    await press("I have looked, go on keeping it");
    expect(connection.of("process/update")[0]).toMatchObject({ review: true });
    expect(text("button")).toEqual(["Note it"]);
  });

  it("shows no clips where nothing is held, and says so", async () => {
    const { root, text } = await paper(() => aPaper({ hold: null, had_hold: false }));
    expect([...root.querySelectorAll("a")].map((link) => link.getAttribute("href"))).toEqual(["/footage-guard/process"]);
    expect(text("h3 + p")[0]).toContain("no clips of that time");
  });

  it("says of one that is not there that it is not", async () => {
    const { text } = await paper(() => aPaper({ process_id: "01KB000000000000000000000A" }));
    expect(text("h2")).toEqual(["No longer there"]);
  });

  it("lets viewers tick nothing", async () => {
    const { root, text } = await paper(() => aPaper(), { info: () => standings({ role: "viewer" }) });
    expect(root.querySelector<HTMLInputElement>("fieldset input")?.disabled).toBe(true);
    expect(text("button")).toEqual([]);
  });
});

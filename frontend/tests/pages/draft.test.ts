import axe from "axe-core";
import { describe, expect, it } from "vitest";
import type { DraftShown } from "../../src/data/wire.js";
import { ABOUT_PEOPLE } from "../../src/logic/about.js";
import { aRequest, refusal, standings } from "../builders.js";
import { draft, fixed, job, match, member, people, request, shown } from "./draft-builders.js";
import { opened } from "./draft-seat.js";

const NAUGHTY = '<img src=x onerror="alert(1)">';

const STATE_SENTENCES: readonly [DraftShown, string][] = [
  [shown(), "A draft. Nothing leaves by it."],
  [fixed(), "The files are finished. Nobody has agreed yet."],
  [fixed({ state: "voting" }), "Not all who have to agree have agreed. Nothing has left."],
  [fixed({ state: "cooling", live_from: "2026-11-24T08:00:00Z" }), "Agreed. Nothing leaves before"],
  [fixed({ state: "live", live_from: "2026-11-24T08:00:00Z" }), "Live since"],
  [shown({ state: "ended" }), "It has ended."],
  [shown({ state: "declined" }), "It was stopped. Nothing left by it."],
  [shown({ state: "void" }), "It was dropped or ended"],
];

describe("footage-guard-draft", () => {
  it.each(STATE_SENTENCES)("says where it stands (%#)", async (of, sentence) => {
    const { text } = await opened(of);
    expect(text("p[role=status]")[0]).toContain(sentence);
  });

  it.each(STATE_SENTENCES)("has nothing that axe-core finds (%#)", async (of) => {
    const { panel } = await opened(of);
    const { violations } = await axe.run(panel, { rules: { "color-contrast": { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }, 30_000);

  it("changes nothing by being opened", async () => {
    const { connection } = await opened(shown({ job: job() }));
    const asked = new Set(connection.sent.map(({ type }) => String(type).replace("footage_guard/", "")));
    expect([...asked].sort()).toEqual(["approvers/list", "draft/get", "info", "ledger/subscribe", "policy/get", "requests/get", "requests/subscribe"]);
  });

  it.each([
    ["data_subject", ["Choose the clip in which this person is.", "Draw a black box over everybody else.", "Watch the finished file once, from its beginning to its end."]],
    ["insurer", []],
  ] as const)("says to %s what to mind, in the same place of the same page", async (type, steps) => {
    const requester = { ...aRequest().requester, type };
    const { text, root } = await opened(shown(), { "requests/get": () => request({ request: aRequest({ requester }) }) });
    expect(text("ol li")).toEqual(steps);
    expect(root.textContent.includes("Only this person’s own image")).toBe(steps.length > 0);
  });

  it("shows what anybody wrote as text", async () => {
    const requester = { ...aRequest().requester, organisation: NAUGHTY };
    const recipient = { name: NAUGHTY, organisation: "", level: 0, method: "" } as const;
    const { root } = await opened(fixed({ draft: draft({ purpose: NAUGHTY, recipient }) }), {
      "requests/get": () => request({ request: aRequest({ requester }) }),
      "approvers/list": () => people(member({ name: NAUGHTY })),
    });
    expect(root.querySelector("img")).toBeNull();
    expect(root.textContent).toContain(NAUGHTY);
  });

  it("asks who decides anew once that is another, whatever became of the draft", async () => {
    let here = people(member(), member({ person_id: "bob", name: "Bob" }));
    const { connection, root, settle } = await opened(fixed({ state: "voting" }), { "approvers/list": () => here });
    expect(connection.of("ledger/subscribe")[0]?.["kinds"]).toEqual(ABOUT_PEOPLE);
    expect(root.textContent).toContain("Bob");
    here = people(member());
    connection.heard.get("ledger/subscribe")?.({ size: 9 });
    await settle();
    expect(root.textContent).not.toContain("Bob");
  });

  it("says that a draft is gone", async () => {
    const { text } = await opened(shown(), { "draft/get": () => Promise.reject(refusal("draft_unknown")) });
    expect(text("h2")).toEqual(["Prepare footage", "No longer there"]);
  });

  it.each(["ended", "declined", "void"] as const)("offers nothing that cannot be done any more (%s)", async (state) => {
    const { root, text } = await opened(shown({ state }));
    expect([...root.querySelectorAll("button")]).toEqual([]);
    expect(text("h3")).toEqual(["1. Footage"]);
  });

  it("comes back to where the server is after an interruption, and keeps what was typed", async () => {
    const { connection, server, settle, type, text, root, button } = await opened(shown({ job: job() }));
    await type("Purpose", "Mine");
    connection.emit("disconnected");
    await settle();
    expect(text(".notice")[0]).toBe("The connection is interrupted. What is shown may have changed.");
    server.shown = fixed({ version: 5 });
    connection.emit("ready");
    await settle();
    expect(text("h3")).toContain("4. Look at the files");
    expect(root.querySelector("textarea")?.value).toBe("Mine");
    expect(text("[role=status] > p")).toEqual(["Your changes are not saved."]);
    expect(button("Approve")).toBeUndefined();
  });

  it.each(["draft/get", "requests/get"])("keeps what is shown where %s is refused once, and asks again", async (command) => {
    const { connection, server, press, later, type, text, root } = await opened(shown());
    await press("Cut and hide");
    await type("Purpose", "Mine");
    const editor = root.querySelector("footage-guard-redaction-editor");
    const answer = connection.answers[command];
    connection.answers[command] = () => Promise.reject(refusal("disk_refused"));
    server.shown = shown({ version: 5 });
    await later();
    expect(text("[role=alert]")).toContain("That was not done (disk_refused).");
    expect([root.querySelector("textarea")?.value, editor?.isConnected]).toEqual(["Mine", true]);
    if (answer !== undefined) connection.answers[command] = answer;
    await later();
    expect(text("[role=alert]")).toEqual([""]);
    expect(root.querySelector("footage-guard-redaction-editor")).toBe(editor);
  });

  it("asks also for clips of the cameras that it is of, of which some may be indoors", async () => {
    const { connection, server, later, press, text } = await opened(shown({ cameras: ["hall"] }), {
      "requests/get": ({ also }) => request({ matches: (also as string[]).map((camera) => match({ camera })) }),
    });
    expect(text("h4")).toEqual(["hall"]);
    await press("Remove");
    server.shown = shown({ version: 5, draft: draft({ clips: [] }), cameras: [] });
    await later();
    expect(text("details li")).toHaveLength(2);
    expect(connection.of("requests/get").at(-1)?.["also"]).toEqual(["hall"]);
  });

  it("offers in a lockdown what lowers, and nothing else", async () => {
    const { root } = await opened(fixed(), { info: () => standings({ is_locked_down: true }) });
    expect([...root.querySelectorAll("button")].map((each) => each.textContent.trim())).toEqual(["Decline", "Drop the draft"]);
  });

  it("can be dropped where what is stored is not what was told to the history", async () => {
    const { connection, press, answer, text } = await opened(shown(), {
      "draft/get": () => Promise.reject(refusal("statement_changed")),
      "draft/cancel": () => ({}),
    });
    expect(text("[role=alert]")).toEqual(["That was not done (statement_changed)."]);
    await press("Drop the draft");
    await answer("Drop the draft");
    expect(connection.of("draft/cancel")).toHaveLength(1);
  });

  it("hears of what others do", async () => {
    const { server, later, text } = await opened(fixed());
    const votes = [{ person_id: "bob", cast: "2026-11-24T08:00:00Z", method: "passphrase", transport: "tls" } as const];
    server.shown = fixed({ state: "voting", version: 5, votes });
    await later();
    expect(text("#decide ~ p[role=status]")).toEqual(["1 of 2 agreed. 1 more needed. Waits for Ada."]);
  });
});

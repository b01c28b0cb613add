import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { DraftShown, JobView, Recipe, Released } from "../../src/data/wire.js";
import { aHass, type Answers, aRequest, FakeConnection, refusal, settled, standings } from "../builders.js";
import { mount } from "../panel/mount.js";
// It would be loaded when somebody goes there: a test need not wait for that.
import "../../src/pages/draft/draft-page.js";
import { DRAFT, draft, fixed, job, member, people, policy, request, shown } from "./draft-builders.js";

const NAUGHTY = '<img src=x onerror="alert(1)">';
const REQUEST = "01KB0000000000000000000001";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
});

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

interface Page extends HTMLElement {
  readonly updateComplete: Promise<unknown>;
}

/** The dialog in which a person proves who they are, or says that they want something. */
const stepUp = (panel: { readonly renderRoot: ParentNode }): ShadowRoot => {
  const root = panel.renderRoot.querySelector("footage-guard-step-up")?.shadowRoot;
  if (!root) throw new Error("no dialog");
  return root;
};

/** A server with one draft, which a test can change as others would. */
const opened = async (first: DraftShown, answers: Answers = {}) => {
  const server = { shown: first };
  const connection = new FakeConnection({
    info: () => standings({ is_unlocked: true, cameras: [{ camera: "door", device_id: null, title: "Front door", indoor: false, is_online: true }] }),
    "requests/subscribe": () => null,
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
  });
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

const STATE_SENTENCES: readonly [DraftShown, string][] = [
  [shown(), "A draft. Nothing leaves by it."],
  [fixed(), "The files are finished. Nobody has agreed yet."],
  [fixed({ state: "voting" }), "Not all who have to agree have agreed. Nothing has left."],
  [fixed({ state: "cooling", live_from: "2026-11-24T08:00:00Z" }), "Agreed. Nothing leaves before"],
  [fixed({ state: "live", live_from: "2026-11-24T08:00:00Z" }), "Live since"],
  [shown({ state: "ended" }), "It has ended."],
  [shown({ state: "declined" }), "It was stopped or declined."],
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
    expect([...asked].sort()).toEqual(["approvers/list", "draft/get", "info", "policy/get", "requests/get", "requests/subscribe"]);
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

  it("says that a draft is gone", async () => {
    const { text } = await opened(shown(), { "draft/get": () => Promise.reject(refusal("draft_unknown")) });
    expect(text("h3")).toEqual(["No longer there"]);
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

describe("editing a draft", () => {
  it("saves what was typed, with the version that was seen", async () => {
    const { connection, server, type, press, text, button } = await opened(shown(), {
      "draft/update": (message) => {
        server.shown = shown({ version: 5, draft: message["draft"] as DraftShown["draft"] });
        return { draft_id: DRAFT, request_id: REQUEST, state: "drafted", version: 5 };
      },
    });
    expect(button("Save")).toBeUndefined();
    await type("Purpose", "A theft");
    expect(text("[role=status] > p")).toEqual(["Your changes are not saved."]);
    await press("Save");
    expect(connection.of("draft/update")).toMatchObject([{ draft_id: DRAFT, version: 4, draft: draft({ purpose: "A theft" }) }]);
    expect(button("Save")).toBeUndefined();
  });

  it("has nothing ticked that a person did not tick", async () => {
    const { root } = await opened(shown());
    expect([...root.querySelectorAll<HTMLInputElement>("input[type=checkbox]")].filter(({ checked }) => checked)).toEqual([]);
    expect(root.querySelector("[checked], [selected], [autofocus]")).toBeNull();
  });

  it("says each field that was refused, and keeps what was typed", async () => {
    const problems = { problems: "purpose: required, recipient.name: too_long" };
    const { press, type, text, root } = await opened(shown(), {
      "draft/update": () => Promise.reject(refusal("draft_invalid", problems)),
    });
    await type("Purpose", "");
    await press("Save");
    expect(text("[role=alert] li")).toEqual([
      "Purpose: That was not done (request_required).",
      "Recipient: That was not done (request_too_long).",
    ]);
    expect(root.querySelector("textarea")?.value).toBe("");
    expect(text("[role=status] > p")).toEqual(["Your changes are not saved."]);
  });

  it("says that votes go before they do", async () => {
    const { connection, press, type, answer } = await opened(fixed({ state: "voting" }), {
      "draft/update": () => ({ draft_id: DRAFT, request_id: REQUEST, state: "drafted", version: 5 }),
    });
    await type("Purpose", "A theft");
    await press("Save");
    await answer("Cancel");
    expect(connection.of("draft/update")).toEqual([]);
    await press("Save");
    await answer("Save");
    expect(connection.of("draft/update")).toHaveLength(1);
  });

  it("offers no vote for what is changed on the screen", async () => {
    const { type, button, press } = await opened(fixed());
    expect(button("Approve")).toBeDefined();
    await type("Purpose", "A theft");
    expect(button("Approve")).toBeUndefined();
    await press("Undo my changes");
    expect(button("Approve")).toBeDefined();
  });

  it("shows that somebody else was quicker, and loses neither theirs nor what was typed", async () => {
    const { connection, server, type, later, press, text, root, button } = await opened(shown(), {
      "draft/update": () => ({ draft_id: DRAFT, request_id: REQUEST, state: "drafted", version: 6 }),
    });
    await type("Purpose", "Mine");
    server.shown = shown({ version: 5, draft: draft({ purpose: "Theirs" }) });
    await later();
    expect(text("[role=status] > p")[0]).toContain("Somebody else changed this draft meanwhile.");
    expect(root.querySelector("textarea")?.value).toBe("Mine");
    expect(button("Save and make the files")).toBeUndefined();
    await press("Save mine instead");
    expect(connection.of("draft/update")).toMatchObject([{ version: 5, draft: { purpose: "Mine" } }]);
  });

  it("takes theirs where the person wants it", async () => {
    const { server, type, later, press, root } = await opened(shown());
    await type("Purpose", "Mine");
    server.shown = shown({ version: 5, draft: draft({ purpose: "Theirs" }) });
    await later();
    await press("Take theirs");
    expect(root.querySelector("textarea")?.value).toBe("Theirs");
  });

  it("keeps what was typed when nothing can be changed any more", async () => {
    const { server, type, later, text, button } = await opened(shown());
    await type("Purpose", "Mine");
    server.shown = fixed({ state: "cooling", version: 9, live_from: "2026-11-24T08:00:00Z" });
    await later();
    expect(text("[role=status] > p")).toEqual(["This draft cannot be changed now. Your changes are not saved."]);
    expect(button("Save")).toBeUndefined();
  });

  it("has the browser ask before what is not saved goes", async () => {
    const { type } = await opened(shown());
    const leave = () => window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
    expect(leave()).toBe(true);
    await type("Purpose", "Mine");
    expect(leave()).toBe(false);
  });

  it("writes every term that a person chooses", async () => {
    const { connection, type, choose, press } = await opened(shown(), {
      "draft/update": () => ({ draft_id: DRAFT, request_id: REQUEST, state: "drafted", version: 5 }),
      "requests/get": () =>
        request({ request: aRequest({ proposal: { recipient: "", camera: null, clip_ids: [], hand_over: true } }) }),
    });
    await choose("Somebody else");
    await type("Name", "J. Doe");
    await type("Organization", "Court");
    await type("How you know", "visited");
    await type("From, as the recipient is told", "Ada");
    await type("Legal basis", "court_order");
    await type("Can be collected until", "2026-12-01T08:00");
    await type("Downloads, at most 3", "2");
    await choose("Link goes to the automation");
    await choose("Play only");
    await press("Save");
    expect(connection.of("draft/update")[0]?.["draft"]).toEqual(
      draft({
        recipient: { name: "J. Doe", organisation: "Court", level: 2, method: "visited" },
        sender: "Ada",
        legal_basis: "court_order",
        not_after: "2026-12-01T07:00:00.000Z",
        max_downloads: 2,
        access_code: true,
        hand_over: true,
        stream_only: true,
      }),
    );
  });

  it("takes back who gets it, a code with what needs it, and a link with all that is a link's", async () => {
    const recipient = { name: "J", organisation: "", level: 0, method: "" } as const;
    const { connection, type, choose, press } = await opened(shown({ draft: draft({ recipient, access_code: true, hand_over: true }) }), {
      "draft/update": () => ({ draft_id: DRAFT, request_id: REQUEST, state: "drafted", version: 5 }),
    });
    await choose("Access code");
    await choose("Whoever asked");
    await choose("Encrypted file");
    await type("Key of the recipient", "age1x");
    await press("Save");
    expect(connection.of("draft/update")[0]?.["draft"]).toEqual(draft({ delivery: "age_file", age_recipient: "age1x" }));
  });

  it("offers no link where the household allows none", async () => {
    const { text } = await opened(shown({ draft: draft({ delivery: "file" }) }), { "policy/get": () => policy({ public_links: false }) });
    expect(text("fieldset .option").filter((each) => each.startsWith("Link"))).toEqual([]);
    expect(text(".notice")).toContain("Links are off in this home. Its policy can allow them.");
  });

  it("adds, works on and removes clips", async () => {
    const { root, settle, press, text } = await opened(shown());
    const add = [...root.querySelectorAll<HTMLButtonElement>("details li button")];
    add[1]?.click();
    await settle();
    expect(text("#footage ~ ul > li h4")).toEqual(["Front door", "Front door"]);
    await press("Cut and hide");
    expect(root.querySelectorAll("footage-guard-redaction-editor")).toHaveLength(1);
    await press("Remove");
    expect(root.querySelector("footage-guard-redaction-editor")).toBeNull();
    expect(text("#footage ~ ul > li h4")).toHaveLength(1);
    await press("Remove");
    expect(text("#footage ~ p")).toEqual(["No clip is chosen. Add at least one."]);
    expect(root.activeElement?.id).toBe("footage");
  });

  it("takes every change of a recipe, each on top of the one before", async () => {
    const { connection, root, settle, press } = await opened(shown(), {
      "draft/update": () => ({ draft_id: DRAFT, request_id: REQUEST, state: "drafted", version: 5 }),
    });
    await press("Cut and hide");
    const editor = root.querySelector("footage-guard-redaction-editor") as unknown as {
      recipe: Recipe;
      onChange: (recipe: Recipe) => void;
    };
    editor.onChange({ ...editor.recipe, audio: true });
    await settle();
    expect(editor.recipe.audio).toBe(true);
    editor.onChange({ ...editor.recipe, cut: { at_ms: 1 } });
    await settle();
    await press("Save");
    expect(connection.of("draft/update")[0]).toMatchObject({ draft: { clips: [{ redaction: { audio: true, cut: { at_ms: 1 } } }] } });
  });

  it("drops a draft only after it said what goes", async () => {
    const { connection, press, answer } = await opened(shown(), { "draft/cancel": () => ({}) });
    await press("Drop the draft");
    await answer("Cancel");
    expect(connection.of("draft/cancel")).toEqual([]);
    await press("Drop the draft");
    await answer("Drop the draft");
    expect(connection.of("draft/cancel")).toHaveLength(1);
  });
});

describe("making the files", () => {
  const tell = (connection: FakeConnection, of: JobView) => connection.heard.get("draft/render")?.(of);

  it("says how far they are, as it hears of it", async () => {
    const { connection, server, press, settle, text, root } = await opened(shown(), {
      "draft/render": () => {
        server.shown = shown({ job: job({ state: "queued" }) });
        return null;
      },
    });
    await press("Make the files");
    expect(text("label:has(progress)")).toEqual(["Waits for the files of another draft."]);
    tell(connection, job({ percent: 41 }));
    await settle();
    expect(root.querySelector("progress")?.getAttribute("value")).toBe("41");
    server.shown = fixed({ version: 5 });
    tell(connection, job({ state: "finished", percent: 100, missing: 3 }));
    await settle();
    expect(text("h3")).toContain("4. Look at the files");
    expect(text(".notice")).toContain("Pictures that could not be read and are in no file: 3.");
  });

  it("saves first what was changed", async () => {
    const { connection, server, type, press } = await opened(shown(), {
      "draft/update": (message) => {
        server.shown = shown({ version: 5, draft: message["draft"] as DraftShown["draft"] });
        return { draft_id: DRAFT, request_id: REQUEST, state: "drafted", version: 5 };
      },
      "draft/render": () => null,
    });
    await type("Purpose", "A theft");
    await press("Save and make the files");
    expect(connection.of("draft/render")).toMatchObject([{ draft_id: DRAFT, version: 5 }]);
  });

  it("unlocks the vault where that is what is missing, and goes on", async () => {
    let isLocked = true;
    const { connection, press, prove } = await opened(shown(), {
      "draft/render": () => (isLocked ? Promise.reject(refusal("vault_locked")) : null),
      "vault/unlock": (message) => {
        if (message["challenge"] !== undefined) isLocked = false;
        return { challenge: "c", statement_sha256: "s", statement: {}, expires_at: "", unlocked_until: null };
      },
    });
    await press("Make the files");
    await prove();
    expect(connection.of("draft/render")).toHaveLength(2);
  });

  it("comes back to files that somebody else has made, or that were begun before a reload", async () => {
    const { server, later, text, button } = await opened(shown({ job: job({ percent: 40 }) }));
    expect(text("label:has(progress)")[0]).toContain("File 1 of 2. Picture 120 of 900.");
    server.shown = shown({ job: job({ state: "waiting_for_unlock" }) });
    await later();
    expect(text("#files ~ .notice")).toEqual(["Waits until an approver unlocks the vault. Then the files are made by themselves."]);
    expect(button("Unlock")).toBeDefined();
  });

  it("stops them by writing the same draft once more", async () => {
    const { connection, press } = await opened(shown({ job: job() }), {
      "draft/update": () => ({ draft_id: DRAFT, request_id: REQUEST, state: "drafted", version: 5 }),
    });
    await press("Stop");
    expect(connection.of("draft/update")).toMatchObject([{ version: 4, draft: draft() }]);
  });

  it("says why they failed, and offers to try again", async () => {
    const { text, button } = await opened(shown({ job: job({ state: "failed", problem: "encoder_missing" }) }));
    expect(text("#files ~ p")).toContain("That was not done (encoder_missing).");
    expect(button("Make them again")).toBeDefined();
  });

  it("hears no more when it is left", async () => {
    const { connection, press, page, settle } = await opened(shown(), { "draft/render": () => null });
    await press("Make the files");
    page.remove();
    await settle();
    expect(connection.ended).toContain("draft/render");
  });
});

describe("deciding", () => {
  const released: Released = {
    status: "cooling",
    share_id: DRAFT,
    url: "https://share.example/footage_guard/s/x#secret",
    access_code: "1234-5678",
    live_from: "2026-11-24T08:10:00Z",
  };
  const voting = (answer: unknown, sha = "67".repeat(32)): Answers => ({
    "approval/challenge": () => ({ challenge: "c", statement_sha256: sha, statement: {}, expires_at: "" }),
    "approval/approve": () => answer,
  });

  it("offers both answers in the same way, and chooses none", async () => {
    const { root } = await opened(fixed());
    const choices = [...root.querySelectorAll("#decide ~ .choice > *")];
    expect(choices.map((each) => each.textContent.trim())).toEqual(["Approve", "Decline"]);
    expect(new Set(choices.map(({ localName, className }) => `${localName}.${className}`)).size).toBe(1);
  });

  it("has nothing to approve before there are files", async () => {
    const { text, root } = await opened(shown());
    expect(text("#decide ~ p")).toContain("There is nothing to approve before the files are made.");
    expect([...root.querySelectorAll("#decide ~ .choice > *")].map((each) => each.textContent.trim())).toEqual(["Decline"]);
  });

  it("votes for exactly what was shown", async () => {
    const { connection, press, prove } = await opened(fixed(), voting({ status: "waiting", votes: 1, needed: 2 }));
    await press("Approve");
    await prove();
    expect(connection.of("approval/approve")).toMatchObject([{ draft_id: DRAFT, statement_sha256: "67".repeat(32), challenge: "c" }]);
  });

  it("sends no secret for anything else", async () => {
    const { connection, panel, press, prove } = await opened(fixed(), voting(released, "00".repeat(32)));
    await press("Approve");
    await prove();
    expect(connection.of("approval/approve")).toEqual([]);
    expect(stepUp(panel).querySelector("[role=alert]")?.textContent).toContain("statement_changed");
  });

  it("shows the link once, with its code apart, and forgets it", async () => {
    const { server, press, prove, root, text } = await opened(fixed(), {
      ...voting(released),
      "approval/approve": () => {
        server.shown = fixed({ state: "cooling", version: 6, live_from: released.live_from });
        return released;
      },
    });
    await press("Approve");
    await prove();
    const values = () => [...root.querySelectorAll<HTMLInputElement>("input[readonly]")].map(({ value }) => value);
    expect(values()).toEqual([released.url, released.access_code]);
    expect(root.activeElement?.id).toBe("link");
    expect(root.innerHTML).not.toContain("#secret");
    expect(text("[role=status]").join(" ")).toContain("never again");
    await press("I have kept it. Hide it");
    expect(values()).toEqual([]);
    expect(root.activeElement?.id).toBe("out");
    expect(text("#out ~ p")[0]).toContain("A lost link cannot be shown again");
  });

  it("says that the link is lost where the connection was, just then", async () => {
    const { panel, server, press, prove, answer, root, text } = await opened(fixed(), {
      ...voting(released),
      "approval/approve": () => {
        server.shown = fixed({ state: "cooling", version: 6, live_from: released.live_from });
        // This is all that Home Assistant's library rejects with.
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
        return Promise.reject(3);
      },
    });
    await press("Approve");
    await prove();
    expect(stepUp(panel).querySelector("[role=alert]")?.textContent).toContain("It is not known whether it was done.");
    await answer("Cancel");
    expect(root.querySelector("input[readonly]")).toBeNull();
    expect(text("#out ~ p")[0]).toContain("A lost link cannot be shown again");
  });

  it("copies the link, or marks it where the browser copies nothing", async () => {
    const { press, prove, root, settle, text } = await opened(fixed(), voting({ ...released, access_code: null }));
    await press("Approve");
    await prove();
    const copy = root.querySelector<HTMLButtonElement>("section[aria-labelledby=link] .actions button");
    copy?.click();
    await settle();
    expect(text("section[aria-labelledby=link] span[role=status]")).toEqual(["It is marked. Copy it by hand."]);
    const writeText = vi.fn(() => Promise.resolve());
    vi.stubGlobal("navigator", { clipboard: { writeText } });
    copy?.click();
    await settle();
    vi.unstubAllGlobals();
    expect(writeText).toHaveBeenCalledWith(released.url);
    expect(text("section[aria-labelledby=link] span[role=status]")).toEqual(["Copied."]);
  });

  it("declines the request that the person saw", async () => {
    const { connection, press } = await opened(fixed(), { "requests/decline": () => ({}) });
    await press("Decline");
    expect(connection.of("requests/decline")).toMatchObject([{ request_id: REQUEST, version: 3 }]);
  });

  it("stops what cools off, and what is live", async () => {
    const live_from = "2026-11-24T08:00:00Z";
    const cooling = await opened(fixed({ state: "cooling", live_from }), { "approval/veto": () => ({}) });
    await cooling.press("Stop");
    expect(cooling.connection.of("approval/veto")).toMatchObject([{ draft_id: DRAFT }]);
    document.body.replaceChildren();
    const live = await opened(fixed({ state: "live", live_from }), { "shares/revoke": () => ({}) });
    await live.press("Take back");
    expect(live.connection.of("shares/revoke")).toMatchObject([{ share_id: DRAFT }]);
  });

  it("says why something was not done, and looks at what is there now", async () => {
    const { connection, press, text } = await opened(fixed(), { "requests/decline": () => Promise.reject(refusal("request_changed")) });
    const before = connection.of("draft/get").length;
    await press("Decline");
    expect(text("[role=alert]")).toEqual(["That was not done (request_changed)."]);
    expect(connection.of("draft/get").length).toBe(before + 1);
  });
});

describe("collecting a file", () => {
  const collected = {
    draft_id: DRAFT,
    share_id: DRAFT,
    files: [],
    ticket: "t",
    url: "/api/footage_guard/file/t",
    name: "footage.zip",
    lasts_s: 600,
  };
  const live = (changes: Partial<DraftShown["draft"]>) =>
    fixed({ state: "live", live_from: "2026-11-24T08:00:00Z", draft: draft(changes) });

  it("offers one download", async () => {
    const { press, root, text } = await opened(live({ delivery: "file" }), { "approval/collect": () => collected });
    await press("Collect the file");
    const link = root.querySelector<HTMLAnchorElement>("a[download]");
    expect([link?.getAttribute("href"), link?.download]).toEqual(["/api/footage_guard/file/t", "footage.zip"]);
    expect(text("#out ~ .notice")[0]).toContain("One complete download within 10 min.");
  });

  it("asks for a passphrase where no key was named, until it is one", async () => {
    let answer: unknown = Promise.reject(refusal("passphrase_too_weak"));
    const { connection, panel, press, root, settle } = await opened(live({ delivery: "age_file" }), {
      "approval/collect": () => answer,
    });
    await press("Collect the file");
    const send = async (typed: string) => {
      for (const input of stepUp(panel).querySelectorAll("input")) input.value = typed;
      stepUp(panel).querySelector("form")?.dispatchEvent(new Event("submit"));
      await settle();
    };
    await send("weak");
    expect(stepUp(panel).querySelector("[role=alert]")?.textContent).toContain("passphrase_too_weak");
    answer = collected;
    await send("five unrelated words here now");
    expect(connection.of("approval/collect")[1]).toEqual({
      type: "footage_guard/approval/collect",
      draft_id: DRAFT,
      passphrase: "five unrelated words here now",
      passphrase_repeat: "five unrelated words here now",
    });
    expect(root.querySelector("a[download]")).not.toBeNull();
  });

  it("asks for no passphrase where it is encrypted for a key", async () => {
    const { connection, press } = await opened(live({ delivery: "age_file", age_recipient: "age1x" }), {
      "approval/collect": () => collected,
    });
    await press("Collect the file");
    expect(connection.of("approval/collect")).toEqual([{ type: "footage_guard/approval/collect", draft_id: DRAFT }]);
  });

  it("collects nothing where the dialog is closed, or the vault stays locked", async () => {
    const { answer, press, root } = await opened(live({ delivery: "age_file" }));
    await press("Collect the file");
    await answer("Cancel");
    expect(root.querySelector("a[download]")).toBeNull();
    document.body.replaceChildren();
    const locked = await opened(live({ delivery: "file" }), { info: () => standings() });
    await locked.press("Collect the file");
    expect(locked.connection.of("approval/collect")).toEqual([]);
  });
});

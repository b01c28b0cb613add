import { describe, expect, it, vi } from "vitest";
import type { DraftShown, Recipe } from "../../src/data/wire.js";
import { aRequest, refusal } from "../builders.js";
import { DRAFT, draft, fixed, match, policy, recipe, request, shown } from "./draft-builders.js";
import { opened } from "./draft-seat.js";
import { PATIENCE } from "../patience.js";

const REQUEST = "01KB0000000000000000000001";

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

  it("keeps what was chosen for a link where somebody chooses a file, and then the link again", async () => {
    const terms = { access_code: true, stream_only: true, max_downloads: 3 };
    const { choose, text, root } = await opened(shown({ draft: draft(terms) }));
    await choose("File");
    expect(text("label.option").join()).not.toContain("Access code");
    await choose("Link");
    expect(root.querySelector<HTMLInputElement>("input[type=number]")?.value).toBe("3");
    expect(root.querySelectorAll("input[type=checkbox]:checked")).toHaveLength(2);
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
    // Also where it is kept, and another page is shown.
    document.body.replaceChildren();
    expect(leave()).toBe(false);
  });

  it("has a link end as the policy says where its end is cleared, and not where a part of it is typed anew", async () => {
    const { root, press, settle, connection } = await opened(shown(), {
      "draft/update": () => ({ draft_id: DRAFT, request_id: REQUEST, state: "drafted", version: 5 }),
    });
    const field = root.querySelector<HTMLInputElement>("input[type=datetime-local]");
    if (field === null) throw new Error("no field");
    const clear = async (badInput: boolean): Promise<void> => {
      Object.defineProperty(field, "validity", { configurable: true, value: { badInput } });
      field.value = "";
      field.dispatchEvent(new Event("change"));
      await settle();
    };
    await clear(true);
    expect(root.textContent).not.toContain("Your changes are not saved.");
    await clear(false);
    await press("Save");
    expect(connection.of("draft/update").map(({ draft: written }) => Object.keys(Object(written) as object))).toEqual([
      Object.keys(draft()).filter((name) => name !== "not_after"),
    ]);
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

  it("says beforehand whom a link may reach that goes to the automation, with nothing ticked", async () => {
    const { root } = await opened(shown(), {
      "requests/get": () =>
        request({ request: aRequest({ proposal: { recipient: "", camera: null, clip_ids: [], hand_over: true } }) }),
    });
    const option = [...root.querySelectorAll("label")].find(({ textContent }) => textContent.includes("goes to the automation"));
    expect(option?.textContent).toContain("The automation receives the link and can pass it to anyone.");
    expect(option?.querySelector("input")?.checked).toBe(false);
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

  it.each([
    [{ public_links: false, share_origin: "" }, "Links are off in this home. Its policy can allow them."],
    [{ share_origin: "" }, "No address of this home is set for those outside, so a link has none yet. It is set under Vault"],
  ])("offers no link where the household has none (%j)", async (changed, why) => {
    const { text } = await opened(shown({ draft: draft({ delivery: "file" }) }), { "policy/get": () => policy(changed) });
    expect(text("fieldset .option").filter((each) => each.startsWith("Link"))).toEqual([]);
    expect(text("fieldset .notice")).toEqual([why]);
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
    await vi.waitFor(() => {
      expect(root.activeElement?.id).toBe("footage");
    }, PATIENCE);
  });

  it("adds another part of a clip and works on that, and offers none of a clip that nobody asked for", async () => {
    const elsewhere = { clip_id: "01KB0000000000000000000009", redaction: recipe() };
    const { root, press, text, settle } = await opened(shown({ draft: draft({ clips: [...draft().clips, elsewhere] }) }));
    expect(text("button").filter((label) => label === "Add another part of this clip")).toHaveLength(1);
    await press("Add another part of this clip");
    await settle();
    expect(text("#footage ~ ul > li h4")).toHaveLength(3);
    const editor = root.querySelector("footage-guard-redaction-editor");
    expect(editor?.closest("li")).toBe(root.querySelectorAll("#footage ~ ul > li")[1]);
    expect(editor?.recipe.cut).toEqual({ from_ms: 35_000, to_ms: 60_000 });
  });

  it("says of which camera a clip is whose file is gone, and that it is", async () => {
    const clips = match().clips.map((clip, at) => (at === 0 ? { ...clip, state: "missing" as const } : clip));
    const { text } = await opened(shown(), { "requests/get": () => request({ matches: [match({ clips })] }) });
    expect(text("#footage ~ ul > li > h4, #footage ~ ul > li > .notice")).toEqual(["Front door", "Its file is gone"]);
    expect(text("button")).not.toContain("Add another part of this clip");
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

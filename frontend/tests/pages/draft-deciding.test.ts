import { describe, expect, it, vi } from "vitest";
import type { DraftShown, JobView, Released } from "../../src/data/wire.js";
import { type Answers, type FakeConnection, refusal, standings } from "../builders.js";
import { DRAFT, draft, fixed, job, shown, statement } from "./draft-builders.js";
import { opened, stepUp } from "./draft-seat.js";
import "../media.js";

const REQUEST = "01KB0000000000000000000001";

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
    tell(connection, job({ state: "finished", percent: 100 }));
    await settle();
    expect(text("h3")).toContain("4. Look at the files");
  });

  it("says to whoever votes how many pictures are in no file, also those who did not see the files being made", async () => {
    const said = "Pictures that could not be read and are in no file: 1,203.";
    expect((await opened(fixed({ missing: 1203 }))).text(".notice")).toContain(said);
    expect((await opened(fixed())).text(".notice").join()).not.toContain("Pictures");
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

  it("lead whoever waits for them with the keyboard to what was made", async () => {
    const { server, later, button, root } = await opened(shown());
    button("Make the files")?.focus();
    server.shown = fixed();
    await later();
    expect(root.activeElement?.id).toBe("result");
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

  it("says which terms the policy allows no more", async () => {
    const said = "The policy no longer allows these terms. Change them, and then make the files.";
    const { server, press, later, text } = await opened(shown(), {
      "draft/render": () => Promise.reject(refusal("draft_invalid", { problems: "not_after: out_of_range" })),
    });
    await press("Make the files");
    expect(text("[role=alert] p")).toEqual([said]);
    expect(text("[role=alert] li")).toEqual(["Can be collected until: That was not done (request_out_of_range)."]);
    server.shown = shown({ job: job({ state: "failed", problem: "draft_invalid" }) });
    await later();
    expect(text("#files ~ p")).toContain(said);
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

  it("says of each file what is in it where somebody agrees, and whether another recorder made it", async () => {
    const clip_id = fixed().statement?.files[0]?.clip_id ?? "";
    const { press, panel } = await opened(fixed({ imported: [clip_id] }));
    await press("Approve");
    expect(stepUp(panel).textContent).toMatch(/Front door: Nov 23, 2026, .*Sound: Left out\. Made by another recorder\./u);
  });

  it("says that the files are others than those that were looked at, unless they were made here", async () => {
    const another = "Look at the files again.";
    const { server, later, text, press, panel } = await opened(shown(), { "draft/render": () => null });
    await press("Make the files");
    server.shown = fixed();
    await later();
    expect(text("h3")).toContain("4. Look at the files");
    expect(text("#decide ~ .notice").join(" ")).not.toContain(another);
    server.shown = fixed({ version: 7, statement_sha256: "89".repeat(32) });
    await later();
    expect(text("#decide ~ .notice").join(" ")).toContain(another);
    await press("Approve");
    expect(stepUp(panel).textContent).toContain(another);
  });

  it("takes the film away where the files were made anew meanwhile, and leaves it where somebody voted", async () => {
    const ticket = { ticket: "t", url: "/api/footage_guard/clip/t", expires_at: "2026-11-24T08:00:00Z", seekable: true };
    const { server, later, settle, root } = await opened(fixed(), { "clips/ticket": () => ticket });
    const film = () => root.querySelector("footage-guard-player")?.renderRoot.querySelector("video");
    root.querySelector("footage-guard-player")?.renderRoot.querySelector("button")?.click();
    await settle();
    server.shown = fixed({ state: "voting", version: 5 });
    await later();
    expect(film()?.getAttribute("src")).toBe(ticket.url);
    const files = statement().files.map((file) => ({ ...file, sha256: "ce".repeat(32) }));
    // A tab out of sight hears nothing of what lies between.
    server.shown = fixed({ version: 8, statement: statement({ files }), statement_sha256: "89".repeat(32) });
    await later();
    expect(film()).toBeNull();
  });

  it("shows a file that is one picture as one", async () => {
    const ticket = { ticket: "t", url: "/api/footage_guard/clip/t", expires_at: "2026-11-24T08:00:00Z", seekable: true };
    const files = statement().files.map((file) => ({ ...file, name: "footage-1.png" }));
    const { connection, settle, root } = await opened(fixed({ statement: statement({ files }) }), { "clips/ticket": () => ticket });
    const player = root.querySelector("footage-guard-player");
    player?.renderRoot.querySelector("button")?.click();
    await settle();
    expect(connection.of("clips/ticket")).toEqual([{ type: "footage_guard/clips/ticket", draft_id: DRAFT, file: 1 }]);
    expect(player?.renderRoot.querySelector("img")?.getAttribute("src")).toBe(ticket.url);
    expect(player?.renderRoot.querySelector("video")).toBeNull();
  });

  it("keeps the focus near where it was, when others decide", async () => {
    const { server, later, button, root } = await opened(fixed());
    button("Approve")?.focus();
    server.shown = fixed({ state: "declined", version: 6 });
    await later();
    expect(root.activeElement?.id).toBe("decide");
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
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what Home Assistant's library does
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

  it("declines the request that the person saw, once they know that the draft ends with it", async () => {
    const { connection, press, answer, panel } = await opened(fixed(), { "requests/decline": () => ({}) });
    await press("Decline");
    expect(stepUp(panel).textContent).toContain("Every draft for it ends and cannot be brought back");
    await answer("Cancel");
    expect(connection.of("requests/decline")).toEqual([]);
    await press("Decline");
    await answer("Decline");
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
    const cooling = fixed({ state: "cooling", live_from: "2026-11-24T08:00:00Z" });
    const { connection, press, text } = await opened(cooling, { "approval/veto": () => Promise.reject(refusal("transition_refused")) });
    const before = connection.of("draft/get").length;
    await press("Stop");
    expect(text("[role=alert]")).toEqual(["That was not done (transition_refused)."]);
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
    fixed({
      state: "live",
      live_from: "2026-11-24T08:00:00Z",
      draft: draft(changes),
      votes: [{ person_id: "me", cast: "2026-11-24T07:00:00Z", method: "passphrase", transport: "tls" }],
    });

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

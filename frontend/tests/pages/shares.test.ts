import axe from "axe-core";
import { afterEach, describe, expect, it } from "vitest";
import type { Share } from "../../src/data/wire.js";
import { ABOUT_SHARES } from "../../src/logic/about.js";
import { type Answers, refusal } from "../builders.js";
import { aShare } from "../share-builders.js";
import { open } from "./page.js";

const ID = "01KB0000000000000000000005";

afterEach(() => {
  document.body.replaceChildren();
});

const shares = (listed: () => readonly Share[], answers: Answers = {}) =>
  open("/shares", "footage-guard-shares", { "shares/list": () => ({ shares: listed(), is_whole: true }), ...answers });

describe("footage-guard-shares", () => {
  it("teaches what it is for while nothing is shared", async () => {
    const { text } = await shares(() => []);
    expect(text("h3")).toEqual(["Nothing is shared"]);
    expect(text("button")).toEqual([]);
  });

  it("does not call unopened what may have been opened, as far as can be read", async () => {
    const listed = { shares: [aShare({ accesses: [] })], is_whole: false };
    const { text } = await shares(() => [], { "shares/list": () => listed });
    expect(text(".notice")).toEqual(["Some records cannot be read: who opened these may be missing here."]);
    expect((await shares(() => listed.shares)).text(".notice")).toEqual([]);
  });

  it("takes back at once, and says it once the server did", async () => {
    let share = aShare();
    const { connection, press, root, text } = await shares(() => [share], {
      "shares/revoke": () => {
        share = aShare({ state: "ended", ended: { at: "2026-11-25T08:00:00.000+00:00", by: "revoke" } });
        return { draft_id: ID, request_id: "r", state: "ended", version: 9 };
      },
    });
    root.querySelector<HTMLElement>(".actions button")?.focus();
    await press("Take back");
    expect(root.activeElement).toBe(root.querySelector("[role=status]"));
    expect(connection.of("shares/revoke")).toEqual([{ type: "footage_guard/shares/revoke", share_id: ID }]);
    expect(text("[role=status]")[0]).toContain("Taken back. Nothing more of it leaves.");
    expect(text("h3")).toEqual(["Ended"]);
    expect(text("button")).toEqual([]);
  });

  it("says that something was downloaded as soon as that is recorded", async () => {
    const opened = { at: "2026-11-24T09:00:00.000+00:00", what: "opened", downloads_left: 2, network: "home", client: "phone" } as const;
    let share = aShare({ accesses: [opened] });
    const { connection, settle, text } = await shares(() => [share]);
    expect(text("p")).toContain("Nothing of it was downloaded.");
    expect(connection.of("ledger/subscribe")[0]?.["kinds"]).toEqual(ABOUT_SHARES);
    const taken = { at: "2026-11-24T09:01:00.000+00:00", what: "finished", file: 0, size: 9, network: "home", client: "phone" } as const;
    share = aShare({ accesses: [opened, taken] });
    connection.heard.get("ledger/subscribe")?.({ size: 9 });
    await settle();
    expect(text("p")).not.toContain("Nothing of it was downloaded.");
    expect(connection.of("requests/subscribe")).toHaveLength(1);
  });

  it("has the focus stay in the panel where somebody else made go what had it", async () => {
    let listed = [aShare(), aShare({ share_id: "another" })];
    const { connection, root, settle } = await shares(() => listed);
    const after = async (left: typeof listed): Promise<void> => {
      listed = left;
      connection.heard.get("requests/subscribe")?.({});
      await settle();
      await new Promise((resolve) => setTimeout(resolve));
    };
    root.querySelector<HTMLElement>("li .actions button[aria-describedby]")?.focus();
    await after(listed.slice(1));
    expect(root.activeElement?.textContent).toBe("Going out");
    root.querySelector<HTMLElement>("li .actions button[aria-describedby]")?.focus();
    await after([]);
    expect(root.activeElement?.textContent).toBe("Shares");
    // Whoever is elsewhere stays there.
    await after([aShare()]);
    root.querySelector<HTMLElement>("li .actions button[aria-describedby]")?.focus();
    listed = [];
    connection.heard.get("requests/subscribe")?.({});
    await settle();
    root.querySelector<HTMLElement>("[role=status]")?.focus();
    await new Promise((resolve) => setTimeout(resolve));
    expect(root.activeElement).toBe(root.querySelector("[role=status]"));
  });

  it("says why something was not taken back, and keeps it", async () => {
    const { press, text } = await shares(() => [aShare()], {
      "shares/revoke": () => Promise.reject(refusal("disk_refused")),
    });
    await press("Take back");
    expect(text("[role=alert]")).toEqual(["That was not done (disk_refused)."]);
    expect(text("[role=status]")[0]).toBe("");
    expect(text("h3")).toEqual(["Going out"]);
  });

  it("stops what has not left yet", async () => {
    const { connection, press, text } = await shares(() => [aShare({ state: "cooling" })], {
      "approval/veto": () => ({ draft_id: ID, request_id: "r", state: "declined", version: 9 }),
    });
    await press("Stop");
    expect(connection.of("approval/veto")).toEqual([{ type: "footage_guard/approval/veto", draft_id: ID }]);
    expect(text("[role=status]")[0]).toContain("Stopped. Nothing left");
  });

  it("stops all at once after saying how many, and says how many the server ended", async () => {
    let listed = [aShare(), aShare({ share_id: "01KB0000000000000000000006", state: "cooling" })];
    const { connection, press, dialog, prove, text } = await shares(() => listed, {
      "shares/revoke_all": () => {
        listed = [];
        return { ended: 3 };
      },
    });
    await press("Stop all");
    expect(dialog()).toContain("Shares that end: 2.");
    expect(dialog()).toContain("What was downloaded stays where it is");
    expect(connection.of("shares/revoke_all")).toEqual([]);
    await prove();
    expect(connection.of("shares/revoke_all")).toEqual([{ type: "footage_guard/shares/revoke_all" }]);
    expect(text("[role=status]")[0]).toContain("Ended: 3.");
    expect(text("button")).toEqual([]);
  });

  it("stops nothing where somebody thinks better of it, or all but one have ended", async () => {
    let listed = [aShare(), aShare({ share_id: "01KB0000000000000000000006" })];
    const { connection, panel, press, settle, text } = await shares(() => listed);
    await press("Stop all");
    panel.renderRoot.querySelector("footage-guard-step-up")?.shadowRoot?.querySelector<HTMLElement>(".choice button")?.click();
    listed = [aShare()];
    await settle();
    expect(connection.of("shares/revoke_all")).toEqual([]);
    expect(text("[role=status]")[0]).toBe("");
    expect(text("button")).not.toContain("Stop all");
  });

  it("makes a share less, and says how much less the server has it", async () => {
    const { connection, fill, submit, text } = await shares(() => [aShare()], {
      "shares/shorten": () => ({ share_id: ID, downloads_left: 1, not_after: "2026-11-30T08:00:00.000+00:00" }),
    });
    await submit("form");
    expect(text("[role=status]")[0]).toBe("Enter fewer downloads or an earlier end.");
    fill("[name=downloads]", "1");
    await submit("form");
    expect(connection.of("shares/shorten")).toEqual([{ type: "footage_guard/shares/shorten", share_id: ID, downloads: 1 }]);
    expect(text("[role=status]")[0]).toBe("Downloads left: 1. It ends Nov 30, 2026, 9:00 AM.");
  });

  it("asks for no more than was typed since it was made less", async () => {
    let share = aShare({ downloads_left: 3 });
    const { connection, fill, root, settle, submit } = await shares(() => [share], {
      "shares/shorten": () => ({ share_id: ID, downloads_left: 2, not_after: share.not_after }),
    });
    fill("[name=downloads]", "2");
    share = aShare({ downloads_left: 2 });
    await submit("form");
    // Somebody downloads it.
    share = aShare({ downloads_left: 1 });
    connection.heard.get("requests/subscribe")?.({});
    await settle();
    expect(root.querySelector<HTMLInputElement>("[name=downloads]")?.value).toBe("1");
    fill("[name=until]", "2026-11-25T08:00");
    await submit("form");
    expect(connection.of("shares/shorten").at(-1)).not.toHaveProperty("downloads");
  });

  it("looks again when the server tells that something happened", async () => {
    let listed: readonly Share[] = [];
    const { connection, settle, text } = await shares(() => listed);
    listed = [aShare()];
    connection.heard.get("requests/subscribe")?.({});
    await settle();
    expect(text("h4")).toEqual(["J. Doe, Police of Springfield"]);
  });

  it("has nothing that axe-core finds", async () => {
    const from = { at: "2026-11-25T08:00:00.000+00:00", network: "192.0.2.0/24", client: "phone" } as const;
    const accesses = [{ ...from, what: "finished", file: 1, size: 2_000 }] as const;
    const over = aShare({ share_id: "01KB0000000000000000000006", state: "ended", accesses });
    const { panel } = await shares(() => [aShare({ accesses }), over]);
    const { violations } = await axe.run(panel, { rules: { "color-contrast": { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});

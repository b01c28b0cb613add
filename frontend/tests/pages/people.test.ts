import axe from "axe-core";
import { afterEach, describe, expect, it } from "vitest";
import type { People, VaultStatus } from "../../src/data/wire.js";
import { ABOUT_PEOPLE } from "../../src/logic/about.js";
import { type Answers, refusal, standings } from "../builders.js";
import { aChange, aHome, aMember, atHome, inForce, policyStatement, status } from "../household-builders.js";
import { open, proven } from "./page.js";

const SECRET = "one two three";
const voted = { status: "done", change_id: "c1", votes: 1, needed: 1 };
const bo = aMember({ person_id: "bo", name: "Bo" });

afterEach(() => {
  document.body.replaceChildren();
});

const people = (home: () => People = () => aHome(), answers: Answers = {}, keys: () => VaultStatus = () => status()) =>
  open("/people", "footage-guard-people", { ...atHome(home, () => inForce(), keys), ...answers });

describe("footage-guard-people", () => {
  it("invites whom an approver chooses, after a proof", async () => {
    let home = aHome({ eligible: [{ person_id: "bo", name: "Bo" }] });
    const { connection, fill, submit, prove, dialog, text } = await people(() => home, {
      "approvers/invite": (message) => {
        const answer = proven({ person: "bo", needed: 1, nonce: String(connection.sent.length) }, voted)(message);
        if ("secret" in message) {
          home = aHome({ invitations: [{ person_id: "bo", name: "Bo", role: "approver", since: "2026-11-24T08:00:00Z" }] });
        }
        return answer;
      },
    });
    expect(text("option")).toEqual(["", "Bo"]);
    fill("select", "bo");
    await submit("form");
    expect(dialog()).toContain("Invite Bo as an approver");
    expect(dialog()).toContain("Votes needed: 1.");
    await prove(SECRET);
    expect(connection.of("approvers/invite").at(-1)).toMatchObject({ person_id: "bo", secret: SECRET });
    expect(text("[role=status]")[0]).toBe("In force.");
    expect(text("h4")).toContain("Bo");
    expect(text("p")).toContain("Nobody else can be invited. An administrator of Home Assistant adds people.");
  });

  it("shows what begins elsewhere, and has whom somebody chose still chosen", async () => {
    let home = aHome({ eligible: [{ person_id: "bo", name: "Bo" }, { person_id: "cy", name: "Cy" }] });
    const { connection, root, fill, settle, text } = await people(() => home);
    expect(connection.of("ledger/subscribe")[0]?.["kinds"]).toEqual(ABOUT_PEOPLE);
    expect(ABOUT_PEOPLE).toContain("passphrase_changed");
    fill("select", "cy");
    home = aHome({ eligible: [{ person_id: "cy", name: "Cy" }, { person_id: "di", name: "Di" }], changes: [aChange()] });
    connection.heard.get("ledger/subscribe")?.({ size: 9 });
    await settle();
    expect(text("h3")[0]).toBe("Under way");
    expect(root.querySelector("select")?.value).toBe("cy");
  });

  it("says nothing was done where the person did not prove it", async () => {
    const { connection, root, panel, submit, fill, settle, text } = await people(
      () => aHome({ eligible: [{ person_id: "bo", name: "Bo" }] }),
      { "approvers/invite": proven({ person: "bo", needed: 1 }, voted) },
    );
    fill("select", "bo");
    await submit("form");
    const cancel = panel.renderRoot.querySelector("footage-guard-step-up")?.shadowRoot?.querySelector("button");
    cancel?.click();
    await settle();
    expect(connection.of("approvers/invite")).toHaveLength(1);
    expect(text("[role=status]")[0]).toBe("");
    expect(root.querySelector("select")).not.toBeNull();
  });

  it("takes somebody out once the person knows what that means", async () => {
    let home = aHome({ people: [aMember(), bo] });
    const { connection, press, prove, dialog, text } = await people(() => home, {
      "approvers/remove": () => {
        home = aHome();
        return {};
      },
    });
    await press("Remove");
    expect(dialog()).toContain("Bo can open nothing that is recorded from now on");
    expect(connection.of("approvers/remove")).toEqual([]);
    await prove();
    expect(connection.of("approvers/remove")).toEqual([{ type: "footage_guard/approvers/remove", person_id: "bo" }]);
    expect(text("[role=status]")[0]).toBe("Removed.");
    expect(text("h4")).not.toContain("Bo");
  });

  it("takes an invitation back at once", async () => {
    const invitations = [{ person_id: "bo", name: "Bo", role: "approver", since: "2026-11-24T08:00:00Z" }] as const;
    const { connection, press } = await people(() => aHome({ invitations }), { "approvers/remove": () => ({}) });
    await press("Take back");
    expect(connection.of("approvers/remove")).toEqual([{ type: "footage_guard/approvers/remove", person_id: "bo" }]);
  });

  it("shows a change that another proposed, and agrees to exactly that", async () => {
    const statement = policyStatement({ public_links: true }, ["public_links"]);
    const { connection, press, prove, dialog, text } = await people(() => aHome({ changes: [aChange({ statement })] }), {
      "policy/challenge": proven(statement, null),
      "policy/apply": () => ({ ...voted, status: "pending" }),
    });
    expect(text("h3")[0]).toBe("Under way");
    expect(text("p")).toContain("Links for people outside: off → on. This exposes more.");
    await press("Agree");
    expect(dialog()).toContain("Links for people outside: off → on. This exposes more.");
    await prove(SECRET);
    expect(connection.of("policy/apply")[0]).toMatchObject({ change_id: "c1", secret: SECRET, statement_sha256: "aa" });
    expect(text("[role=status]")[0]).toContain("Agreed.");
  });

  it("agrees to an invitation that another proposed", async () => {
    const changes = [aChange({ kind: "approvers/invite", statement: { person: "bo" } })];
    const { connection, press, prove } = await people(() => aHome({ changes }), {
      "approvers/invite": proven({ person: "bo", needed: 2 }, { ...voted, status: "waiting" }),
    });
    await press("Agree");
    await prove(SECRET);
    expect(connection.of("approvers/invite").at(-1)).toMatchObject({ change_id: "c1", secret: SECRET });
  });

  it.each(["policy/apply", "approvers/invite"])("says how many have to agree by now, not when it was proposed: %s", async (kind) => {
    const statement = { ...policyStatement({ public_links: true }), person: "bo", needed: 2 };
    const { press, dialog } = await people(() => aHome({ changes: [aChange({ kind, statement, needed: 3 })] }), {
      "policy/challenge": proven(statement, null),
      "approvers/invite": proven(statement, voted),
    });
    await press("Agree");
    expect(dialog()).toContain("Votes needed: 3.");
  });

  it("leads to where a key and a link are agreed to", async () => {
    const changes = [
      aChange({ kind: "vault/export_identity", statement: { epoch: "2026-11" } }),
      aChange({ change_id: "c2", kind: "intake/create", statement: { intake_sha256: "aa" } }),
    ];
    const { root, text } = await people(() => aHome({ changes }));
    expect(text(".card .actions.choice button")).toEqual(["Stop", "Stop"]);
    const links = [...root.querySelectorAll("a.button")].map((link) => [link.textContent, link.getAttribute("href")]);
    expect(links).toEqual([
      ["Go to the vault", "/footage-guard/vault"],
      ["Agree or stop under Asking", "/footage-guard/asking"],
    ]);
  });

  it("stops a change and a recovery at once", async () => {
    let home = aHome({ changes: [aChange()] });
    let keys = status({ recoveries: [{ change_id: "r1", person: "me", asked: "2026-11-24T08:00:00Z", due: "2026-11-25T08:00:00Z" }] });
    const { connection, press, text } = await people(
      () => home,
      {
        "policy/stop": () => {
          home = aHome();
          return {};
        },
        "vault/stop_recovery": () => {
          keys = status();
          return {};
        },
      },
      () => keys,
    );
    await press("Stop");
    await press("Stop");
    expect(connection.of("policy/stop")).toEqual([{ type: "footage_guard/policy/stop", change_id: "c1" }]);
    expect(connection.of("vault/stop_recovery")).toEqual([{ type: "footage_guard/vault/stop_recovery", change_id: "r1" }]);
    expect(text("h3")[0]).toBe("Enrolled");
    expect(text("[role=status]")[0]).toBe("Stopped.");
  });

  it("says why something was not done", async () => {
    const { press, text } = await people(() => aHome({ changes: [aChange()] }), {
      "policy/stop": () => Promise.reject(refusal("disk_refused")),
    });
    await press("Stop");
    expect(text("[role=alert]")[0]).toBe("That was not done (disk_refused).");
  });

  it("says how many votes a release needs, and how many could be cast", async () => {
    const { text } = await people(() => aHome(), { info: () => standings({ needed: 2, voters: 3 }) });
    expect(text("section p")).toContain("Votes a release needs: 2. Who can vote now: 3.");
  });

  it("offers viewers no invitation", async () => {
    const { text } = await people(() => aHome({ people: [aMember({ role: "viewer" })] }));
    expect(text("h3")).toEqual(["Enrolled"]);
    expect(text("select")).toEqual([]);
  });

  it("has nothing that axe-core finds", async () => {
    const invitations = [{ person_id: "cy", name: "Cy", role: "approver", since: "2026-11-24T08:00:00Z" }] as const;
    const eligible = [{ person_id: "di", name: "Di" }];
    const home = aHome({ people: [aMember(), bo], invitations, eligible, changes: [aChange()] });
    const { panel } = await people(() => home, {}, () => status({ has_recovery_code: true }));
    const { violations } = await axe.run(panel, { rules: { "color-contrast": { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});

describe("footage-guard-own-keys", () => {
  const keys = async (answers: Answers, own: Partial<VaultStatus> = {}) => {
    const page = await people(() => aHome(), answers, () => status(own));
    const root = page.root.querySelector("footage-guard-own-keys")?.shadowRoot;
    if (!root) throw new Error("no keys");
    return { ...page, own: root };
  };

  it("sets a PIN with what is typed twice", async () => {
    const { connection, own, press, prove, text } = await keys({ "vault/set_pin": proven({}, {}) });
    expect(text("p", own)).toContain("You have no PIN.");
    await press("Set a PIN", own);
    await prove(SECRET, "482913", "482913");
    expect(connection.of("vault/set_pin").at(-1)).toMatchObject({ pin: "482913", pin_repeat: "482913", secret: SECRET });
    expect(text("[role=status]")[0]).toBe("Your PIN is set.");
  });

  it("changes a passphrase", async () => {
    const { connection, own, press, prove, text } = await keys({ "vault/change_passphrase": proven({}, {}) });
    await press("Change your passphrase", own);
    await prove(SECRET, "four five six", "four five six");
    const sent = { passphrase: "four five six", passphrase_repeat: "four five six", secret: SECRET };
    expect(connection.of("vault/change_passphrase").at(-1)).toMatchObject(sent);
    expect(text("[role=status]")[0]).toContain("Your passphrase is another one.");
  });

  it("replaces a lost passphrase by the recovery code, where there is one", async () => {
    const recovery = { change_id: "r", person: "me", asked: "2026-11-24T08:00:00Z", due: "2026-11-25T08:00:00Z" };
    const { connection, own, press, prove, text } = await keys(
      { "vault/recover": proven({}, recovery) },
      { has_recovery_code: true },
    );
    await press("Replace a lost passphrase", own);
    await prove("ABCD-EFGH", "four five six", "four five six");
    expect(connection.of("vault/recover").at(-1)).toMatchObject({ method: "recovery_code", secret: "ABCD-EFGH" });
    expect(text("[role=status]")[0]).toContain("counts from Nov 25, 2026");
  });

  it("says that a new passphrase waits, and takes no other one meanwhile", async () => {
    const waiting = { change_id: "r", person: "me", asked: "2026-11-24T08:00:00Z", due: "2026-11-25T08:00:00Z" };
    const { own, text } = await keys({}, { has_recovery_code: true, recoveries: [waiting] });
    expect(text("button", own)).not.toContain("Replace a lost passphrase");
    expect(text("p", own).at(-1)).toContain("counts from Nov 25, 2026");
    const other = await keys({}, { has_recovery_code: true, recoveries: [{ ...waiting, person: "bo" }] });
    expect(text("button", other.own)).toContain("Replace a lost passphrase");
  });

  it("offers no recovery without a code", async () => {
    const { own, text } = await keys({});
    expect(text("button", own)).toEqual(["Set a PIN", "Change your passphrase"]);
  });

  it("says nothing was done that was refused", async () => {
    const { own, press, prove, dialog, text } = await keys({
      "vault/set_pin": (message) => {
        if ("secret" in message) throw refusal("pin_too_weak");
        return proven({}, {})(message);
      },
    });
    await press("Set a PIN", own);
    await prove(SECRET, "1", "1");
    expect(dialog()).toContain("That was not done (pin_too_weak).");
    expect(text("[role=status]")[0]).toBe("");
  });
});

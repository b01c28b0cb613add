import { afterEach, describe, expect, it } from "vitest";
import { aLink, links } from "../asking-builders.js";
import type { Answers } from "../builders.js";
import { someFacts, aReport } from "../history-builders.js";
import { aChange, aHome, atHome, inForce } from "../household-builders.js";
import { holds, inVault } from "../vault-builders.js";
import { open } from "./page.js";

afterEach(() => {
  document.body.replaceChildren();
});

type Opened = Awaited<ReturnType<typeof open>>;
type Case = readonly [command: string, path: string, element: string, answers: Answers, begin: (page: Opened) => Promise<void>];

const leaving = aChange({ kind: "vault/export_identity", statement: { epoch: "2026-10" }, in_force_from: "2026-01-01T00:00:00Z" });

const CASES: readonly Case[] = [
  [
    "approvers/invite",
    "/people",
    "footage-guard-people",
    atHome(() => aHome({ eligible: [{ person_id: "bo", name: "Bo" }] })),
    async ({ fill, submit }) => {
      fill("select", "bo");
      await submit("form");
    },
  ],
  [
    "intake/create",
    "/asking",
    "footage-guard-asking",
    { "intake/list": () => links({ intakes: [aLink({ status: "paused" })] }), "policy/get": () => inForce() },
    ({ press }) => press("Turn on"),
  ],
  [
    "holds/lift",
    "/vault",
    "footage-guard-vault",
    { ...inVault(), ...atHome(), "holds/list": () => holds("owner") },
    ({ press }) => press("End this hold"),
  ],
  [
    "vault/export_identity",
    "/vault",
    "footage-guard-vault",
    { ...inVault(), ...atHome(() => aHome(), () => inForce({ changes: [leaving] })) },
    ({ press, root }) => press("Take the key", root.querySelector("footage-guard-vault-keys")?.shadowRoot ?? undefined),
  ],
  [
    "ledger/accept_rollback",
    "/history",
    "footage-guard-history",
    {
      "ledger/list": () => someFacts({ problem: "rolled_back" }),
      "approvers/list": () => aHome(),
      report: () => aReport(),
    },
    ({ press }) => press("Go on from this history"),
  ],
];

describe("what is to be agreed to, and comes late", () => {
  const asked = async ([command, path, element, answers, begin]: Case, meanwhile: (page: Opened) => void): Promise<boolean> => {
    let come: () => void = () => undefined;
    const challenge = { statement: {}, statement_sha256: "aa", challenge: "c", expires_at: "", intake: aLink() };
    const late = () =>
      new Promise((resolve) => {
        come = () => {
          resolve(challenge);
        };
      });
    const page = await open(path, element, { ...answers, [command]: late });
    await begin(page);
    expect(page.connection.of(command)).toHaveLength(1);
    meanwhile(page);
    come();
    await page.settle();
    const dialog = page.panel.renderRoot.querySelector("footage-guard-step-up")?.shadowRoot?.querySelector("footage-guard-dialog");
    return dialog?.shadowRoot?.querySelector("dialog")?.open === true;
  };

  it.each(CASES)("is shown for %s to whoever waits for it", async (...one) => {
    expect(await asked(one, () => undefined)).toBe(true);
  });

  it.each(CASES)("is shown for %s to nobody who has left the page", async (...one) => {
    const leave = ({ root }: Opened) => {
      root.host.remove();
    };
    expect(await asked(one, leave)).toBe(false);
  });
});

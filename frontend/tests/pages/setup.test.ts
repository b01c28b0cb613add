import axe from "axe-core";
import { afterEach, describe, expect, it } from "vitest";
import type { VaultStatus } from "../../src/data/wire.js";
import { ABOUT_PEOPLE } from "../../src/logic/about.js";
import { type Answers, refusal, standings } from "../builders.js";
import { aHome, atHome, inForce, status } from "../household-builders.js";
import { open, proven } from "./page.js";

const SECRET = "one two three";
const CODE = "ABCD-EFGH-JKMN";

afterEach(() => {
  document.body.replaceChildren();
});

const setup = async (
  answers: Answers = {},
  keys: () => VaultStatus = () => status(),
) => {
  const page = await open("/setup", "footage-guard-setup", {
    ...atHome(() => aHome(), () => inForce(), keys),
    ...answers,
  });
  const inner = (name: string): ShadowRoot => {
    const root = page.root.querySelector(name)?.shadowRoot;
    if (!root) throw new Error(`no ${name}`);
    return root;
  };
  return { ...page, inner };
};

describe("footage-guard-setup", () => {
  it("shows each step as the server has it, and in no other order of worth", async () => {
    const { text } = await setup({ info: () => standings({ notify_targets: 1 }) });
    expect(text("li h3")).toEqual(["A camera: Not yet", "Recovery code: Not yet", "A second approver: Not yet", "Somebody who is told: Done"]);
    expect(text("a")).toEqual(["Open the integration", "Go to people", "Go to the vault"]);
  });

  it("says what all of this protects, and what not", async () => {
    const { text } = await setup();
    expect(text("section h3")).toEqual(["What this protects", "What it does not protect from", "What is decided here"]);
    expect(text("dt")).toContain("Votes a release needs");
    expect(text("section li")).toHaveLength(8);
  });

  it("shows what is decided elsewhere", async () => {
    let keys = status();
    const { connection, settle, text } = await setup({}, () => keys);
    expect(connection.of("ledger/subscribe")[0]?.["kinds"]).toEqual(ABOUT_PEOPLE);
    keys = status({ has_recovery_code: true });
    connection.heard.get("ledger/subscribe")?.({ size: 9 });
    await settle();
    expect(text("li h3")[1]).toBe("Recovery code: Done");
  });

  it("has nothing that axe-core finds", async () => {
    const { panel } = await setup();
    const { violations } = await axe.run(panel, { rules: { "color-contrast": { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});

describe("footage-guard-recovery-code", () => {
  const made = { recovery_code: CODE, type_back_within_s: 900 };

  it("shows a code once, hides it while it is typed back, and says when it counts", async () => {
    let keys = status();
    const { connection, inner, panel, press, prove, settle, text } = await setup(
      {
        "vault/new_recovery_code": (message) => {
          if (!("typed_back" in message)) return proven({}, made)(message);
          if (message["typed_back"] !== CODE) throw refusal("recovery_code_mismatch");
          keys = status({ has_recovery_code: true });
          return {};
        },
      },
      () => keys,
    );
    const root = inner("footage-guard-recovery-code");
    await press("Make a recovery code", root);
    await prove(SECRET);
    expect(text("output", root)).toEqual([CODE]);
    expect(text("p", root)[0]).toContain("within 15 min");
    await press("Type it back", root);
    expect(text("output", root)).toEqual([""]);
    await prove("ABCD");
    await prove(CODE);
    await settle();
    expect(connection.of("vault/new_recovery_code").at(-1)).toEqual({
      type: "footage_guard/vault/new_recovery_code",
      typed_back: CODE,
    });
    expect(text("[role=status]")[0]).toContain("The code counts from now on.");
    expect(text("li h3")[1]).toBe("Recovery code: Done");
    expect(`${panel.renderRoot.querySelector("main")?.outerHTML ?? ""}${root.innerHTML}`).not.toContain(CODE);
  });

  it("was made by PIN and one-time code, too, by which whoever has these replaces the passphrase", async () => {
    const all = status({ has_pin: true, has_one_time_codes: true, unlocked_until: "2026-11-24T09:00:00Z" });
    const { inner, panel, press, settle, text } = await setup({}, () => all);
    await press("Make a recovery code", inner("footage-guard-recovery-code"));
    await settle();
    const asked = panel.renderRoot.querySelector("footage-guard-step-up")?.shadowRoot;
    if (!asked) throw new Error("nothing is asked");
    expect(text("button", asked)).not.toContain("Use PIN and one-time code");
  });

  it("shows no code for good any more that the server says counts no more", async () => {
    const { inner, panel, press, prove, settle, text } = await setup({
      "vault/new_recovery_code": (message) => {
        if ("typed_back" in message) throw refusal("recovery_code_over");
        return proven({}, made)(message);
      },
    });
    const root = inner("footage-guard-recovery-code");
    await press("Make a recovery code", root);
    await prove(SECRET);
    await press("Type it back", root);
    await prove(CODE);
    panel.renderRoot.querySelector("footage-guard-step-up")?.shadowRoot?.querySelector("button")?.click();
    await settle();
    expect(text("output", root)).toEqual([]);
    expect(text("button", root)).toEqual(["Make a recovery code"]);
  });

  it("drops a code that somebody does not want", async () => {
    const { inner, press, prove, text } = await setup({ "vault/new_recovery_code": proven({}, made) });
    const root = inner("footage-guard-recovery-code");
    await press("Make a recovery code", root);
    await prove(SECRET);
    await press("Drop it", root);
    expect(text("output", root)).toEqual([]);
    expect(text("button", root)).toEqual(["Make a recovery code"]);
  });

  it("shows the code again to who went back to the paper, and forgets it with the page", async () => {
    const { inner, panel, press, prove, settle, root: page, text } = await setup({
      "vault/new_recovery_code": proven({}, made),
    });
    const root = inner("footage-guard-recovery-code");
    await press("Make a recovery code", root);
    await prove(SECRET);
    await press("Type it back", root);
    panel.renderRoot.querySelector("footage-guard-step-up")?.shadowRoot?.querySelector("button")?.click();
    await settle();
    expect(text("output", root)).toEqual([CODE]);
    const element = page.querySelector("footage-guard-recovery-code");
    const parent = element?.parentElement;
    element?.remove();
    if (element) parent?.append(element);
    await settle();
    expect(root.innerHTML).not.toContain(CODE);
  });
});

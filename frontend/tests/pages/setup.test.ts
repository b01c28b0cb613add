import axe from "axe-core";
import { afterEach, describe, expect, it } from "vitest";
import type { PolicyFields, VaultStatus } from "../../src/data/wire.js";
import { type Answers, refusal, standings } from "../builders.js";
import { aHome, atHome, fields, inForce, policyStatement, status } from "../household-builders.js";
import { open, proven } from "./page.js";

const SECRET = "one two three";
const CODE = "ABCD-EFGH-JKMN";

afterEach(() => {
  document.body.replaceChildren();
});

const setup = async (
  answers: Answers = {},
  keys: () => VaultStatus = () => status(),
  policy: () => Partial<PolicyFields> = () => ({}),
) => {
  const page = await open("/setup", "footage-guard-setup", {
    ...atHome(() => aHome(), () => inForce({ policy: fields(policy()) }), keys),
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
    expect(text("a")).toEqual(["Open the integration", "Go to people"]);
  });

  it("says what all of this protects, and what not", async () => {
    const { text } = await setup();
    expect(text("section h3")).toEqual(["What this protects", "What it does not protect from"]);
    expect(text("section li")).toHaveLength(8);
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

describe("footage-guard-policy", () => {
  it("says what is in force", async () => {
    const { inner, text } = await setup({}, () => status(), () => ({ public_links: true }));
    expect(text("dt", inner("footage-guard-policy"))).toContain("Votes a release needs");
    expect(inner("footage-guard-policy").querySelector<HTMLInputElement>("[name=public_links]")?.checked).toBe(true);
  });

  const typed = (root: ShadowRoot, name: string, value: string | boolean): void => {
    const field = root.querySelector<HTMLInputElement>(`[name=${name}]`);
    if (field === null) throw new Error(`no ${name}`);
    Object.assign(field, typeof value === "boolean" ? { checked: value } : { value });
  };

  it("makes stricter at once", async () => {
    const { connection, inner, settle, text } = await setup({ "policy/apply": () => ({ status: "done" }) });
    const root = inner("footage-guard-policy");
    typed(root, "cooling_minutes", "60");
    root.querySelector("form")?.requestSubmit();
    await settle();
    expect(connection.of("policy/apply")).toEqual([{ type: "footage_guard/policy/apply", policy: { cooling_minutes: 60 } }]);
    expect(text("[role=status]")[0]).toBe("In force.");
  });

  it("shows what exposes more before anybody agrees to it", async () => {
    const statement = policyStatement({ public_links: true }, ["public_links"]);
    const { connection, dialog, inner, prove, settle, text } = await setup({
      "policy/challenge": proven(statement, null),
      "policy/apply": (message) => {
        if (!("secret" in message)) throw refusal("only_in_panel");
        return { status: "done", change_id: "c", votes: 1, needed: 1 };
      },
    });
    const root = inner("footage-guard-policy");
    typed(root, "public_links", true);
    root.querySelector("form")?.requestSubmit();
    await settle();
    expect(dialog()).toContain("Links for people outside: off → on. This exposes more.");
    await prove(SECRET);
    await settle();
    expect(connection.of("policy/apply").at(-1)).toMatchObject({ policy: { public_links: true }, secret: SECRET });
    expect(text("[role=status]")[0]).toBe("In force.");
  });

  it("says why a change cannot be, and where nothing is to change", async () => {
    const { inner, settle, text } = await setup({ "policy/apply": () => Promise.reject(refusal("quorum_too_large")) });
    const root = inner("footage-guard-policy");
    root.querySelector("form")?.requestSubmit();
    await settle();
    expect(text("[role=status]")[0]).toBe("Nothing is to change.");
    typed(root, "quorum", "5");
    root.querySelector("form")?.requestSubmit();
    await settle();
    expect(text("[role=alert]", root)[0]).toBe("That was not done (quorum_too_large).");
  });

  it("says that the strictest counts where what is stored is not what was decided, and shows viewers no form", async () => {
    const page = await open("/setup", "footage-guard-setup", {
      ...atHome(() => aHome(), () => inForce({ is_believed: false })),
      info: () => standings({ role: "viewer" }),
    });
    const root = page.root.querySelector("footage-guard-policy")?.shadowRoot;
    if (!root) throw new Error("no policy");
    expect(page.text(".notice", root)[0]).toContain("so the strictest counts");
    expect(root.querySelector("form")).toBeNull();
  });
});

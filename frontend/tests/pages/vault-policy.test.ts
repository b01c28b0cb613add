import { afterEach, describe, expect, it } from "vitest";
import type { People, PolicyFields } from "../../src/data/wire.js";
import { type Answers, refusal, standings } from "../builders.js";
import { aChange, aHome, atHome, fields, inForce, policyStatement } from "../household-builders.js";
import { inVault } from "../vault-builders.js";
import { open, proven } from "./page.js";

const SECRET = "one two three";

afterEach(() => {
  document.body.replaceChildren();
});

const vault = async (
  answers: Answers = {},
  policy: () => Partial<PolicyFields> = () => ({}),
  home: () => People = () => aHome(),
  external_url: string | null = null,
) => {
  const page = await open(
    "/vault",
    "footage-guard-vault",
    { ...inVault(), ...atHome(home, () => inForce({ policy: fields(policy()) })), ...answers },
    { time_zone: "Europe/Berlin", external_url },
  );
  const inner = (name: string): ShadowRoot => {
    const root = page.root.querySelector(name)?.shadowRoot;
    if (!root) throw new Error(`no ${name}`);
    return root;
  };
  return { ...page, inner };
};

describe("footage-guard-policy", () => {
  it("says what is in force", async () => {
    const { inner, text } = await vault({}, () => ({ public_links: true }));
    expect(text("dt", inner("footage-guard-policy"))).toContain("Votes a release needs");
    expect(inner("footage-guard-policy").querySelector<HTMLInputElement>("[name=public_links]")?.checked).toBe(true);
  });

  const typed = (root: ShadowRoot, name: string, value: string | boolean): void => {
    const field = root.querySelector<HTMLInputElement>(`[name=${name}]`);
    if (field === null) throw new Error(`no ${name}`);
    Object.assign(field, typeof value === "boolean" ? { checked: value } : { value });
  };

  it("makes stricter at once", async () => {
    const { connection, inner, settle, text } = await vault({ "policy/apply": () => ({ status: "done" }) });
    const root = inner("footage-guard-policy");
    typed(root, "cooling_minutes", "60");
    root.querySelector("form")?.requestSubmit();
    await settle();
    expect(connection.of("policy/apply")).toEqual([{ type: "footage_guard/policy/apply", policy: { cooling_minutes: 60 } }]);
    expect(text("[role=status]")[0]).toBe("In force.");
  });

  it("shows what exposes more before anybody agrees to it", async () => {
    const statement = policyStatement({ public_links: true }, ["public_links"]);
    const { connection, dialog, inner, prove, settle, text } = await vault({
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

  it("proposes Home Assistant's own address for links where none is set, and fills it in once somebody wants it", async () => {
    const statement = policyStatement({ share_origin: "https://home.example" }, ["share_origin"]);
    const answers = {
      "policy/challenge": proven(statement, null),
      "policy/apply": () => Promise.reject(refusal("only_in_panel")),
    };
    const { connection, inner, press, settle } = await vault(answers, undefined, undefined, "https://home.example/");
    const root = inner("footage-guard-policy");
    const field = root.querySelector<HTMLInputElement>("[name=share_origin]");
    expect(field?.value).toBe("");
    await press("Use the address of Home Assistant: https://home.example", root);
    expect([field?.value, root.activeElement === field]).toEqual(["https://home.example", true]);
    root.querySelector("form")?.requestSubmit();
    await settle();
    expect(connection.of("policy/apply")[0]).toMatchObject({ policy: { share_origin: "https://home.example" } });
  });

  it("proposes hours where quiet hours are off, and fills both ends in once somebody wants them", async () => {
    const { connection, inner, press, settle } = await vault({ "policy/apply": () => ({ status: "done" }) }, () => ({ quiet_hours: "" }));
    const root = inner("footage-guard-policy");
    const ends = ["quiet_from", "quiet_to"].map((name) => root.querySelector<HTMLInputElement>(`[name=${name}]`));
    expect(ends.map((end) => end?.value)).toEqual(["", ""]);
    await press("Quiet hours: 21:00-08:00", root);
    expect([...ends.map((end) => end?.value), root.activeElement === ends[0]]).toEqual(["21:00", "08:00", true]);
    root.querySelector("form")?.requestSubmit();
    await settle();
    expect(connection.of("policy/apply")[0]).toMatchObject({ policy: { quiet_hours: "21:00-08:00" } });
  });

  it.each([["https://links.example", "https://home.example"], ["", "http://home.example"], ["", null]] as const)(
    "proposes nothing where links lead to %j and Home Assistant is at %j",
    async (share_origin, external_url) => {
      const { inner } = await vault({}, () => ({ share_origin }), undefined, external_url);
      expect(inner("footage-guard-policy").querySelector(".field button")).toBeNull();
    },
  );

  it("says why a change cannot be, and where nothing is to change", async () => {
    const { inner, settle, text } = await vault({ "policy/apply": () => Promise.reject(refusal("quorum_too_large")) });
    const root = inner("footage-guard-policy");
    root.querySelector("form")?.requestSubmit();
    await settle();
    await settle();
    expect(text("[role=status]")[0]).toBe("Nothing is to change.");
    typed(root, "quorum", "5");
    root.querySelector("form")?.requestSubmit();
    await settle();
    expect(text("[role=alert]", root)[0]).toBe("That was not done (quorum_too_large).");
  });

  it("says that the strictest counts where what is stored is not what was decided, and shows viewers no form", async () => {
    const page = await open("/vault", "footage-guard-vault", {
      ...inVault(),
      ...atHome(() => aHome(), () => inForce({ is_believed: false })),
      info: () => standings({ role: "viewer" }),
    });
    const root = page.root.querySelector("footage-guard-policy")?.shadowRoot;
    if (!root) throw new Error("no policy");
    expect(page.text(".notice", root)[0]).toContain("so the strictest counts");
    expect(root.querySelector("form")).toBeNull();
  });

  it("asks for how is watched and by whom in the same way", async () => {
    const eligible = [{ person_id: "bo", name: "Bo" }];
    const { connection, inner, settle } = await vault(
      { "policy/apply": () => ({ status: "done" }) },
      () => ({}),
      () => aHome({ eligible }),
    );
    const root = inner("footage-guard-policy");
    const viewer = root.querySelector<HTMLInputElement>("[name=viewer]");
    expect([viewer?.value, viewer?.checked]).toEqual(["bo", false]);
    viewer?.click();
    typed(root, "mode", "convenience");
    root.querySelector("form")?.requestSubmit();
    await settle();
    expect(connection.of("policy/apply")).toEqual([
      { type: "footage_guard/policy/apply", mode: "convenience", viewers: ["bo"] },
    ]);
  });

  it("shows what is under way, and where it is agreed to", async () => {
    const page = await open("/vault", "footage-guard-vault", {
      ...inVault(),
      ...atHome(() => aHome(), () => inForce({ changes: [aChange()] })),
    });
    const root = page.root.querySelector("footage-guard-policy")?.shadowRoot;
    if (!root) throw new Error("no policy");
    expect(page.text(".card p", root)).toEqual(["Links for people outside: off → on. This exposes more."]);
    expect(root.querySelector("a")?.getAttribute("href")).toBe("/footage-guard/people");
  });
});

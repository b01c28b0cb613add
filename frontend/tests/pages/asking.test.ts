import axe from "axe-core";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Intakes } from "../../src/data/wire.js";
import { ABOUT_ASKING } from "../../src/logic/about.js";
import { aLink, links } from "../asking-builders.js";
import { type Answers, standings } from "../builders.js";
import { aChange, inForce } from "../household-builders.js";
import { aSpace } from "../vault-builders.js";
import { open, proven } from "./page.js";

const SECRET = "one two three";
const VOTED = { status: "done", change_id: "c1", votes: 1, needed: 1 };
const STATEMENT = { kind: "intake/create", intake_sha256: "aa", needed: 1 };

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

const asking = async (held: () => Intakes = () => links(), answers: Answers = {}, changes: ReturnType<typeof aChange>[] = []) => {
  const page = await open("/asking", "footage-guard-asking", {
    "intake/list": held,
    "policy/get": () => inForce({ changes }),
    "vault/space": () => aSpace({ retention_days: 14, cameras: aSpace().cameras.map((camera) => ({ ...camera, retention_days: 30 })) }),
    ...answers,
  });
  const inner = (name: string): ShadowRoot => {
    const found = page.root.querySelector(name)?.shadowRoot;
    if (!found) throw new Error(`no ${name}`);
    return found;
  };
  const type = async (name: string, field: string, value: string, event = "change"): Promise<void> => {
    const found = inner(name).querySelector<HTMLInputElement>(field);
    if (found === null) throw new Error(`no ${field}`);
    found.value = value;
    found.dispatchEvent(new Event(event, { bubbles: true }));
    await page.settle();
  };
  const send = async (): Promise<void> => {
    inner("footage-guard-link-form").querySelector("form")?.requestSubmit();
    await page.settle();
  };
  return { ...page, inner, type, send };
};

const shown = (message: Readonly<Record<string, unknown>>): unknown => {
  const answer = proven(STATEMENT, VOTED)(message) as Record<string, unknown>;
  return "secret" in message ? answer : { ...answer, intake: aLink() };
};

describe("footage-guard-asking", () => {
  it("makes a link of what was typed, once the person has seen it and proven that it is them", async () => {
    let held = links();
    const { connection, type, send, dialog, prove, text } = await asking(() => held, {
      "intake/create": (message) => {
        if ("secret" in message) held = links({ intakes: [aLink()] });
        return shown(message);
      },
    });
    expect(text("h3")).toContain("No link");
    await send();
    expect(connection.of("intake/create")).toEqual([]);
    await type("footage-guard-link-form", "[name=kind]", "general");
    await type("footage-guard-link-form", "[name=label]", "Gate");
    await send();
    expect(connection.of("intake/create")[0]).toMatchObject({ kind: "general", label: "Gate" });
    expect(dialog()).toContain("Let somebody outside ask: Sign at the gate");
    expect(dialog()).toContain("Requests in 24 hours: 20");
    await prove(SECRET);
    expect(connection.of("intake/create").at(-1)).toMatchObject({ intake_id: aLink().intake_id, secret: SECRET });
    expect(text("[role=status]")[0]).toBe("In force.");
    expect(text("h3")).toEqual(["Sign at the gate"]);
  });

  it("shows what begins elsewhere", async () => {
    let held = links();
    const { connection, settle, text } = await asking(() => held);
    expect(connection.of("ledger/subscribe")[0]?.["kinds"]).toEqual(ABOUT_ASKING);
    held = links({ intakes: [aLink()] });
    connection.heard.get("ledger/subscribe")?.({ size: 9 });
    await settle();
    expect(text("h3")).toEqual(["Sign at the gate"]);
    // For how long clips are kept may be another as well.
    expect(connection.of("vault/space")).toHaveLength(2);
  });

  it("asks who a link is for, where it is for one, and takes no private key", async () => {
    const { connection, type, send, inner } = await asking(undefined, { "intake/create": shown });
    const form = "footage-guard-link-form";
    expect(inner(form).querySelector("[name=type]")).toBeNull();
    await type(form, "[name=kind]", "organisation");
    await type(form, "[name=label]", "Case 7");
    await type(form, "[name=type]", "insurer");
    await type(form, "[name=name]", "Example");
    await type(form, "[name=key]", '{"kty":"OKP","crv":"Ed25519","x":"x","d":"y"}');
    await send();
    expect(inner(form).querySelector("[role=alert]")?.textContent).toContain("private half");
    expect(connection.of("intake/create")).toEqual([]);
    await type(form, "[name=key]", "");
    await send();
    expect(connection.of("intake/create")[0]).toMatchObject({ requester_type: "insurer", organisation: "Example" });
    await type(form, "[name=kind]", "one_day");
    expect(inner(form).querySelector("[name=until]")).toBeNull();
  });

  it("keeps what was typed where the person did not prove it", async () => {
    const { panel, type, send, settle, inner, text } = await asking(undefined, { "intake/create": shown });
    await type("footage-guard-link-form", "[name=kind]", "general");
    await type("footage-guard-link-form", "[name=label]", "Gate");
    await send();
    panel.renderRoot.querySelector("footage-guard-step-up")?.shadowRoot?.querySelector("button")?.click();
    await settle();
    expect(inner("footage-guard-link-form").querySelector<HTMLInputElement>("[name=label]")?.value).toBe("Gate");
    expect(text("[role=status]")[0]).toBe("");
  });

  it("turns a link off at once, and on again with a proof", async () => {
    let held = links({ intakes: [aLink()] });
    const { connection, press, prove, text } = await asking(() => held, {
      "intake/pause": () => {
        held = links({ intakes: [aLink({ status: "paused" })] });
        return {};
      },
      "intake/create": shown,
    });
    await press("Turn off");
    expect(connection.of("intake/pause")).toEqual([{ type: "footage_guard/intake/pause", intake_id: aLink().intake_id }]);
    expect(text("[role=status]")[0]).toBe("Nobody can ask by this link while it is off.");
    await press("Turn on");
    await prove(SECRET);
    expect(connection.of("intake/create").at(-1)).toMatchObject({ intake_id: aLink().intake_id, secret: SECRET });
  });

  it("closes a link once the person knows what that means", async () => {
    let held = links({ intakes: [aLink()] });
    const { connection, press, prove, dialog, text } = await asking(() => held, {
      "intake/close": () => {
        held = links();
        return {};
      },
    });
    await press("Close for good");
    expect(dialog()).toContain("it cannot be opened again");
    expect(connection.of("intake/close")).toEqual([]);
    await prove();
    expect(connection.of("intake/close")).toHaveLength(1);
    expect(text("[role=status]")[0]).toBe("The link is closed.");
  });

  it("lets another approver agree to a link, or stop it", async () => {
    const change = aChange({ kind: "intake/create", statement: STATEMENT, needed: 3 });
    const { connection, press, prove, dialog } = await asking(
      () => links({ intakes: [aLink({ status: "waiting" })] }),
      { "intake/create": shown, "policy/stop": () => ({}) },
      [change],
    );
    await press("Agree");
    expect(dialog()).toContain("Votes needed: 3.");
    await prove(SECRET);
    expect(connection.of("intake/create").at(-1)).toMatchObject({ change_id: change.change_id, secret: SECRET });
    await press("Stop");
    expect(connection.of("policy/stop")).toEqual([{ type: "footage_guard/policy/stop", change_id: change.change_id }]);
  });

  it("has whoever agreed to a link not agree again", async () => {
    const change = aChange({ kind: "intake/create", statement: STATEMENT, voters: ["me"] });
    const { text } = await asking(() => links({ intakes: [aLink({ status: "waiting" })] }), {}, [change]);
    expect(text("li button")).toEqual(["Stop"]);
  });

  it("says of a link how many agreed to it, and offers nothing twice", async () => {
    const change = aChange({ kind: "intake/create", statement: STATEMENT });
    const { text } = await asking(() => links({ intakes: [aLink({ status: "waiting" })] }), {}, [change]);
    expect(text("li > p")).toEqual(["Votes: 1 of 2"]);
    expect(text("li button")).toEqual(["Agree", "Stop"]);
  });

  it("lets a link that is on be closed, whatever is voted on", async () => {
    const change = aChange({ kind: "intake/create", statement: STATEMENT, voters: ["me"] });
    const { text } = await asking(() => links({ intakes: [aLink()] }), {}, [change]);
    expect(text("li button")).toEqual(["Turn off", "Stop", "Close for good"]);
  });

  it("says why nobody can ask, and where that is set", async () => {
    const off = await asking(() => links({ public_intake: false }));
    expect(off.text(".notice")[0]).toContain("the policy does not allow it");
    expect(off.root.querySelector(".notice a")?.getAttribute("href")).toBe("/footage-guard/vault");
  });

  it("shows viewers the links, and lets them shut one", async () => {
    const { root, text } = await asking(() => links({ intakes: [aLink()] }), { info: () => standings({ role: "viewer" }) });
    expect(root.querySelector("footage-guard-link-form")).toBeNull();
    expect(text("button")).toEqual(["Turn off", "Close for good"]);
  });

  it("gives the address, its code and a sign to print", async () => {
    const { inner, settle, type } = await asking(() => links({ intakes: [aLink()] }));
    const card = inner("footage-guard-link");
    const copy = [...card.querySelectorAll("button")].find(({ textContent }) => textContent.includes("Copy"));
    copy?.click();
    await settle();
    expect(card.querySelector("[role=status]")?.textContent).toBe("It is marked. Copy it by hand.");
    const written = vi.fn(() => Promise.resolve());
    vi.stubGlobal("navigator", { clipboard: { writeText: written } });
    copy?.click();
    await settle();
    expect(written).toHaveBeenCalledWith(aLink().url);
    expect(card.querySelector("svg")?.getAttribute("aria-label")).toBe("QR code of the address");
    await type("footage-guard-link", "[name=responsible]", "The people of number 7", "input");
    await type("footage-guard-link", "[name=contact]", "5550147", "input");
    const save = card.querySelector<HTMLElement & { parts: string[] }>("footage-guard-save");
    expect(save?.parts[0]).toContain("Responsible: The people of number 7");
    expect(save?.parts[0]).toContain("5550147");
    expect(save?.parts[0]).toContain("kept for 30 days at most");
  });

  it("shows links and lets people shut them while nobody knows for how long clips are kept, and offers no sign then", async () => {
    const refused = (): never => {
      throw Object.assign(new Error("refused"), { code: "storage_unreachable" });
    };
    for (const space of [() => new Promise<never>(() => undefined), refused]) {
      const { inner, text } = await asking(() => links({ intakes: [aLink()] }), { "vault/space": space });
      expect(text("h3")).toEqual(["Sign at the gate"]);
      expect(text("button")).toEqual(["Turn off", "Close for good"]);
      expect(text("[role=alert]")[0]).toBe("");
      expect(inner("footage-guard-link").querySelector("[name=address]")).not.toBeNull();
      expect(inner("footage-guard-link").querySelector("footage-guard-save")).toBeNull();
      document.body.replaceChildren();
    }
  });

  it("shows no address and no code where there is none", async () => {
    const { inner } = await asking(() => links({ share_origin: null, intakes: [aLink({ url: null, code: null })] }));
    expect(inner("footage-guard-link").querySelector("input, svg")).toBeNull();
  });

  it("has nothing that axe finds", async () => {
    const { panel } = await asking(() => links({ intakes: [aLink()] }));
    const { violations } = await axe.run(panel, { rules: { "color-contrast": { enabled: false } } });
    expect(violations).toEqual([]);
  });
});

describe("footage-guard-file-form", () => {
  const request = {
    requester: { organisation: "Example Insurance" },
    scope: { window_from: "2026-11-23T14:00:00+01:00", window_to: "2026-11-23T15:30:00+01:00" },
    signature: "a..b",
  };
  const FORM = "footage-guard-file-form";

  it("shows what was pasted before it is added, and then leads to it", async () => {
    const { connection, inner, type, settle } = await asking(undefined, {
      "requests/create": () => ({ request_id: "01KB0000000000000000000009", state: "pending", stage: "pending", version: 1 }),
    });
    await type(FORM, "textarea", "no request", "input");
    expect(inner(FORM).querySelector("[role=alert]")?.textContent).toContain("This is no request file.");
    await type(FORM, "textarea", "", "input");
    expect(inner(FORM).querySelector("[role=alert]")?.textContent.trim()).toBe("");
    await type(FORM, "textarea", JSON.stringify(request), "input");
    expect(inner(FORM).querySelector("dl")?.textContent).toContain("Example Insurance");
    expect(inner(FORM).querySelector("dl")?.textContent).toContain("compared with the keys you have");
    expect(connection.of("requests/create")).toEqual([]);
    inner(FORM).querySelector<HTMLElement>("button")?.click();
    await settle();
    expect(connection.of("requests/create")).toEqual([{ type: "footage_guard/requests/create", channel: "file", request }]);
    expect(location.pathname).toBe("/footage-guard/request/01KB0000000000000000000009");
  });

  it("reads a file that was chosen or dropped", async () => {
    const { inner, settle } = await asking();
    const file = new File([JSON.stringify({ ...request, requester: {}, signature: "" })], "a.footage-request.json");
    const input = inner(FORM).querySelector<HTMLInputElement>("[type=file]");
    Object.defineProperty(input, "files", { value: [file] });
    input?.dispatchEvent(new Event("change"));
    await settle();
    expect(inner(FORM).querySelector("dl")?.textContent).toContain("Sender without a name");
    const zone = inner(FORM).querySelector(".stack");
    for (const [name, files] of [["dragover", []], ["drop", []], ["drop", [new File(["x"], "a.txt")]]] as const) {
      const event = new Event(name, { bubbles: true, cancelable: true });
      Object.defineProperty(event, "dataTransfer", { value: { files } });
      zone?.dispatchEvent(event);
      expect(event.defaultPrevented).toBe(true);
      await settle();
    }
    expect(inner(FORM).querySelector("[role=alert]")?.textContent).toContain("This is no request file.");
  });

  it("says what the server refuses", async () => {
    const { inner, type, settle } = await asking(undefined, {
      "requests/create": () => {
        throw Object.assign(new Error("refused"), { code: "request_invalid" });
      },
    });
    await type(FORM, "textarea", JSON.stringify(request), "input");
    inner(FORM).querySelector<HTMLElement>("button")?.click();
    await settle();
    expect(inner(FORM).querySelector("[role=alert]")?.textContent.trim()).not.toBe("");
  });
});

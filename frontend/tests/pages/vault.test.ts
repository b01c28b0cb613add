import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Drawing, PolicyInForce } from "../../src/data/wire.js";
import { ABOUT_VAULT } from "../../src/logic/about.js";
import { type Answers, refusal, standings } from "../builders.js";
import { aChange, aHome, atHome, inForce } from "../household-builders.js";
import { aSpace, aThing, exposures, holds, inVault, OWN_HOLD } from "../vault-builders.js";
import { open, proven } from "./page.js";

const SECRET = "one two three";

afterEach(() => {
  document.body.replaceChildren();
});

const vault = async (
  answers: Answers = {},
  policy: () => PolicyInForce = () => inForce(),
) => {
  const page = await open("/vault", "footage-guard-vault", {
    ...inVault(),
    ...atHome(() => aHome(), policy),
    ...answers,
  });
  const inner = (name: string, within: ParentNode = page.root): ShadowRoot => {
    const root = within.querySelector(name)?.shadowRoot;
    if (!root) throw new Error(`no ${name}`);
    return root;
  };
  return { ...page, inner };
};

describe("footage-guard-vault", () => {
  it("says how much room there is, for how long, and what is kept by which month", async () => {
    const { inner, root, text } = await vault();
    expect(root.querySelector("meter")?.value).toBe(25);
    expect(text("section p")[0]).toContain("full in about 8 days");
    expect(text("h3").slice(0, 2)).toEqual(["Space", "Held clips"]);
    expect(text("h4", inner("footage-guard-vault-keys"))).toEqual(["November 2026, key 2", "October 2026"]);
    expect(text("a")).toContain("Go to people");
    expect(text("p", inner("footage-guard-vault-keys")).join()).not.toContain("Erased keys");
  });

  it("says before when backups hold keys that were erased", async () => {
    const { inner, text } = await vault({ "vault/space": () => aSpace({ erased: "2026-11-20T08:00:00.000+00:00" }) });
    expect(text("p", inner("footage-guard-vault-keys")).join()).toContain("Erased keys still lie in backups");
  });

  it("ends a hold of a person's after a proof, and looks again", async () => {
    let kept = holds("owner", "request");
    const { connection, root, press, prove, dialog, text } = await vault({
      "holds/list": () => kept,
      "holds/lift": (message) => {
        if ("secret" in message) kept = holds();
        return proven({ clips: 2 }, { hold_id: OWN_HOLD })(message);
      },
    });
    expect(root.querySelector("li.card a")?.getAttribute("href")).toBe(`/footage-guard/held/${OWN_HOLD}`);
    await press("End this hold");
    expect(dialog()).toContain("Age and space take these clips again. Clips: 2.");
    await prove(SECRET);
    expect(connection.of("holds/lift").at(-1)).toMatchObject({ hold_id: OWN_HOLD, secret: SECRET, statement_sha256: "aa" });
    expect(text("[role=status]")[0]).toBe("The hold has ended.");
    expect(text(".hint")[0]).toContain("Nothing is held.");
  });

  it("shows what begins elsewhere", async () => {
    let kept = holds();
    const { connection, settle, text } = await vault({ "holds/list": () => kept });
    expect(connection.of("ledger/subscribe")[0]?.["kinds"]).toEqual(ABOUT_VAULT);
    expect(text("li.card")).toEqual([]);
    kept = holds("owner");
    connection.heard.get("ledger/subscribe")?.({ size: 9 });
    await settle();
    expect(text("li.card")).toHaveLength(1);
  });

  it("says why a hold was not ended", async () => {
    const { press, text } = await vault({
      "holds/list": () => holds("owner"),
      "holds/lift": () => Promise.reject(refusal("locked_down")),
    });
    await press("End this hold");
    expect(text("[role=alert]")[0]).toBe("That was not done (locked_down).");
  });

  it("shows viewers what is kept, and nothing they could not do", async () => {
    const { inner, root, text } = await vault({ info: () => standings({ role: "viewer" }), "holds/list": () => holds("owner") });
    expect(text("button")).toEqual([]);
    expect(root.querySelector("footage-guard-vault-cameras")).toBeNull();
    expect(inner("footage-guard-vault-keys").querySelector("form")).toBeNull();
  });

  it("has nothing that axe-core finds", async () => {
    const { panel } = await vault({
      info: () => standings({ cameras: [camera] }),
      "holds/list": () => holds("owner", "action"),
      "audit/exposure": () => exposures({ kind: "folders", count: 1, things: [aThing("www", { count: 2 })] }),
    });
    const { violations } = await axe.run(panel, { rules: { "color-contrast": { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }, 20_000);
});

describe("footage-guard-vault-keys", () => {
  const leaving = (changes: Parameters<typeof aChange>[0] = {}) =>
    inForce({ changes: [aChange({ kind: "vault/export_identity", statement: { epoch: "2026-10" }, ...changes })] });
  const voted = { status: "waiting", change_id: "c1", votes: 1, needed: 2 };

  it("proposes that a key leaves, of a month that nobody chose beforehand", async () => {
    const { connection, inner, prove, dialog, settle, text } = await vault({
      "vault/export_identity": proven({ epoch: "2026-10", needed: 2, wait_ms: 86_400_000 }, voted),
    });
    const root = inner("footage-guard-vault-keys");
    const select = root.querySelector("select");
    if (!select) throw new Error("no select");
    expect(select.value).toBe("");
    select.value = "2026-10";
    root.querySelector("form")?.requestSubmit();
    await settle();
    expect(dialog()).toContain("Let the key of October 2026 leave.");
    expect(dialog()).toContain("Then it waits 1 day");
    await prove(SECRET);
    expect(connection.of("vault/export_identity").at(-1)).toMatchObject({ epoch: "2026-10", secret: SECRET });
    await settle();
    expect(text("[role=status]")[0]).toBe("Your vote counts. Votes: 1 of 2.");
  });

  it("agrees to what another proposed, or stops it", async () => {
    let policy = leaving({ needed: 3 });
    const { connection, inner, press, prove, dialog, settle, text } = await vault(
      {
        "vault/export_identity": proven({ epoch: "2026-10", needed: 2 }, { ...voted, status: "pending" }),
        "policy/stop": () => {
          policy = inForce();
          return {};
        },
      },
      () => policy,
    );
    const root = inner("footage-guard-vault-keys");
    await press("Agree", root);
    expect(dialog()).toContain("Votes needed: 3.");
    await prove(SECRET);
    expect(connection.of("vault/export_identity").at(-1)).toMatchObject({ change_id: "c1", secret: SECRET });
    await press("Stop", root);
    await settle();
    expect(text("button", root)).toEqual(["Look at what it means"]);
    expect(text("[role=status]")[0]).toBe("Stopped.");
  });

  describe("that can be taken", () => {
    let given: { name: string; size: number }[] = [];
    let revoked = 0;
    beforeEach(() => {
      given = [];
      revoked = 0;
      let size = 0;
      vi.stubGlobal(
        "URL",
        Object.assign(URL, {
          createObjectURL: (blob: Blob) => {
            ({ size } = blob);
            return "blob:x";
          },
          revokeObjectURL: () => {
            revoked += 1;
          },
        }),
      );
      vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
        given.push({ name: this.download, size });
      });
    });
    afterEach(() => {
      vi.restoreAllMocks();
      vi.unstubAllGlobals();
    });

    it("is given to the browser behind a new passphrase, and kept nowhere", async () => {
      const file = { epoch: "2026-10", name: "footage-guard-2026-10.age", identity_file: btoa("sealed") };
      const { connection, inner, press, prove, settle, text } = await vault(
        { "vault/export_identity": proven({ epoch: "2026-10" }, file) },
        () => leaving({ in_force_from: "2026-01-01T00:00:00Z" }),
      );
      await press("Take the key", inner("footage-guard-vault-keys"));
      await prove("new words", "new words", SECRET);
      const sent = connection.of("vault/export_identity").at(-1);
      expect(sent).toMatchObject({ change_id: "c1" });
      expect([sent?.["passphrase"], sent?.["passphrase_repeat"], sent?.["secret"]].sort()).toEqual(
        ["new words", "new words", SECRET].sort(),
      );
      await settle();
      expect(given).toEqual([{ name: file.name, size: 6 }]);
      expect(text("[role=status]")[0]).toContain("The file footage-guard-2026-10.age was given to your browser.");
    });

    it("is given also to whoever left the page before it came", async () => {
      const file = { epoch: "2026-10", name: "footage-guard-2026-10.age", identity_file: btoa("sealed") };
      const { inner, press, prove, root, settle } = await vault(
        { "vault/export_identity": proven({ epoch: "2026-10" }, file) },
        () => leaving({ in_force_from: "2026-01-01T00:00:00Z" }),
      );
      await press("Take the key", inner("footage-guard-vault-keys"));
      root.host.remove();
      await prove("new words", "new words", SECRET);
      await settle();
      expect([given, revoked]).toEqual([[{ name: file.name, size: 6 }], 0]);
    });

    it("can be saved again until the page is left, whatever else becomes of it", async () => {
      const file = { epoch: "2026-10", name: "footage-guard-2026-10.age", identity_file: btoa("sealed") };
      let fails = false;
      const { connection, inner, press, prove, root, settle } = await vault(
        {
          "vault/export_identity": proven({ epoch: "2026-10" }, file),
          "vault/space": () => (fails ? Promise.reject(refusal("not_an_approver")) : aSpace()),
        },
        () => leaving({ in_force_from: "2026-01-01T00:00:00Z" }),
      );
      await press("Take the key", inner("footage-guard-vault-keys"));
      await prove("new words", "new words", SECRET);
      await settle();
      fails = true;
      connection.heard.get("ledger/subscribe")?.({ size: 9 });
      await settle();
      const link = inner("footage-guard-save").querySelector("a");
      expect([link?.textContent, link?.download, revoked]).toEqual(["Save again", file.name, 0]);
      link?.click();
      expect(given).toEqual([{ name: file.name, size: 6 }, { name: file.name, size: 6 }]);
      expect(root.querySelector("footage-guard-vault-keys")).toBeNull();
      document.body.replaceChildren();
      expect(revoked).toBe(1);
    });
  });
});

const camera = { camera: "door", device_id: null, title: "Front door", indoor: false, is_online: true };
const ZONES = [
  [
    [0, 0],
    [0.5, 0],
    [0.5, 1],
  ],
];
const drawing = (changes: Partial<Drawing> = {}): Drawing => ({
  motion_detection: "built_in",
  sensitivity: 50,
  zones: ZONES,
  still: "AAAA",
  ...changes,
});

describe("footage-guard-vault-cameras", () => {
  it("asks for a picture by a press alone, and takes it away with a lock", async () => {
    let info = standings({ cameras: [camera], is_unlocked: true });
    const { connection, inner, panel, press, settle, text } = await vault({ info: () => info, "zones/get": () => drawing() });
    const root = inner("footage-guard-vault-cameras");
    expect(connection.of("zones/get")).toEqual([]);
    await press("Draw zones", root);
    expect(connection.of("zones/get")).toEqual([{ type: "footage_guard/zones/get", camera_id: "door" }]);
    const editor = inner("footage-guard-zone-editor", root);
    expect(editor.querySelector("img")?.getAttribute("src")).toBe("data:image/jpeg;base64,AAAA");
    info = standings({ cameras: [camera] });
    connection.emit("ready");
    await settle();
    await settle();
    expect(editor.querySelector("img")).toBeNull();
    expect(text(".notice", root)[0]).toContain("Without an unlocked vault");
    expect(panel.isConnected).toBe(true);
    await press("Close the drawing", root);
    expect(root.querySelector("footage-guard-zone-editor")).toBeNull();
  });

  it("brings the picture once the vault was unlocked here, and keeps what was drawn", async () => {
    let info = standings({ cameras: [camera] });
    const { inner, press, prove, settle, text } = await vault({
      info: () => info,
      "zones/get": () => drawing({ still: info.is_unlocked ? "AAAA" : null }),
      "vault/unlock": proven({}, { unlocked_until: "2026-11-24T08:15:00Z" }),
    });
    const root = inner("footage-guard-vault-cameras");
    await press("Draw zones", root);
    const editor = inner("footage-guard-zone-editor", root);
    await press("Add a zone", editor);
    await press("Unlock", root);
    info = standings({ cameras: [camera], is_unlocked: true, unlocked_until: "2026-11-24T08:15:00Z" });
    await prove(SECRET);
    await settle();
    expect(editor.querySelector("img")).not.toBeNull();
    expect(editor.querySelectorAll(".zone")).toHaveLength(2);
    expect(text(".notice", root)).toEqual([]);
  });

  it("stays as it is where the vault was not unlocked", async () => {
    const { connection, inner, panel, press, settle } = await vault({
      info: () => standings({ cameras: [camera] }),
      "zones/get": () => drawing({ still: null }),
    });
    const root = inner("footage-guard-vault-cameras");
    await press("Draw zones", root);
    await press("Unlock", root);
    panel.renderRoot.querySelector("footage-guard-step-up")?.shadowRoot?.querySelector("button")?.click();
    await settle();
    expect(connection.of("zones/get")).toHaveLength(1);
  });

  it("says why zones cannot be drawn", async () => {
    const { inner, press, text } = await vault({
      info: () => standings({ cameras: [camera] }),
      "zones/get": () => Promise.reject(refusal("camera_not_found")),
    });
    const root = inner("footage-guard-vault-cameras");
    await press("Draw zones", root);
    expect(text("[role=alert]", root)[0]).toBe("That was not done (camera_not_found).");
  });

  it.each([
    ["locked", standings({ cameras: [camera] }), drawing({ still: null }), "Without an unlocked vault"],
    ["locked down", standings({ cameras: [camera], is_locked_down: true }), drawing({ still: null }), "in a lockdown"],
    ["without a picture", standings({ cameras: [camera], is_unlocked: true }), drawing({ still: null }), "No picture comes"],
    ["with another detector", standings({ cameras: [camera], is_unlocked: true }), drawing({ motion_detection: "off" }), "does not use"],
  ] as const)("says what it means to draw %s", async (_, info, found, words) => {
    const { inner, press, text } = await vault({ info: () => info, "zones/get": () => found });
    const root = inner("footage-guard-vault-cameras");
    await press("Draw zones", root);
    expect(text(".notice", root)[0]).toContain(words);
  });

  it("saves what was drawn, and says so once the server has it", async () => {
    const { connection, inner, press, settle, text } = await vault({
      info: () => standings({ cameras: [camera] }),
      "zones/get": () => drawing({ still: null }),
      "zones/set": () => ({}),
    });
    const root = inner("footage-guard-vault-cameras");
    await press("Draw zones", root);
    const editor = inner("footage-guard-zone-editor", root);
    await press("Save", editor);
    expect(connection.of("zones/set")).toEqual([]);
    await press("Remove Zone 1", editor);
    await press("Save", editor);
    await settle();
    expect(connection.of("zones/set")).toEqual([{ type: "footage_guard/zones/set", camera_id: "door", zones: [] }]);
    expect(text("[role=status]", editor)[0]).toBe("Saved. It counts from now on.");
  });

  it("says why it was not saved, and keeps what was drawn", async () => {
    const { inner, press, settle, text } = await vault({
      info: () => standings({ cameras: [camera] }),
      "zones/get": () => drawing({ still: null }),
      "zones/set": () => Promise.reject(refusal("zone_invalid")),
    });
    const root = inner("footage-guard-vault-cameras");
    await press("Draw zones", root);
    const editor = inner("footage-guard-zone-editor", root);
    await press("Add a zone", editor);
    await press("Save", editor);
    await settle();
    expect(text("[role=alert]", editor)[0]).toBe("That was not done (zone_invalid).");
    expect(editor.querySelectorAll(".zone")).toHaveLength(2);
  });

  it("says where there is no camera", async () => {
    const { inner, text } = await vault();
    expect(text(".hint", inner("footage-guard-vault-cameras"))).toEqual(["There is no camera yet."]);
  });
});

describe("footage-guard-vault-exposure", () => {
  it("names what was found with what can be done, and what cannot be found", async () => {
    const { inner, text } = await vault({
      "audit/exposure": () => exposures({ kind: "other_cameras", count: 1, things: [aThing("Garden")] }),
    });
    const root = inner("footage-guard-vault-exposure");
    expect(text(".card h4", root)).toEqual(["Other cameras and images"]);
    expect(text(".card li", root)).toEqual(["Garden"]);
    expect(text(".card p", root).at(-1)).toBe("What you can do: Disable the entities that nobody needs.");
    expect(text("section > ul.notes li", root)).toHaveLength(4);
  });

  it("says where nothing was found", async () => {
    const { inner, text } = await vault();
    expect(text("p", inner("footage-guard-vault-exposure"))).toContain("Nothing was found.");
  });
});

import { afterEach, describe, expect, it } from "vitest";
import { refusal, standings } from "../builders.js";
import { atHome } from "../household-builders.js";
import { inVault } from "../vault-builders.js";
import { open } from "./page.js";

const DOOR = { camera: "door", device_id: null, title: "Front door", indoor: false, is_online: true };
const ZONES = [
  [
    [0, 0],
    [0.5, 0],
    [0.5, 1],
  ],
];

afterEach(() => {
  document.body.replaceChildren();
});

describe("a drawing that is not saved", () => {
  const drawn = async (saved: () => typeof ZONES = () => ZONES, set: () => unknown = () => ({})) => {
    const page = await open("/vault", "footage-guard-vault", {
      ...inVault(),
      ...atHome(),
      info: () => standings({ cameras: [DOOR, { ...DOOR, camera: "garden", title: "Garden" }] }),
      "zones/get": () => ({ motion_detection: "built_in", sensitivity: 50, zones: saved(), still: null }),
      "zones/set": set,
    });
    const inner = (name: string, within: ParentNode = page.root): ShadowRoot =>
      within.querySelector(name)?.shadowRoot ?? expect.fail(`no ${name}`);
    const root = inner("footage-guard-vault-cameras");
    const editors = () => [...root.querySelectorAll("footage-guard-zone-editor")];
    const zones = () => editors()[0]?.shadowRoot?.querySelectorAll(".zone").length;
    const draw = async (title: string) => {
      const card = [...root.querySelectorAll("li")].find((each) => each.querySelector("h4")?.textContent === title);
      if (card === undefined) throw new Error(`no ${title}`);
      await page.press("Draw zones", card);
    };
    const add = async () => {
      await page.press("Add a zone", inner("footage-guard-zone-editor", root));
    };
    const answer = async (name: string) => {
      const step = page.panel.renderRoot.querySelector("footage-guard-step-up")?.shadowRoot;
      if (!step) throw new Error("no dialog");
      await page.press(name, step);
    };
    return { ...page, root, inner, editors, zones, draw, add, answer };
  };
  const said = "Somebody else changed these zones meanwhile. What you drew is still here and not saved; saved, it replaces theirs.";
  const asks = (): boolean => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));

  it("asks before it is closed, and before another is opened", async () => {
    const { connection, add, answer, dialog, draw, editors, press, root, zones } = await drawn();
    await draw("Front door");
    await add();
    await press("Close the drawing", root);
    expect(dialog()).toContain("Close the drawing: Front door What you drew is not saved and will be lost.");
    await answer("Cancel");
    await draw("Garden");
    await answer("Cancel");
    expect([zones(), connection.of("zones/get").length, asks()]).toEqual([2, 1, true]);
    await draw("Garden");
    await answer("Close the drawing");
    expect([zones(), editors().length, connection.of("zones/get").length, asks()]).toEqual([1, 1, 2, false]);
    await press("Close the drawing", root);
    expect(editors()).toEqual([]);
  });

  it("has it still when somebody comes back, with what is saved a step before it", async () => {
    const before = await drawn();
    await before.draw("Front door");
    await before.add();
    document.body.replaceChildren();
    expect(asks()).toBe(true);
    const { connection, draw, inner, press, root, text, zones } = await drawn();
    expect(text(".notice", root)).toEqual(["Your changes are not saved."]);
    await draw("Front door");
    expect(zones()).toBe(2);
    const editor = inner("footage-guard-zone-editor", root);
    await press("Undo", editor);
    expect([zones(), asks()]).toEqual([1, false]);
    await press("Redo", editor);
    await press("Save", editor);
    expect([connection.of("zones/set").length, asks()]).toEqual([1, false]);
  });

  it("says that somebody else changed what it was drawn over, until it is undone", async () => {
    const before = await drawn();
    await before.draw("Front door");
    await before.add();
    document.body.replaceChildren();
    const { draw, inner, press, root, settle, text, zones } = await drawn(() => []);
    await draw("Front door");
    expect([zones(), text(".notice", root)[0]]).toEqual([2, said]);
    await press("Undo", inner("footage-guard-zone-editor", root));
    await settle();
    expect(zones()).toBe(0);
    expect(text(".notice", root)).not.toContain(said);
  });

  it("stays where what is saved is asked for once more, and says that it was changed", async () => {
    let saved = ZONES;
    const { add, draw, root, settle, text, zones } = await drawn(() => saved);
    await draw("Front door");
    await add();
    saved = [];
    const section = root.host as unknown as { open: (camera: string) => Promise<void> };
    await section.open("door");
    await settle();
    expect([zones(), text(".notice", root)[0]]).toEqual([2, said]);
  });

  it("is not said to be changed by others where it is what is saved", async () => {
    // The answer is lost with the connection.
    const before = await drawn(() => ZONES, () => Promise.reject(refusal("connection_lost")));
    await before.draw("Front door");
    await before.add();
    await before.press("Save", before.inner("footage-guard-zone-editor", before.root));
    const [sent] = before.connection.of("zones/set");
    document.body.replaceChildren();
    const { draw, root, text, zones } = await drawn(() => sent?.["zones"] as typeof ZONES);
    await draw("Front door");
    expect(zones()).toBe(2);
    expect(text(".notice", root)).not.toContain(said);
  });
});

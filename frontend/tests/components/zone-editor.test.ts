import axe from "axe-core";
import { afterEach, describe, expect, it } from "vitest";
import "../dom.js";
import type { App } from "../../src/components/app.js";
import "../../src/components/zone-editor/zone-editor.js";
import type { Zones } from "../../src/logic/zones.js";
import { english, format, refusal, settled } from "../builders.js";

const TRIANGLE: Zones[number] = [
  [0, 0],
  [0.5, 0],
  [0.5, 1],
];
const SQUARE: Zones[number] = [
  [0.6, 0.6],
  [0.8, 0.6],
  [0.8, 0.8],
  [0.6, 0.8],
];

Object.assign(Element.prototype, { setPointerCapture: () => undefined });

afterEach(() => {
  document.body.replaceChildren();
});

const opened = async (zones: Zones = [TRIANGLE, SQUARE], save: () => Promise<void> = () => Promise.resolve()) => {
  const given: Zones[] = [];
  const editor = document.createElement("footage-guard-zone-editor");
  Object.assign(editor, {
    app: { localizer: english, format, say: ({ code }) => code } satisfies Partial<App>,
    label: "Front door",
    zones,
    save: (drawn: Zones) => {
      given.push(drawn);
      return save();
    },
  });
  document.body.append(editor);
  const root = editor.renderRoot as ShadowRoot;
  const settle = async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      await settled();
      await editor.updateComplete;
    }
  };
  await settle();
  const find = (selector: string): SVGElement => {
    const found = root.querySelector<SVGElement>(selector);
    if (found === null) throw new Error(`no ${selector}`);
    return found;
  };
  const svg = find("svg");
  svg.getBoundingClientRect = () => new DOMRect(10, 20, 1000, 500);
  const press = async (label: string) => {
    const button = [...root.querySelectorAll("button")].find((each) => each.textContent.trim() === label);
    if (button === undefined) throw new Error(`no button ${label}`);
    button.click();
    await settle();
  };
  /** By pixels of a picture of 1000 times 500 at 10, 20. */
  const pointer = async (element: Element, kind: string, x: number, y: number, more: PointerEventInit = {}) => {
    const at = { clientX: x + 10, clientY: y + 20, pointerId: 7, pointerType: "touch", ...more };
    element.dispatchEvent(new PointerEvent(`pointer${kind}`, { bubbles: true, cancelable: true, ...at }));
    await settle();
  };
  const tap = async (element: Element, x: number, y: number, slip = 0) => {
    await pointer(element, "down", x, y);
    await pointer(element, "up", x + slip, y);
  };
  const key = async (name: string, shiftKey = false) => {
    const event = new KeyboardEvent("keydown", { key: name, shiftKey, bubbles: true, cancelable: true });
    root.activeElement?.dispatchEvent(event);
    await settle();
    return event.defaultPrevented;
  };
  const drawn = () => [...root.querySelectorAll(".zone")].map((path) => path.getAttribute("d"));
  const points = () => root.querySelectorAll(".dot").length;
  const at = () => root.activeElement?.getAttribute("aria-label") ?? root.activeElement?.textContent.trim();
  return { editor, root, given, svg, settle, find, press, pointer, tap, key, drawn, points, at };
};

describe("zones", () => {
  it("are drawn, and none is worked on before somebody chooses it", async () => {
    const { drawn, points, press } = await opened();
    expect([drawn()[0], points()]).toEqual(["M0 0L500 0L500 1000Z", 0]);
    await press("Zone 1");
    expect(points()).toBe(3);
    await press("Zone 1");
    expect(points()).toBe(0);
  });

  it("have nothing that axe-core finds", async () => {
    const { editor, press } = await opened();
    await press("Zone 1");
    const { violations } = await axe.run(editor, { rules: { "color-contrast": { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }, 20_000);

  it("are chosen by a press on them, which adds no point", async () => {
    const { root, tap, points, drawn } = await opened();
    const [, second] = root.querySelectorAll(".zone");
    if (second === undefined) throw new Error("no zone");
    await tap(second, 700, 350);
    expect([points(), drawn()[1]?.split("L").length]).toEqual([4, 4]);
    await tap(second, 700, 310);
    expect(points()).toBe(5);
  });

  it("are added with the focus on their first point, and removed with it on what is left", async () => {
    const { press, at, drawn, root } = await opened([]);
    expect(root.textContent).toContain("Nothing is ignored.");
    await press("Add a zone");
    expect(at()).toBe("Point 1: 30 % across, 30 % down. Arrow keys move it.");
    await press("Add a zone");
    await press("Remove Zone 2");
    expect(at()).toBe("Zone 1");
    await press("Remove Zone 1");
    expect([at(), drawn()]).toEqual(["Add a zone", []]);
  });

  it("can be taken back, and done again", async () => {
    const { press, drawn } = await opened();
    await press("Undo");
    await press("Remove Zone 2");
    await press("Undo");
    expect(drawn()).toHaveLength(2);
    await press("Zone 2");
    await press("Redo");
    expect(drawn()).toHaveLength(1);
  });

  it("count once they are saved, and not before", async () => {
    const { editor, given, press, root, settle } = await opened();
    await press("Save");
    expect(given).toEqual([]);
    await press("Remove Zone 1");
    await press("Save");
    expect(given).toEqual([[SQUARE]]);
    editor.zones = [SQUARE];
    await settle();
    expect(root.querySelector("[role=status]")?.textContent.trim()).toBe("Saved. It counts from now on.");
    await press("Remove Zone 1");
    expect(root.querySelector("[role=status]")?.textContent.trim()).toBe("");
  });

  it("stay as they were drawn where they were not saved, and where the same is told again", async () => {
    const { editor, press, drawn, root, settle } = await opened([TRIANGLE], () => Promise.reject(refusal("zone_invalid")));
    await press("Add a zone");
    await press("Save");
    expect(root.querySelector("[role=alert]")?.textContent.trim()).toBe("zone_invalid");
    editor.zones = [[...TRIANGLE]];
    await settle();
    expect(drawn()).toHaveLength(2);
    editor.zones = [SQUARE];
    await settle();
    expect(drawn()).toHaveLength(2);
  });

  it("are those that somebody else saved where nothing is drawn", async () => {
    const { editor, drawn, settle } = await opened([TRIANGLE]);
    editor.zones = [SQUARE];
    await settle();
    expect(drawn()).toEqual(["M600 600L800 600L800 800L600 800Z"]);
  });

  it("are 16 at most, of 32 points at most", async () => {
    const { press, drawn, find, key, points, tap, svg } = await opened([]);
    for (let made = 0; made < 17; made += 1) await press("Add a zone");
    expect(drawn()).toHaveLength(16);
    find(".dot").focus();
    for (let made = 0; made < 30; made += 1) await key("Enter");
    expect(points()).toBe(32);
    await tap(svg, 10, 10);
    expect(points()).toBe(32);
  });
});

describe("a point", () => {
  it("is taken along by finger or mouse, in one step", async () => {
    const { press, find, svg, pointer, drawn } = await opened([TRIANGLE]);
    await press("Zone 1");
    const scrolls = (): boolean => svg.dispatchEvent(new Event("touchmove", { bubbles: true, cancelable: true }));
    expect(scrolls()).toBe(true);
    await pointer(find(".reach"), "down", 0, 0);
    // A finger would have the page scroll instead.
    expect(scrolls()).toBe(false);
    await pointer(svg, "move", 100, 100);
    await pointer(svg, "move", 200, 100);
    await pointer(svg, "up", 200, 100);
    expect(drawn()).toEqual(["M200 200L500 0L500 1000Z"]);
    await press("Undo");
    expect(drawn()).toEqual(["M0 0L500 0L500 1000Z"]);
  });

  it("stays where it is when that is broken off, and with another button", async () => {
    const { press, find, svg, pointer, drawn } = await opened([TRIANGLE]);
    await press("Zone 1");
    await pointer(find(".dot"), "down", 0, 0);
    await pointer(svg, "move", 100, 100);
    await pointer(svg, "cancel", 100, 100);
    await pointer(find(".dot"), "down", 0, 0, { button: 2 });
    await pointer(svg, "move", 100, 100);
    await pointer(svg, "up", 100, 100);
    expect(drawn()).toEqual(["M0 0L500 0L500 1000Z"]);
  });

  it("comes where somebody presses, and not where a finger scrolls", async () => {
    const { press, svg, tap, drawn, at } = await opened([TRIANGLE]);
    await tap(svg, 700, 250);
    expect(drawn()).toEqual(["M0 0L500 0L500 1000Z"]);
    await press("Zone 1");
    await tap(svg, 700, 250, 30);
    expect(drawn()).toEqual(["M0 0L500 0L500 1000Z"]);
    await tap(svg, 700, 250);
    expect(drawn()).toEqual(["M0 0L500 0L700 500L500 1000Z"]);
    expect(at()).toBe("Point 3: 70 % across, 50 % down. Arrow keys move it.");
  });

  it("is moved, added and removed by keyboard, and the focus is never lost", async () => {
    const { press, find, key, drawn, at } = await opened([TRIANGLE]);
    await press("Zone 1");
    find("[data-point='1']").focus();
    expect(await key("ArrowRight")).toBe(true);
    expect(await key("ArrowDown", true)).toBe(true);
    expect(drawn()).toEqual(["M0 0L505 50L500 1000Z"]);
    expect(await key("Enter")).toBe(true);
    expect(at()).toBe("Point 3: 50.2 % across, 52.5 % down. Arrow keys move it.");
    expect(await key("Delete")).toBe(true);
    expect(at()).toBe("Point 2: 50.5 % across, 5 % down. Arrow keys move it.");
    await key("Backspace");
    expect(drawn()).toEqual(["M0 0L505 50L500 1000Z"]);
    expect(await key("Tab")).toBe(false);
  });

  it("is put somewhere by numbers, added and removed from the list", async () => {
    const { press, root, settle, drawn, points } = await opened([TRIANGLE]);
    await press("Zone 1");
    const type = async (index: number, value: string) => {
      const input = root.querySelectorAll("input")[index];
      if (input === undefined) throw new Error("no field");
      input.value = value;
      input.dispatchEvent(new Event("change"));
      await settle();
      return input.value;
    };
    await type(0, "12.5");
    await type(1, "100");
    expect(await type(2, "")).toBe("50");
    expect(drawn()).toEqual(["M125 1000L500 0L500 1000Z"]);
    await press("Add a point");
    expect(points()).toBe(4);
    await press("Remove Point 4");
    expect([points(), drawn()[0]]).toEqual([3, "M125 1000L500 0L500 1000Z"]);
  });
});

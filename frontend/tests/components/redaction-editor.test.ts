import "../dom.js";
import axe from "axe-core";
import { afterEach, describe, expect, it } from "vitest";
import "../../src/components/redaction-editor/redaction-editor.js";
import type { App } from "../../src/components/app.js";
import { Api } from "../../src/data/api.js";
import type { Area, Recipe } from "../../src/data/wire.js";
import { MOST } from "../../src/logic/redaction.js";
import { english, FakeConnection, format, settled, standings } from "../builders.js";
import { film, played } from "../media.js";
import { aBox, aRecipe, CORNER, keys, MIDDLE } from "../redaction/recipes.js";

const ticket = { ticket: "t", url: "/api/footage_guard/clip/t", expires_at: "2026-11-24T08:00:00Z", seekable: true };
const captured: number[] = [];

Object.assign(Element.prototype, { setPointerCapture: (id: number) => captured.push(id) });

afterEach(() => {
  document.body.replaceChildren();
});

/** Gives back what the editor gives, as a page does. */
const opened = async (changes: Partial<Recipe> = {}, lengthMs = 10_000) => {
  const given: Recipe[] = [];
  const editor = document.createElement("footage-guard-redaction-editor");
  Object.assign(editor, {
    app: {
      api: new Api(new FakeConnection({ "clips/ticket": () => ticket })),
      localizer: english,
      format,
      info: standings({ is_unlocked: true }),
      say: ({ code }) => code,
      refresh: () => Promise.resolve(),
    } satisfies Partial<App>,
    clipId: "01KB0000000000000000000003",
    label: "Front door: 2:00",
    lengthMs,
    recipe: aRecipe(changes),
    onChange: (recipe: Recipe) => {
      given.push(recipe);
      editor.recipe = recipe;
    },
  });
  document.body.append(editor);
  const settle = async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      await settled();
      await editor.updateComplete;
    }
  };
  await settle();
  const root = editor.renderRoot as ShadowRoot;
  const player = root.querySelector("footage-guard-player");
  const svg = root.querySelector("svg");
  if (!player || !svg) throw new Error("no picture");
  svg.getBoundingClientRect = () => new DOMRect(10, 20, 1000, 500);
  player.renderRoot.querySelector("button")?.click();
  await settle();
  const video = player.renderRoot.querySelector("video");
  if (!video) throw new Error("no film");
  film(video, lengthMs / 1000, 0.04);
  await settle();
  const find = (selector: string, at = 0) => {
    const found = root.querySelectorAll<HTMLInputElement>(selector)[at];
    if (found === undefined) throw new Error(`no ${selector} ${String(at)}`);
    return found;
  };
  const press = async (label: string, at = 0) => {
    const all = [...root.querySelectorAll("button")];
    const button = all.filter((each) => (each.ariaLabel ?? each.textContent.trim()) === label)[at];
    if (button === undefined) throw new Error(`no button ${label}`);
    button.click();
    await settle();
  };
  const put = async (selector: string, value: string, at = 0, event = "change") => {
    find(selector, at).value = value;
    find(selector, at).dispatchEvent(new Event(event));
    await settle();
  };
  const key = async (element: Element, name: string, shiftKey = false) => {
    const event = new KeyboardEvent("keydown", { key: name, shiftKey, bubbles: true, composed: true, cancelable: true });
    element.dispatchEvent(event);
    await settle();
    return event.defaultPrevented;
  };
  /** By pixels of a picture of 1000 times 500 at 10, 20. */
  const pointer = async (element: Element, kind: string, x: number, y: number, more: PointerEventInit = {}) => {
    const at = { clientX: x + 10, clientY: y + 20, pointerId: 7, pointerType: "mouse", ...more };
    element.dispatchEvent(new PointerEvent(`pointer${kind}`, { bubbles: true, cancelable: true, ...at }));
    await settle();
  };
  const seek = async (ms: number) => {
    player.seek(ms);
    await settle();
  };
  const boxes = () => [...svg.querySelectorAll<SVGPathElement>("[role=button]")];
  const last = () => given.at(-1);
  const areaOf = (index: number, key_ = 0): Area | undefined => last()?.boxes[index]?.track.keys[key_]?.area;
  const alert = () => root.querySelector("[role=alert]")?.textContent.trim();
  return { editor, given, root, player, video, svg, settle, find, press, put, key, pointer, seek, boxes, last, areaOf, alert };
};

describe("the part that leaves", () => {
  const HANDLE = "input[type=range]";
  const TIME = ".time input";

  it("begins and ends where the player is, with the picture that is shown", async () => {
    const { press, seek, last } = await opened();
    await seek(2000);
    await press("Set start here");
    expect(last()?.cut).toEqual({ from_ms: 2000, to_ms: 5000 });
    await seek(4000);
    await press("Set end here");
    expect(last()?.cut).toEqual({ from_ms: 2000, to_ms: 4001 });
  });

  it("goes by one picture with an arrow key, and by a second with Shift", async () => {
    const { find, key, last } = await opened();
    expect(await key(find(HANDLE), "ArrowRight")).toBe(true);
    expect(last()?.cut).toEqual({ from_ms: 1040, to_ms: 5000 });
    await key(find(HANDLE, 1), "ArrowLeft", true);
    expect(last()?.cut).toEqual({ from_ms: 1040, to_ms: 4000 });
    expect(await key(find(HANDLE), "Tab")).toBe(false);
  });

  it("goes the other way where people read from right to left", async () => {
    const { editor, find, key, last } = await opened();
    editor.style.direction = "rtl";
    await key(find(HANDLE), "ArrowLeft");
    expect(last()?.cut).toEqual({ from_ms: 1040, to_ms: 5000 });
  });

  it("shows the picture at a handle that is pulled, and changes once it is let go", async () => {
    const { video, given, put, last } = await opened();
    await put(HANDLE, "3000", 1, "input");
    expect(video.currentTime).toBeCloseTo(2.99999, 6);
    expect(given).toEqual([]);
    await put(HANDLE, "3000", 1);
    expect(last()?.cut).toEqual({ from_ms: 1000, to_ms: 3000 });
  });

  it("is what it is while no film is open", async () => {
    const { player, put, press, last, settle } = await opened();
    Object.assign(player, { app: { ...player.app, info: standings({ is_unlocked: false }) } });
    await settle();
    await put(HANDLE, "2000", 0, "input");
    await press("Add a box");
    expect(last()?.boxes[0]?.track.keys[0]?.at_ms).toBe(2000);
  });

  it("takes no time from a film that nobody sees", async () => {
    const { player, find, press, last, alert, given, settle } = await opened();
    Object.assign(player, { app: { ...player.app, info: standings({ is_unlocked: false }) } });
    await settle();
    await press("Set start here");
    expect(alert()).toContain("Show the clip first.");
    expect(given).toEqual([]);
    find("input[type=checkbox]").click();
    expect(last()?.cut).toEqual({ at_ms: 1001 });
  });

  it("shows first what leaves first", async () => {
    const { video, put } = await opened();
    await put(HANDLE, "2000", 0, "input");
    expect(video.currentTime).toBeCloseTo(2.00099, 6);
  });

  it("is typed, and says how a time is written", async () => {
    const { find, put, last, alert, given } = await opened();
    await put(TIME, "00:02.5");
    expect(last()?.cut).toEqual({ from_ms: 2500, to_ms: 5000 });
    await put(TIME, "noon");
    expect(alert()).toContain("such as 01:23.500");
    expect(find(TIME).value).toBe("00:02.500");
    await put(TIME, "9");
    expect(alert()).toContain("The end has to come after the start.");
    expect(given).toHaveLength(1);
    await put(TIME, "1");
    expect(alert()).toBe("");
  });

  it("is one picture where somebody says so, and a film again", async () => {
    const { find, press, seek, root, last } = await opened({ audio: true });
    await seek(2000);
    const box = find("input[type=checkbox]");
    box.click();
    expect(last()).toEqual(aRecipe({ cut: { at_ms: 2001 } }));
    await settled();
    expect(root.textContent).toContain("One picture has no sound.");
    await seek(3000);
    await press("Use this picture");
    expect(last()?.cut).toEqual({ at_ms: 3001 });
    box.click();
    expect(last()?.cut).toEqual({ from_ms: 3001, to_ms: 4001 });
  });

  it("is pulled along what the player found, where nobody knew how long the clip is", async () => {
    const { editor, find, settle, seek } = await opened();
    editor.lengthMs = 0;
    await seek(1000);
    await settle();
    expect(find(HANDLE).getAttribute("max")).toBe("10000");
  });
});

describe("boxes", () => {
  it("are drawn on the picture with a mouse, and the film is stopped", async () => {
    const { svg, pointer, boxes, areaOf, last, given } = await opened();
    played.length = 0;
    await pointer(svg, "down", 100, 100);
    await pointer(svg, "move", 300, 200);
    expect(svg.querySelector(".box")?.getAttribute("d")).toBe("M100000 200000H300000V400000H100000Z");
    expect(given).toEqual([]);
    await pointer(svg, "up", 300, 200);
    expect(areaOf(0)).toEqual({ left: 100_000, top: 200_000, right: 300_000, bottom: 400_000 });
    expect(last()?.boxes[0]?.why).toBe("other");
    expect(boxes().map((box) => box.getAttribute("aria-pressed"))).toEqual(["true"]);
    expect([played, captured.at(-1)]).toEqual([["pause"], 7]);
  });

  it.each([
    { name: "a press", x: 100, y: 100, more: {} },
    { name: "another button", x: 300, y: 200, more: { button: 2 } },
    { name: "a finger, which scrolls", x: 300, y: 200, more: { pointerType: "touch" } },
  ])("are not drawn by $name", async ({ x, y, more }) => {
    const { svg, pointer, given } = await opened();
    await pointer(svg, "down", 100, 100, more);
    await pointer(svg, "move", x, y, more);
    await pointer(svg, "up", x, y, more);
    expect(given).toEqual([]);
  });

  it("are moved and sized, by a finger too, and stay where they are when that is broken off", async () => {
    const { svg, pointer, boxes, areaOf, given } = await opened({ boxes: [aBox()] });
    const box = boxes()[0];
    if (box === undefined) throw new Error("no box");
    const touch = { pointerType: "touch" };
    await pointer(box, "down", 500, 250, touch);
    await pointer(svg, "move", 510, 250, touch);
    await pointer(svg, "up", 510, 250, touch);
    expect(areaOf(0)).toEqual({ ...MIDDLE, left: 260_000, right: 760_000 });
    const grips = svg.querySelectorAll(".grip");
    expect(grips).toHaveLength(4);
    await pointer(grips[3] ?? svg, "down", 760, 375);
    await pointer(svg, "move", 800, 400);
    await pointer(svg, "up", 800, 400);
    expect(areaOf(0)).toEqual({ left: 260_000, top: 250_000, right: 800_000, bottom: 800_000 });
    await pointer(box, "down", 500, 250);
    await pointer(svg, "move", 400, 250);
    await pointer(svg, "cancel", 400, 250);
    await pointer(svg, "up", 400, 250);
    expect(given).toHaveLength(2);
  });

  it("are added, moved and sized by keyboard alone", async () => {
    const { press, key, boxes, areaOf, given } = await opened();
    await press("Add a box");
    const box = boxes()[0];
    if (box === undefined) throw new Error("no box");
    expect(box.getAttribute("aria-label")).toBe("Box 1. Arrow keys move it, with Shift they change its size.");
    expect(await key(box, "ArrowRight")).toBe(true);
    expect(await key(box, "ArrowDown", true)).toBe(true);
    expect(areaOf(0)).toEqual({ left: 405_000, top: 400_000, right: 605_000, bottom: 605_000 });
    expect(await key(box, "x")).toBe(false);
    expect(given).toHaveLength(3);
  });

  it.each(["Enter", " "])("are chosen by the key %j", async (name) => {
    const { key, boxes } = await opened({ boxes: [aBox(), aBox()] });
    const box = boxes()[1];
    if (box === undefined) throw new Error("no box");
    await key(box, name);
    expect(boxes().map((each) => each.getAttribute("aria-pressed"))).toEqual(["false", "true"]);
  });

  it("are chosen by a press that a screen reader makes", async () => {
    const { boxes, settle } = await opened({ boxes: [aBox()] });
    boxes()[0]?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    await settle();
    expect(boxes()[0]?.getAttribute("aria-pressed")).toBe("true");
  });

  it("take places in percent", async () => {
    const { find, press, put, areaOf } = await opened({ boxes: [aBox()] });
    await press("Box 1");
    expect(find(".sides input").value).toBe("25");
    await put(".sides input", "10");
    expect(areaOf(0)).toEqual({ ...MIDDLE, left: 100_000 });
    await put(".sides input", "", 2);
    expect(find(".sides input", 2).value).toBe("75");
  });

  it("move from place to place, and can be seen on their way", async () => {
    const { press, seek, key, boxes, last, video, root, settle } = await opened({ boxes: [aBox([{ at_ms: 0, area: CORNER }])] });
    await press("Box 1");
    await seek(2000);
    await press("Moves to here");
    const box = boxes()[0];
    if (box === undefined) throw new Error("no box");
    await key(box, "ArrowRight");
    const [, there] = last()?.boxes[0]?.track.keys ?? [];
    expect(there).toEqual({ at_ms: 2000, area: { ...CORNER, left: 5000, right: 105_000 } });
    await seek(1000);
    expect(boxes()[0]?.getAttribute("d")).toContain("M2500 0");
    await press("00:02.000");
    expect(video.currentTime).toBeCloseTo(2.00099, 6);
    await press("Remove 00:02.000");
    await settle();
    expect(last()?.boxes[0]?.track.keys).toHaveLength(1);
    expect(root.querySelector("[aria-label=Places]")).toBeNull();
  });

  it("are there for a time, or for all of it", async () => {
    const { press, seek, boxes, last, root } = await opened({ boxes: [aBox()] });
    await press("Box 1");
    await seek(2000);
    await press("Set start here", 1);
    await seek(4000);
    await press("Set end here", 1);
    expect(last()?.boxes[0]?.track).toMatchObject({ from_ms: 2000, to_ms: 4001 });
    await seek(6000);
    expect(boxes()).toEqual([]);
    expect(root.textContent).toContain("Not in the picture at this time.");
    await press("All the time");
    expect(last()?.boxes[0]).toEqual(aBox());
  });

  it("have a reason, and are removed", async () => {
    const { press, put, last, root } = await opened({ boxes: [aBox(), aBox()] });
    await press("Box 2");
    await put("select", "child");
    expect(last()?.boxes.map(({ why }) => why)).toEqual(["plate", "child"]);
    await press("Remove Box 1");
    expect(last()?.boxes.map(({ why }) => why)).toEqual(["child"]);
    expect(root.querySelector("[aria-expanded=true]")).toBeNull();
  });

  it("leave the one who removes them by keyboard where they were", async () => {
    const { root, find, press } = await opened({ boxes: [aBox()] });
    find(".card button", 1).focus();
    await press("Remove Box 1");
    await new Promise((resolve) => setTimeout(resolve));
    expect(root.activeElement?.textContent.trim()).toBe("Add a box");
  });

  it("say that there are too many", async () => {
    const { press, alert, given } = await opened({ boxes: Array.from({ length: MOST.boxes }, () => aBox()) });
    await press("Add a box");
    expect(alert()).toBe("There is room for 100. Remove one to add another.");
    expect(given).toEqual([]);
  });

  it("are open one at a time", async () => {
    const { press, root } = await opened({ boxes: [aBox(), aBox(keys(2))] });
    await press("Box 1");
    await press("Box 2");
    expect([...root.querySelectorAll("[aria-expanded]")].map((each) => each.ariaExpanded)).toEqual(["false", "true"]);
    await press("Box 2");
    expect(root.querySelector("[aria-expanded=true]")).toBeNull();
  });
});

describe("the whole picture", () => {
  const covering = async (choice: string) => {
    const all = await opened();
    await all.put("fieldset:nth-of-type(3) select", choice);
    return all;
  };

  it("is black but for one area, which is moved as a box is", async () => {
    const { svg, boxes, key, last } = await covering("hole");
    expect(svg.querySelector(".cover")?.getAttribute("d")).toContain("M250000 250000");
    const [hole] = boxes();
    if (hole === undefined) throw new Error("no hole");
    expect(hole.getAttribute("aria-label")).toContain("Visible area");
    await key(hole, "ArrowLeft");
    expect(last()?.whole?.hole?.keys[0]?.area).toEqual({ ...MIDDLE, left: 245_000, right: 745_000 });
  });

  it("is all black, or pixelated, which is not meant for people", async () => {
    const { svg, put, last, root } = await covering("covered");
    expect(svg.querySelector(".cover")?.getAttribute("d")).toBe("M0 0H1000000V1000000H0Z");
    await put("fieldset:nth-of-type(3) select", "pixelated");
    expect(root.textContent).toContain("For places, not for people");
    expect(svg.querySelector(".cover")).toBeNull();
    await put("fieldset:nth-of-type(3) select", "home", 1);
    expect(last()?.whole).toEqual({ mode: "pixelated", hole: null, why: "home" });
    await put("fieldset:nth-of-type(3) select", "none");
    expect(last()?.whole).toBeNull();
  });
});

describe("sound", () => {
  it("does not leave unless somebody says so, and is muted for a time", async () => {
    const { find, press, put, seek, settle, last } = await opened();
    const box = find("input[type=checkbox]", 1);
    expect(box.checked).toBe(false);
    box.click();
    await settle();
    await seek(2000);
    await press("Mute from here");
    expect(last()).toMatchObject({ audio: true, mutes: [{ from_ms: 2000, to_ms: 3000, why: "other" }] });
    await put(".card .time input", "4", 1);
    await put(".card .time input", "1", 0);
    await put(".card select", "conversation");
    expect(last()?.mutes).toEqual([{ from_ms: 1000, to_ms: 4000, why: "conversation" }]);
    await press("Remove Without sound, 1");
    await settle();
    expect(last()).toEqual(aRecipe({ audio: true }));
  });
});

describe("undo", () => {
  it("takes back, and does again", async () => {
    const { press, find, settle, last, given } = await opened();
    await press("Undo");
    expect(given).toEqual([]);
    await press("Add a box");
    await press("Undo");
    expect(last()?.boxes).toEqual([]);
    await press("Redo");
    expect(last()?.boxes).toHaveLength(1);
    await settle();
    expect(find("button[aria-disabled=true]").textContent.trim()).toBe("Redo");
  });

  it("leads nowhere from a recipe that somebody else made", async () => {
    const { editor, press, settle, given } = await opened();
    await press("Add a box");
    editor.recipe = aRecipe({ cut: { from_ms: 0, to_ms: 1 } });
    await settle();
    await press("Undo");
    expect(given).toHaveLength(1);
  });
});

describe("for everybody", () => {
  it("has nothing that a screen reader stumbles over", async () => {
    const mute = { from_ms: 0, to_ms: 1, why: "other" } as const;
    const { editor, press } = await opened({ boxes: [aBox(keys(3))], audio: true, mutes: [mute] });
    await press("Box 1");
    const { violations } = await axe.run(editor, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(violations).toEqual([]);
  });

  it("has no place in a style attribute, which a strict policy refuses", async () => {
    const { root, press } = await opened({ boxes: [aBox(keys(3))] });
    await press("Box 1");
    expect([...root.querySelectorAll("[style]")]).toEqual([]);
  });
});

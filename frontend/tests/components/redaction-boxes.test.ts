import { afterEach, describe, expect, it } from "vitest";
import { MOST } from "../../src/logic/redaction.js";
import { film, played } from "../media.js";
import { captured, opened } from "../redaction/opened.js";
import { aBox, CORNER, keys, MIDDLE } from "../redaction/recipes.js";

afterEach(() => {
  document.body.replaceChildren();
});

describe("boxes", () => {
  it("are drawn on the picture with a mouse, and the film is stopped", async () => {
    const { svg, pointer, boxes, areaOf, last, given } = await opened();
    played.length = 0;
    const scrolls = (): boolean => svg.dispatchEvent(new Event("touchmove", { bubbles: true, cancelable: true }));
    expect(scrolls()).toBe(true);
    await pointer(svg, "down", 100, 100);
    expect(scrolls()).toBe(false);
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

  it("are drawn on single pictures, where the film cannot be gone through", async () => {
    const { root, seek, press, settle, pointer, last, connection } = await opened();
    await seek(2000);
    await press("Go by single pictures");
    expect(root.querySelector("footage-guard-player")).toBeNull();
    const stills = root.querySelector("footage-guard-stills");
    expect(connection.of("clips/thumbnail_ticket")).toMatchObject([{ at_ms: 2001, size: "picture" }]);
    stills?.renderRoot.querySelector("img")?.dispatchEvent(new Event("load"));
    const svg = stills?.querySelector("svg");
    if (svg == null) throw new Error("nothing to draw on");
    svg.getBoundingClientRect = () => new DOMRect(10, 20, 1000, 500);
    await pointer(svg, "down", 100, 100);
    await pointer(svg, "move", 300, 200);
    await pointer(svg, "up", 300, 200);
    expect(last()?.boxes[0]?.track.keys).toEqual([{ at_ms: 2000, area: { left: 100_000, top: 200_000, right: 300_000, bottom: 400_000 } }]);
    await press("Set start here");
    expect(last()?.cut).toEqual({ from_ms: 2000, to_ms: 5000 });
    await press("Show the film");
    await settle();
    const video = root.querySelector("footage-guard-player")?.renderRoot.querySelector("video");
    if (video == null) throw new Error("no film");
    played.length = 0;
    film(video, 10, 0.04);
    await settle();
    // The same picture, and it stands still.
    expect(played).not.toContain("play");
    await press("Set end here");
    expect(last()?.cut).toEqual({ from_ms: 2000, to_ms: 2001 });
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
    const { root, press, key, boxes, areaOf, given } = await opened();
    await press("Add a box");
    const box = boxes()[0];
    if (box === undefined) throw new Error("no box");
    expect(root.activeElement).toBe(box);
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

  it("leave a number alone that somebody types while what they hide moves on", async () => {
    const { press, find, put, seek } = await opened({ boxes: [aBox([{ at_ms: 0, area: CORNER }, { at_ms: 2000, area: MIDDLE }])] });
    await press("Box 1");
    await seek(0);
    const before = find(".sides input").value;
    await put(".sides input", "2", 0, "input");
    await seek(1500);
    expect(find(".sides input").value).toBe("2");
    await put(".sides input", "2", 0, "blur");
    await seek(0);
    expect(find(".sides input").value).toBe(before);
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

  it("cover what the file hides: whole blocks, and wherever they go while a picture is shown", async () => {
    const { video, svg, seek, boxes, pointer } = await opened({ boxes: [aBox(keys(2))] }, 10_000, 40, [101, 100]);
    const covered = () => svg.querySelector(".covered")?.getAttribute("d") ?? "";
    // What is played may have another size than the clip: one that is converted, or whose pixels are no squares.
    Object.defineProperties(video, { videoWidth: { value: 50 }, videoHeight: { value: 50 } });
    await seek(960);
    // Of 100 pixels, from the 25th on until before the 75th, and in blocks of 16 from the 16th until before the 80th.
    expect(boxes()[0]?.getAttribute("d")).toBe("M250000 250000H750000V750000H250000Z");
    expect(covered()).toBe("M160000 160000H800000V800000H160000Z");
    const [box] = boxes();
    if (box === undefined) throw new Error("no box");
    await pointer(box, "down", 500, 250);
    await pointer(svg, "move", 600, 250);
    expect(covered()).toBe("M320000 160000H960000V800000H320000Z");
  });

  it("cover no more than what is drawn where nobody knows the size of the clip", async () => {
    const { video, svg, seek } = await opened({ boxes: [aBox()] });
    Object.defineProperties(video, { videoWidth: { value: 50 }, videoHeight: { value: 50 } });
    await seek(1000);
    expect(svg.querySelector(".covered")?.getAttribute("d")).toBe(svg.querySelector("[role=button]")?.getAttribute("d"));
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

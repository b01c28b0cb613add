import axe from "axe-core";
import { afterEach, describe, expect, it, vi } from "vitest";
import "../../src/components/timeline/timeline.js";
import { timeline, type Timeline } from "../../src/logic/timeline.js";
import { english, format } from "../builders.js";

const at = (minute: string): string => `2026-11-23T13:${minute}:00Z`;
const clip = (clip_id: string, start: string, end: string | null) => ({
  clip_id, start: at(start), end: end === null ? null : at(end), size_bytes: 1, state: "sealed" as const, imported: false, held: true,
});
const camera = (name: string) => ({ camera: name, device_id: null, title: `Camera ${name}`, indoor: false, is_online: true });

const view = (clips: number): Timeline =>
  timeline(
    {
      window: { from: at("00"), to: at("30") },
      matches: [
        {
          camera: "front",
          clips: [clip("a", "05", "06"), clip("b", "10", "12"), ...Array.from({ length: clips }, (_, index) => clip(`more${String(index)}`, "20", "21"))],
          gaps: [{ from: at("06"), to: at("10") }],
          cut: true,
        },
        { camera: "back", clips: [clip("c", "10", "11"), clip("open", "29", null)], gaps: [], cut: false },
        { camera: "side", clips: [], gaps: [], cut: false },
      ],
      cameras: [camera("front"), camera("back"), camera("side")],
      told: new Map([["a", { ...clip("a", "05", "06"), camera: "front", holds: [], triggers: [{ kind: "bell", at: at("05") }], gaps: null }]]),
      named: [],
    },
    english,
    format,
  );

const mounted = async (clips = 0) => {
  const element = document.createElement("footage-guard-timeline");
  const [play, choose] = [vi.fn(), vi.fn()];
  Object.assign(element, { app: { localizer: english }, view: view(clips), play, choose });
  const main = document.createElement("main");
  main.append(element);
  document.body.append(main);
  await element.updateComplete;
  const root = element.renderRoot as ShadowRoot;
  const options = () => [...root.querySelectorAll<HTMLElement>("[role=option]")];
  const press = async (key: string) => {
    root.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    await element.updateComplete;
  };
  return { element, root, options, press, play, choose, main };
};

afterEach(() => {
  document.body.replaceChildren();
  document.dir = "";
});

describe("footage-guard-timeline", () => {
  it("begins where the first clip is", async () => {
    const places = vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(function (this: Element) {
      return this.id === "a" ? new DOMRect(900, 0, 20, 44) : new DOMRect(10, 0, 300, 200);
    });
    const { root } = await mounted();
    places.mockRestore();
    expect(root.querySelector(".scroll")?.scrollLeft).toBe(750);
  });

  it("keeps the sign of what was at its very end inside", async () => {
    const { root } = await mounted();
    expect(root.querySelector(".mark")?.getAttribute("style")).toMatch(/^inset-inline-start: min\(16\.6\d*%, 100% - 12px\)/u);
  });

  it("has one place for the tab key, and goes on by arrows", async () => {
    const { root, options, press } = await mounted();
    expect(options().filter((each) => each.tabIndex === 0).map(({ id }) => id)).toEqual(["a"]);
    options()[0]?.focus();
    await press("ArrowRight");
    expect(root.activeElement?.id).toBe("b");
    await press("ArrowDown");
    expect(root.activeElement?.id).toBe("c");
    expect(options().filter((each) => each.tabIndex === 0).map(({ id }) => id)).toEqual(["c"]);
  });

  it("goes with the time where it runs from right to left", async () => {
    document.dir = "rtl";
    document.documentElement.style.direction = "rtl";
    const { root, options, press } = await mounted();
    options()[0]?.focus();
    await press("ArrowLeft");
    document.documentElement.style.direction = "";
    expect(root.activeElement?.id).toBe("b");
  });

  it("plays with Enter and chooses with Space, and does nothing by itself", async () => {
    const { options, press, play, choose } = await mounted();
    options()[0]?.focus();
    expect([play.mock.calls, choose.mock.calls]).toEqual([[], []]);
    await press("Enter");
    await press(" ");
    await press("x");
    expect([play.mock.calls, choose.mock.calls]).toEqual([[["a"]], [["a"]]]);
  });

  it("leaves alone what is still being recorded, and keys of the browser", async () => {
    const { options, press, play, choose, root } = await mounted();
    const open = options().find(({ id }) => id === "open");
    open?.focus();
    await press("Enter");
    await press(" ");
    open?.click();
    open?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft", altKey: true, bubbles: true }));
    expect(root.activeElement?.id).toBe("open");
    expect(open?.getAttribute("aria-disabled")).toBe("true");
    expect([...play.mock.calls, ...choose.mock.calls]).toEqual([]);
  });

  it("shows by more than a color what is chosen and what plays", async () => {
    const { element, options } = await mounted();
    Object.assign(element, { chosen: new Set(["b"]), playing: "a" });
    await element.updateComplete;
    expect(options().map((each) => [each.textContent.trim(), each.getAttribute("aria-selected")])).toEqual([
      ["▶", "false"],
      ["✓", "true"],
      ["", "false"],
      ["", "false"],
    ]);
    expect(element.renderRoot.querySelectorAll("input:checked")).toHaveLength(1);
  });

  it("says the same as a list, with what is missing in its place", async () => {
    const { root } = await mounted();
    expect([...root.querySelectorAll("details h4, details li, details section > p")].map((each) => each.textContent.replace(/\s+/gu, " ").trim())).toEqual([
      "Camera front",
      "2:05:00 PM to 2:06:00 PM, 1 minRing at 2:05:00 PM Play",
      "No footage: 2:06:00 PM to 2:10:00 PM, 4 min.",
      "2:10:00 PM to 2:12:00 PM, 2 min Play",
      "There are more clips of this camera than are shown.",
      "Camera back",
      "2:10:00 PM to 2:11:00 PM, 1 min Play",
      "From 2:29:00 PM, still being recorded",
      "Camera side",
      "No clips",
    ]);
    expect(root.querySelector("[role=option]")?.getAttribute("aria-label")).toBe("2:05:00 PM to 2:06:00 PM, 1 min. Ring at 2:05:00 PM");
  });

  it("draws no clip narrower than a finger finds, nor beyond the end", async () => {
    const { options } = await mounted();
    const open = options().find(({ id }) => id === "open");
    expect(open?.getAttribute("style")).toContain("100% - 24px");
    expect(options().every((each) => each.style.minInlineSize === "24px")).toBe(true);
  });

  it("has every clip of the drawing in the list, in the same order and by the same name", async () => {
    const { root, options } = await mounted(30);
    const listed = [...root.querySelectorAll("details li.item")].map((each) => each.querySelector("span")?.firstChild?.nextSibling?.textContent ?? "");
    const drawn = options().map((each) => each.getAttribute("aria-label") ?? "");
    expect(listed).toHaveLength(drawn.length);
    expect(drawn.map((label, index) => label.startsWith(listed[index] ?? "?"))).toEqual(drawn.map(() => true));
    const there = options().filter((each) => each.getAttribute("aria-disabled") === "false");
    expect(root.querySelectorAll("details li.item button")).toHaveLength(there.length);
    expect(root.querySelectorAll("details li.item input")).toHaveLength(there.length);
  });

  it("plays and chooses from the list", async () => {
    const { root, play, choose } = await mounted();
    root.querySelector<HTMLElement>("details button")?.click();
    root.querySelector<HTMLElement>("details input")?.click();
    expect([play.mock.calls, choose.mock.calls]).toEqual([[["a"]], [["a"]]]);
  });

  it("leaves a long list closed until somebody opens it", async () => {
    const { element, root } = await mounted(60);
    expect(root.querySelectorAll("details li")).toHaveLength(0);
    const details = root.querySelector("details");
    if (details === null) throw new Error("no list");
    details.open = true;
    details.dispatchEvent(new Event("toggle"));
    await element.updateComplete;
    expect(root.querySelectorAll("details li").length).toBeGreaterThan(60);
  });

  it("has nothing that axe-core finds", { timeout: 60_000 }, async () => {
    const { main } = await mounted();
    const { violations } = await axe.run(main, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});

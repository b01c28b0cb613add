import { afterEach, describe, expect, it, vi } from "vitest";
import { aHass } from "../builders.js";
import { all, mount, only } from "./mount.js";

afterEach(() => {
  document.body.replaceChildren();
  document.dir = "";
});

describe("footage-guard-panel", () => {
  it("shows its name as the only heading, in the banner", async () => {
    const panel = await mount();
    expect(all(panel, "h1, h2, h3, h4, h5, h6")).toEqual([only(panel, "header > h1")]);
    expect(only(panel, "h1").textContent).toBe("Footage Guard");
  });

  it("shows the version in the main landmark", async () => {
    const panel = await mount({ panel: { config: { version: "7.8.9" } } });
    expect(only(panel, "main").textContent.trim()).toBe("Version 7.8.9");
  });

  it("shows a version as text, never as markup", async () => {
    const panel = await mount({ panel: { config: { version: "<img src=x>" } } });
    expect(all(panel, "img")).toEqual([]);
    expect(only(panel, "main").textContent).toContain("<img src=x>");
  });

  it("follows a change of its properties", async () => {
    const panel = await mount();
    panel.panel = { config: { version: "0.2.0" } };
    await panel.updateComplete;
    expect(only(panel, "main").textContent.trim()).toBe("Version 0.2.0");
  });

  it("names the language of its text for screen readers", async () => {
    const panel = await mount({ hass: aHass({ language: "ar" }) });
    expect(only(panel, "header").getAttribute("lang")).toBe("en");
    expect(only(panel, "main").getAttribute("lang")).toBe("en");
  });
});

describe("without Home Assistant's menu button", () => {
  it("shows a button of its own on a narrow screen", async () => {
    const panel = await mount({ narrow: true });
    expect(only(panel, "header button").getAttribute("aria-label")).toBe("Toggle sidebar");
  });

  it("shows none on a wide screen", async () => {
    expect(all(await mount({ narrow: false }), "button, ha-menu-button")).toEqual([]);
  });

  it("follows a screen that becomes narrow", async () => {
    const panel = await mount({ narrow: false });
    panel.narrow = true;
    await panel.updateComplete;
    expect(all(panel, "button")).toHaveLength(1);
  });

  it("asks Home Assistant, which listens outside the panel, to open the sidebar", async () => {
    const panel = await mount({ narrow: true });
    const opened = vi.fn();
    document.addEventListener("hass-toggle-menu", opened, { once: true });
    (only(panel, "header button") as HTMLButtonElement).click();
    expect(opened).toHaveBeenCalledOnce();
  });
});

describe("right to left", () => {
  it("takes the writing direction from the page", async () => {
    document.dir = "rtl";
    const panel = await mount({ hass: aHass({ language: "he" }), narrow: true });
    expect(all(panel, "[dir]")).toEqual([]);
    expect(panel.hasAttribute("dir")).toBe(false);
    expect(all(panel, "header > *").map((child) => child.localName)).toEqual(["button", "h1"]);
  });
});

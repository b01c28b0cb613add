import { afterEach, describe, expect, it, vi } from "vitest";
import { aHass, FakeConnection, lines, standings } from "../builders.js";
import { mount, only } from "./mount.js";
import { PATIENCE } from "../patience.js";

const connection = new FakeConnection({
  info: () => standings(),
  "requests/list": () => lines(),
  "requests/subscribe": () => null,
  "people/list": () => new Promise(() => undefined),
});
const speaking = (language: string) => aHass({ connection, language });

afterEach(() => {
  document.body.replaceChildren();
});

describe("the language of the panel", () => {
  it("says nothing before the person's language is here, and all of it then", async () => {
    const panel = await mount({ hass: speaking("de-AT") });
    await vi.waitFor(() => {
      expect(only(panel, "main").getAttribute("lang")).toBe("de");
    }, PATIENCE);
    expect(only(panel, ".vault").textContent).toBe("Tresor verschlossen");
  });

  it("goes on in the old language until the new one is here", async () => {
    const panel = await mount({ hass: speaking("en") });
    const languages = new Set<string | null>();
    const note = () => languages.add(only(panel, "main").getAttribute("lang"));
    note();
    panel.hass = speaking("de");
    panel.route = { prefix: "/footage-guard", path: "/nowhere" };
    await panel.updateComplete;
    note();
    await vi.waitFor(() => {
      expect(only(panel, "main a").textContent).toBe("Zu den Anfragen");
    }, PATIENCE);
    note();
    expect([...languages]).toEqual(["en", "de"]);
    panel.hass = speaking("en-GB");
    await panel.updateComplete;
    expect(only(panel, "main a").textContent).toBe("Go to the requests");
  });
});

describe("a language that cannot be loaded", () => {
  it("is English, or what was spoken before", async () => {
    vi.resetModules();
    vi.doMock("../../src/localize/languages.js", () => ({
      isHere: (language: string) => language !== "de",
      arePagesHere: () => true,
      loadLanguage: () => Promise.reject(new Error("gone")),
      loadPages: () => Promise.resolve(),
    }));
    const { FootageGuardPanel } = await import("../../src/panel/footage-guard-panel.js");
    customElements.define("a-panel-of-its-own", class extends FootageGuardPanel {});
    const panel = document.createElement("a-panel-of-its-own");
    Object.assign(panel, {
      hass: speaking("de"),
      narrow: false,
      route: { prefix: "/footage-guard", path: "/nowhere" },
      panel: { config: { version: "1" } },
    });
    document.body.append(panel);
    await vi.waitFor(() => {
      expect(panel.shadowRoot?.querySelector("main")?.getAttribute("lang")).toBe("en");
    }, PATIENCE);
    vi.doUnmock("../../src/localize/languages.js");
  });
});

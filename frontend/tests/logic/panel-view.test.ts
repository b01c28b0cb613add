import { describe, expect, it } from "vitest";
import { type Menu, panelView } from "../../src/logic/panel-view.js";
import { aHass, aPanelState } from "../builders.js";

describe("panelView", () => {
  it("holds every string of the panel", () => {
    expect(panelView(aPanelState({ version: "0.1.0" }))).toEqual({
      language: "en",
      heading: "Footage Guard",
      version: "Version 0.1.0",
      menu: "home-assistant",
      menuLabel: "Toggle sidebar",
    });
  });

  it("names the language it speaks, not the one it was asked for", () => {
    expect(panelView(aPanelState({ hass: aHass({ language: "tlh" }) })).language).toBe("en");
  });

  // Home Assistant's own button hides itself where it is not wanted.
  it.each([true, false])("leaves the menu to Home Assistant once it can (narrow: %s)", (narrow) => {
    expect(panelView(aPanelState({ narrow, menuButtonLoaded: true })).menu).toBe("home-assistant");
  });

  it.each<{ narrow: boolean; dockedSidebar: "docked" | "always_hidden" | "auto"; kioskMode: boolean; menu: Menu }>([
    { narrow: false, dockedSidebar: "docked", kioskMode: false, menu: "none" },
    { narrow: false, dockedSidebar: "docked", kioskMode: true, menu: "none" },
    { narrow: false, dockedSidebar: "auto", kioskMode: false, menu: "none" },
    { narrow: false, dockedSidebar: "auto", kioskMode: true, menu: "none" },
    { narrow: false, dockedSidebar: "always_hidden", kioskMode: false, menu: "plain" },
    { narrow: false, dockedSidebar: "always_hidden", kioskMode: true, menu: "none" },
    { narrow: true, dockedSidebar: "docked", kioskMode: false, menu: "plain" },
    { narrow: true, dockedSidebar: "docked", kioskMode: true, menu: "none" },
    { narrow: true, dockedSidebar: "auto", kioskMode: false, menu: "plain" },
    { narrow: true, dockedSidebar: "auto", kioskMode: true, menu: "none" },
    { narrow: true, dockedSidebar: "always_hidden", kioskMode: false, menu: "plain" },
    { narrow: true, dockedSidebar: "always_hidden", kioskMode: true, menu: "none" },
  ])(
    "shows $menu until then (narrow: $narrow, sidebar: $dockedSidebar, kiosk: $kioskMode)",
    ({ narrow, dockedSidebar, kioskMode, menu }) => {
      const state = aPanelState({ narrow, hass: aHass({ dockedSidebar, kioskMode }), menuButtonLoaded: false });
      expect(panelView(state).menu).toBe(menu);
    },
  );
});

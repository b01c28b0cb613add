import type { HomeAssistant } from "../src/data/home-assistant.js";
import type { PanelState } from "../src/logic/panel-view.js";

export const aHass = (changes: Partial<HomeAssistant> = {}): HomeAssistant => ({
  language: "en",
  dockedSidebar: "docked",
  kioskMode: false,
  ...changes,
});

export const aPanelState = (changes: Partial<PanelState> = {}): PanelState => ({
  hass: aHass(),
  narrow: false,
  version: "1.2.3",
  menuButtonLoaded: true,
  ...changes,
});

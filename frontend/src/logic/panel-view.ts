import type { HomeAssistant } from "../data/home-assistant.js";
import { localize } from "../localize/localize.js";

export interface PanelState {
  readonly hass: HomeAssistant;
  readonly narrow: boolean;
  readonly version: string;
  /** Whether Home Assistant has loaded its own menu button. */
  readonly menuButtonLoaded: boolean;
}

export type Menu = "home-assistant" | "plain" | "none";

export interface PanelView {
  readonly language: string;
  readonly heading: string;
  readonly version: string;
  readonly menu: Menu;
  readonly menuLabel: string;
}

export const panelView = (state: PanelState): PanelView => {
  const { language, text } = localize(state.hass.language);
  return {
    language,
    heading: text("panel.heading"),
    version: text("panel.version", { version: state.version }),
    menu: menuOf(state),
    menuLabel: text("panel.toggle_sidebar"),
  };
};

// Home Assistant loads its menu button together with some of its own pages. Whoever opens the panel's address directly on
// a phone may not have it, and without a button could not reach the sidebar.
const menuOf = ({ hass, narrow, menuButtonLoaded }: PanelState): Menu => {
  if (menuButtonLoaded) return "home-assistant";
  const sidebarIsHidden = narrow || hass.dockedSidebar === "always_hidden";
  return sidebarIsHidden && !hass.kioskMode ? "plain" : "none";
};

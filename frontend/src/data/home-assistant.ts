/** The part of Home Assistant's `hass` object that the panel reads. */
export interface HomeAssistant {
  readonly language: string;
  readonly dockedSidebar: "docked" | "always_hidden" | "auto";
  readonly kioskMode: boolean;
}

/** The location inside the panel: `path` is what follows `prefix`. */
export interface Route {
  readonly prefix: string;
  readonly path: string;
}

/** How the integration registered the panel. */
export interface PanelInfo {
  readonly config: { readonly version: string };
}

/** What Home Assistant sets on a custom panel's element, all of it before the element is connected. */
export interface CustomPanel {
  hass: HomeAssistant;
  narrow: boolean;
  route: Route;
  panel: PanelInfo;
}

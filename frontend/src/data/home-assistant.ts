/** The connection that Home Assistant's own pages use, as far as the panel needs it. */
export interface Connection {
  readonly connected: boolean;
  readonly sendMessagePromise: (message: Readonly<Record<string, unknown>>) => Promise<unknown>;
  readonly subscribeMessage: (
    heard: (told: never) => void,
    message: Readonly<Record<string, unknown>>,
    options: { readonly resubscribe: boolean },
  ) => Promise<() => Promise<void>>;
  readonly addEventListener: (event: ConnectionEvent, listener: () => void) => void;
  readonly removeEventListener: (event: ConnectionEvent, listener: () => void) => void;
}

export type ConnectionEvent = "ready" | "disconnected";

/** Texts of the integration's own translations, in the user's language; "" for a key that it does not know. */
export type ServerTexts = (key: string, values?: Readonly<Record<string, string>>) => string;

/** The part of Home Assistant's `hass` object that the panel reads. */
export interface HomeAssistant {
  readonly language: string;
  readonly dockedSidebar: "docked" | "always_hidden" | "auto";
  readonly kioskMode: boolean;
  readonly locale: { readonly time_format: "language" | "system" | "12" | "24" };
  readonly config: { readonly time_zone: string; readonly external_url?: string | null };
  readonly user?: { readonly id: string };
  readonly connection: Connection;
  readonly states: Readonly<Record<string, { readonly state: string } | undefined>>;
  readonly entities: Readonly<Record<string, { readonly platform?: string } | undefined>>;
  readonly loadBackendTranslation: (category: "exceptions", integration: string) => Promise<ServerTexts>;
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

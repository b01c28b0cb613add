/** The part of Home Assistant's `hass` object that the card reads. */
export interface CardHass {
  readonly language: string;
  readonly locale: { readonly time_format: "language" | "system" | "12" | "24" };
  readonly config: { readonly time_zone: string };
  readonly states: Readonly<Record<string, State | undefined>>;
  readonly entities: Readonly<Record<string, Registered | undefined>>;
  readonly devices: Readonly<Record<string, Device | undefined>>;
  readonly callService: (
    domain: string,
    service: string,
    data: Readonly<Record<string, never>>,
    target: undefined,
    notifyOnError: boolean,
  ) => Promise<unknown>;
}

interface State {
  readonly state: string;
}

interface Registered {
  readonly platform?: string;
  readonly translation_key?: string;
  readonly device_id?: string;
}

interface Device {
  readonly name?: string | null;
  readonly name_by_user?: string | null;
}

/** What somebody may set; whatever they leave out is found in the registry. */
export interface CardConfig {
  readonly type: string;
  readonly title?: unknown;
  readonly pending_requests?: unknown;
  readonly doorbells?: unknown;
  readonly vault?: unknown;
  readonly lockdown?: unknown;
}

export interface Entities {
  readonly pendingRequests: string | null;
  readonly doorbells: readonly string[];
  readonly vault: string | null;
  readonly lockdown: string | null;
}

/** Where each thing that the card tells of stands: as configured, or as the registry has it, under whatever id. */
export const entitiesOf = (config: CardConfig, registered: CardHass["entities"]): Entities => {
  const ours = Object.entries(registered).filter(([, entity]) => entity?.platform === "footage_guard");
  const guessed = (domain: string, key: string): readonly string[] =>
    ours.filter(([id, entity]) => id.startsWith(`${domain}.`) && entity?.translation_key === key).map(([id]) => id);
  const one = (set: unknown, domain: string, key: string): string | null =>
    names(set)[0] ?? guessed(domain, key)[0] ?? null;
  const doorbells = names(config.doorbells);
  return {
    pendingRequests: one(config.pending_requests, "sensor", "pending_requests"),
    doorbells: doorbells.length > 0 ? doorbells : guessed("event", "doorbell"),
    vault: one(config.vault, "binary_sensor", "vault"),
    lockdown: one(config.lockdown, "binary_sensor", "lockdown"),
  };
};

/** Somebody may have written one entity, a list, or something else altogether. */
const names = (set: unknown): readonly string[] =>
  (Array.isArray(set) ? (set as readonly unknown[]) : [set]).filter(
    (each): each is string => typeof each === "string" && each !== "",
  );

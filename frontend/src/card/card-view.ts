import type { Format } from "../logic/format.js";
import type { CardConfig, CardHass, Entities } from "./entities.js";
import type { Words } from "./words.js";

export interface CardView {
  readonly language: string;
  readonly heading: string;
  readonly rows: readonly Row[];
  readonly notice: string;
  readonly mayLockDown: boolean;
  readonly open: string;
  readonly lockDown: string;
}

interface Row {
  readonly term: string;
  readonly value: string;
}

const NOT_KNOWN: ReadonlySet<string> = new Set(["unavailable", "unknown"]);

/** All of it is what states say, which everybody in the home can read anyhow. */
export const cardView = (
  config: CardConfig,
  hass: CardHass,
  entities: Entities,
  { language, text }: Words,
  format: Format,
): CardView => {
  const stateOf = (id: string | null): string | null => {
    const state = id === null ? undefined : hass.states[id]?.state;
    return state === undefined || NOT_KNOWN.has(state) ? null : state;
  };
  const [pending, lockdown, vault] = [entities.pendingRequests, entities.lockdown, entities.vault].map(stateOf);
  const isLockedDown = lockdown === "on";
  const isRunning = [pending, lockdown, vault].some((state) => state !== null);
  return {
    language,
    heading: typeof config.title === "string" && config.title.trim() !== "" ? config.title : text("card.heading"),
    rows: [
      { term: text("requests"), value: requestsOf(pending ?? null, text, format) },
      { term: text("ring"), value: ringOf(entities.doorbells, hass, stateOf, text, format) },
      { term: text("vault"), value: vaultOf(isLockedDown, vault ?? null, text) },
    ],
    notice: isRunning ? (isLockedDown ? text("locked_down") : "") : text("not_running"),
    mayLockDown: !isLockedDown,
    open: text("open"),
    lockDown: text("lock_down"),
  };
};

type Text = Words["text"];

const requestsOf = (pending: string | null, text: Text, format: Format): string => {
  const count = pending === null ? Number.NaN : Number(pending);
  if (Number.isNaN(count)) return text("unknown");
  return count === 0 ? text("requests.none") : text("requests.some", { count: format.number(count) });
};

const ringOf = (
  doorbells: readonly string[],
  { entities, devices }: CardHass,
  stateOf: (id: string) => string | null,
  text: Text,
  format: Format,
): string => {
  const rings = doorbells
    .map((id) => ({ id, at: Date.parse(stateOf(id) ?? "") }))
    .filter(({ at }) => !Number.isNaN(at))
    .sort((one, other) => other.at - one.at);
  const [last] = rings;
  if (last === undefined) return text("ring.none");
  const time = format.moment(new Date(last.at).toISOString());
  const device = devices[entities[last.id]?.device_id ?? ""];
  const camera = device?.name_by_user ?? device?.name ?? null;
  return camera === null ? time : text("ring.at", { time, camera });
};

const vaultOf = (isLockedDown: boolean, vault: string | null, text: Text): string => {
  if (isLockedDown) return text("vault.locked_down");
  if (vault === null) return text("unknown");
  return text(vault === "on" ? "vault.unlocked" : "vault.locked");
};

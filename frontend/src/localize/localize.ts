import en from "./languages/en.json";
import { fill, nearest } from "./nearest.js";
import type ofPages from "./page-languages/en.json";

export type MessageKey = keyof typeof en | keyof typeof ofPages;
export type Catalog = Readonly<Partial<Record<MessageKey, string>>>;
export type Values = Readonly<Record<string, string>>;

export interface Localizer {
  /** The language of the catalog in use, so that a screen reader pronounces it right. */
  readonly language: string;
  readonly text: (key: MessageKey, values?: Values) => string;
}

/** What completes every catalog; its sentences of pages are here only where they were asked for. */
const english: Partial<Record<string, string>> = { ...en };
/** Whatever was loaded, by language. */
const spoken = new Map<string, Partial<Record<string, string>>>([["en", english]]);

export const addSentences = (language: string, more: Readonly<Record<string, string>>): void => {
  spoken.set(language, Object.assign(spoken.get(language) ?? {}, more));
};

/** What is loaded later is said by a localizer that was made before. */
export const localize = (language: string, catalogs: ReadonlyMap<string, Catalog> = spoken): Localizer => {
  const used = nearest(language, (name) => catalogs.has(name));
  return {
    language: used,
    text: (key, values = {}) => fill(catalogs.get(used)?.[key] ?? english[key] ?? key, values),
  };
};

/** Whether there is a sentence for something that the server named. */
export const hasMessage = (key: string): key is MessageKey =>
  [...spoken.values()].some((catalog) => Object.hasOwn(catalog, key));

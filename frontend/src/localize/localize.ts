import en from "./languages/en.json";
import type ofPages from "./page-languages/en.json";

export type MessageKey = keyof typeof en | keyof typeof ofPages;
export type Catalog = Readonly<Partial<Record<MessageKey, string>>>;
export type Values = Readonly<Record<string, string>>;

export interface Localizer {
  /** The language of the catalog in use, so that a screen reader pronounces it right. */
  readonly language: string;
  readonly text: (key: MessageKey, values?: Values) => string;
}

const FALLBACK = "en";
/** What completes every catalog; a page brings the sentences of all pages with it, for they are most of them. */
const english: Partial<Record<string, string>> = { ...en };

export const addSentences = (more: Readonly<Record<string, string>>): void => {
  Object.assign(english, more);
};

const shipped: ReadonlyMap<string, Catalog> = new Map([[FALLBACK, en]]);

/** A region's own catalog comes before its language's, and English completes both. */
export const localize = (language: string, catalogs: ReadonlyMap<string, Catalog> = shipped): Localizer => {
  const [base = language] = language.split("-");
  const used = [language, base].find((candidate) => catalogs.has(candidate)) ?? FALLBACK;
  const catalog = catalogs.get(used);
  return {
    language: used,
    text: (key, values = {}) => fill(catalog?.[key] ?? english[key] ?? key, values),
  };
};

// A placeholder without a value stays visible: a gap in a sentence could change what it says.
const fill = (message: string, values: Values): string =>
  message.replace(/\{(\w+)\}/gu, (placeholder, name: string) => values[name] ?? placeholder);

/** Whether there is a sentence for something that the server named. */
export const hasMessage = (key: string): key is MessageKey => Object.hasOwn(english, key);

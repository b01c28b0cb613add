import { byLanguage, fill, nearest } from "../localize/nearest.js";
import en from "./languages/en.json";

export type CardKey = keyof typeof en;
type Catalog = Readonly<Record<CardKey, string>>;

export interface Words {
  readonly language: string;
  readonly text: (key: CardKey, values?: Readonly<Record<string, string>>) => string;
}

const loaders = byLanguage(import.meta.glob<Catalog>(["./languages/*.json", "!./languages/en.json"], { import: "default" }));

const wordsIn = (language: string, catalog: Partial<Catalog>): Words => ({
  language,
  text: (key, values = {}) => fill(catalog[key] ?? en[key], values),
});

const english = wordsIn("en", en);
const spoken = new Map([["en", english]]);

/** Brings the words of a language, and English where there are none or they cannot be loaded. */
export const wordsFor = async (language: string): Promise<Words> => {
  const name = nearest(language, (one) => loaders.has(one));
  try {
    const words = spoken.get(name) ?? wordsIn(name, (await loaders.get(name)?.()) ?? {});
    spoken.set(name, words);
    return words;
  } catch {
    return english;
  }
};

/** What is said before anybody has loaded a language: English, or whatever was loaded before. */
export const wordsNow = (language: string): Words => spoken.get(nearest(language, (one) => spoken.has(one))) ?? english;

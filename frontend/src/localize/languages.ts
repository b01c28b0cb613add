import { addSentences } from "./localize.js";
import { byLanguage, nearest } from "./nearest.js";

type Sentences = Readonly<Record<string, string>>;

/** English comes with the frame: it is said where a language cannot be loaded. */
const frame = byLanguage(
  import.meta.glob<Sentences>(["./languages/*.json", "!./languages/en.json"], { import: "default" }),
);
const pages = byLanguage(import.meta.glob<Sentences>("./page-languages/*.json", { import: "default" }));

const ENGLISH = "en";
const framesHere = new Set([ENGLISH]);
const pagesHere = new Set<string>();

const nameOf = (language: string): string => nearest(language, (name) => frame.has(name));

/** Whether the frame can speak a language at once. Of one that is not shipped it speaks English. */
export const isHere = (language: string): boolean => framesHere.has(nameOf(language));

/** Whether what pages say in a language is here. */
export const arePagesHere = (language: string): boolean => pagesHere.has(nameOf(language));

/** Brings a language: that of the frame, and that of pages once any was loaded, so that all of it changes at once. */
export const loadLanguage = async (language: string): Promise<void> => {
  const name = nameOf(language);
  const arePagesUsed = pagesHere.size > 0 && !pagesHere.has(name);
  const [ofFrame, ofPages] = await Promise.all([frame.get(name)?.(), arePagesUsed ? pages.get(name)?.() : undefined]);
  addSentences(name, { ...ofFrame, ...ofPages });
  framesHere.add(name);
  if (arePagesUsed) pagesHere.add(name);
};

/** Brings what pages say in a language, or in English where that fails: the frame goes on speaking what it speaks. */
export const loadPages = async (language: string): Promise<void> => {
  const name = nameOf(language);
  try {
    addSentences(name, (await pages.get(name)?.()) ?? {});
  } catch (thrown) {
    if (name === ENGLISH) throw thrown;
    await loadPages(ENGLISH);
  }
  pagesHere.add(name);
};

/** A region's own catalog comes before its language's, and English before none. */
export const nearest = (language: string, has: (name: string) => boolean): string => {
  const [base = language] = language.split("-");
  return [language, base].find(has) ?? "en";
};

/** Letters that are written from right to left, and the mark that has a line begin there. */
const MIRRORED = /[\u0590-\u08ff\u200f\ufb1d-\ufefc\u{10800}-\u{1efff}]/u;

/**
 * A placeholder without a value stays visible: a gap in a sentence could change what it says. Where the sentence or the
 * value is mirrored, it is isolated: it would take what stands beside it along, and turn an arrow round.
 */
export const fill = (message: string, values: Readonly<Record<string, string>>): string =>
  message.replace(/\{(\w+)\}/gu, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) return placeholder;
    return MIRRORED.test(message + value) ? `\u2068${value}\u2069` : value;
  });

/** What loads the catalogs in a folder, by the language that a file is named after. */
export const byLanguage = <Catalog>(
  modules: Readonly<Record<string, () => Promise<Catalog>>>,
): ReadonlyMap<string, () => Promise<Catalog>> =>
  new Map(Object.entries(modules).map(([path, load]) => [path.replace(/^.*\/|\.json$/gu, ""), load]));

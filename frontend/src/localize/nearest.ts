/** A region's own catalog comes before its language's, and English before none. */
export const nearest = (language: string, has: (name: string) => boolean): string => {
  const [base = language] = language.split("-");
  return [language, base].find(has) ?? "en";
};

/** Languages that are written from right to left. */
const MIRRORED = /^(ar|fa|he|ur)(-|$)/u;

/** Letters that are written from right to left. */
const MIRRORED_LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** What is written the other way takes what stands beside it along, unless it is isolated: an arrow turns round. */
const isolated = (value: string): string => `\u2068${value}\u2069`;

/** A placeholder without a value stays visible: a gap in a sentence could change what it says. */
export const fill = (message: string, values: Readonly<Record<string, string>>, language: string): string =>
  message.replace(/\{(\w+)\}/gu, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) return placeholder;
    return MIRRORED.test(language) || MIRRORED_LETTER.test(value) ? isolated(value) : value;
  });

/** What loads the catalogs in a folder, by the language that a file is named after. */
export const byLanguage = <Catalog>(
  modules: Readonly<Record<string, () => Promise<Catalog>>>,
): ReadonlyMap<string, () => Promise<Catalog>> =>
  new Map(Object.entries(modules).map(([path, load]) => [path.replace(/^.*\/|\.json$/gu, ""), load]));

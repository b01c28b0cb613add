/** A region's own catalog comes before its language's, and English before none. */
export const nearest = (language: string, has: (name: string) => boolean): string => {
  const [base = language] = language.split("-");
  return [language, base].find(has) ?? "en";
};

/** Languages that are written from right to left. */
const MIRRORED = /^(ar|fa|he|ur)(-|$)/u;

/** Among mirrored words, a name or a number in other letters takes what stands beside it along, unless it is isolated. */
const isolated = (value: string): string => `\u2068${value}\u2069`;

/** A placeholder without a value stays visible: a gap in a sentence could change what it says. */
export const fill = (message: string, values: Readonly<Record<string, string>>, language: string): string =>
  message.replace(/\{(\w+)\}/gu, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) return placeholder;
    return MIRRORED.test(language) ? isolated(value) : value;
  });

/** What loads the catalogs in a folder, by the language that a file is named after. */
export const byLanguage = <Catalog>(
  modules: Readonly<Record<string, () => Promise<Catalog>>>,
): ReadonlyMap<string, () => Promise<Catalog>> =>
  new Map(Object.entries(modules).map(([path, load]) => [path.replace(/^.*\/|\.json$/gu, ""), load]));

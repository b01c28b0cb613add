/** A region's own catalog comes before its language's, and English before none. */
export const nearest = (language: string, has: (name: string) => boolean): string => {
  const [base = language] = language.split("-");
  return [language, base].find(has) ?? "en";
};

/** A placeholder without a value stays visible: a gap in a sentence could change what it says. */
export const fill = (message: string, values: Readonly<Record<string, string>>): string =>
  message.replace(/\{(\w+)\}/gu, (placeholder, name: string) => values[name] ?? placeholder);

/** What loads the catalogs in a folder, by the language that a file is named after. */
export const byLanguage = <Catalog>(
  modules: Readonly<Record<string, () => Promise<Catalog>>>,
): ReadonlyMap<string, () => Promise<Catalog>> =>
  new Map(Object.entries(modules).map(([path, load]) => [path.replace(/^.*\/|\.json$/gu, ""), load]));

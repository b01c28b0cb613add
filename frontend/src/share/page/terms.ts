import { momentOf, numberOf, sizeOf } from "../logic/format.js";
import type { SharedFile, Terms } from "../logic/wire.js";
import { element, foreign, type Row, rows, section, type Words } from "./dom.js";

/** Who shared what with whom, for what and until when. */
export const termsSection = (words: Words, terms: Terms): HTMLElement => {
  const shown: Row[] = [
    { term: words.of("terms.sender"), of: [terms.sender === "" ? words.of("terms.not_named") : foreign(terms.sender)] },
    { term: words.of("terms.recipient"), of: [foreign(terms.recipient)] },
    { term: words.of("terms.purpose"), of: [foreign(terms.purpose)] },
    { term: words.of("terms.not_after"), of: [untilWhen(words, terms.notAfter)] },
    ...downloadsRow(words, terms.downloadsLeft),
  ];
  return section(words, "terms", "terms.heading", rows(shown));
};

/** How long a file is, and its digest. */
export const fileRows = (words: Words, file: SharedFile): HTMLElement => {
  const size = sizeOf(file.size, words.language);
  return rows([
    { term: words.of("file.size"), of: words.with("file.size_value", { ...size }) },
    { term: words.of("file.sha256"), of: [element("code", { dir: "ltr" }, file.sha256)] },
  ]);
};

const downloadsRow = (words: Words, left: number | null): Row[] =>
  left === null ? [] : [{ term: words.of("terms.downloads"), of: [numberOf(left, words.language)] }];

const untilWhen = (words: Words, date: Date): HTMLElement => {
  const { local, utc } = momentOf(date, words.language);
  return element("time", { datetime: date.toISOString() }, ...words.with("terms.time", { local, utc }));
};

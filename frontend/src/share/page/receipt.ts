import { canonical } from "../logic/canonical.js";
import type { Fields } from "../logic/reading.js";
import { ledgerKey, type Step } from "../logic/receipt.js";
import { element, paragraph, section, type Words } from "./dom.js";

/** What proves it, and what this browser finds when it looks whether it does. */
export const receiptSection = (words: Words, receipt: Fields, steps: Promise<readonly Step[]>): HTMLElement => {
  const found = element("div", { role: "status" }, words.of("receipt.checking"));
  void steps.then((known) => {
    found.replaceChildren(...outcomes(words, receipt, known));
  });
  const file = new Blob([canonical(receipt)], { type: "application/json" });
  const download = { class: "button", href: URL.createObjectURL(file), download: "receipt.json" };
  return section(
    words,
    "receipt",
    "receipt.heading",
    paragraph(words.of("receipt.explain")),
    found,
    paragraph(words.of("receipt.more")),
    element("a", download, words.of("receipt.download")),
  );
};

const outcomes = (words: Words, receipt: Fields, steps: readonly Step[]): readonly HTMLElement[] => {
  const list = element("ul", { class: "steps" }, ...steps.map((step) => line(words, step)));
  const isReadable = steps.some(({ outcome }) => outcome !== "wrong");
  const key = isReadable ? [paragraph(...words.with("receipt.key", { key: ledgerKey(receipt) }))] : [];
  return [list, ...key];
};

const line = (words: Words, { key, outcome }: Step): HTMLElement => {
  const said = { outcome: words.of(`receipt.${outcome}`), what: words.of(`receipt.${key}`) };
  return element("li", { class: outcome }, ...words.with("receipt.outcome", said));
};

import { canonical } from "../logic/canonical.js";
import { checked, ledgerKey, type Step } from "../logic/receipt.js";
import type { Opened } from "../logic/wire.js";
import { ed25519 } from "../signatures.js";
import { element, paragraph, section, type Words } from "./dom.js";

/** What proves it, and what this browser finds when it looks whether it does. */
export const receiptSection = (words: Words, opened: Opened): HTMLElement => {
  const found = element("div", { role: "status" }, words.of("receipt.checking"));
  void checkReceipt(words, opened).then((nodes) => {
    found.replaceChildren(...nodes);
  });
  const file = new Blob([canonical(opened.receipt)], { type: "application/json" });
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

const checkReceipt = async (words: Words, { receipt, files }: Opened): Promise<readonly HTMLElement[]> => {
  const steps = await checked(receipt, files, await ed25519());
  const list = element("ul", { class: "steps" }, ...steps.map((step) => line(words, step)));
  const isReadable = steps.some(({ outcome }) => outcome !== "wrong");
  const key = isReadable ? [paragraph(...words.with("receipt.key", { key: ledgerKey(receipt) }))] : [];
  return [list, ...key];
};

const line = (words: Words, { key, outcome }: Step): HTMLElement => {
  const said = { outcome: words.of(`receipt.${outcome}`), what: words.of(`receipt.${key}`) };
  return element("li", { class: outcome }, ...words.with("receipt.outcome", said));
};

import type { Offer, SharedFile } from "../logic/wire.js";
import { byHand, pickedCheck } from "./check.js";
import { element, foreign, labelled, paragraph, section, status, type Words } from "./dom.js";
import { fileRows, termsSection } from "./terms.js";

export interface OfferView {
  readonly nodes: readonly HTMLElement[];
  /** Says what is going on with the opening; the form waits until it is over. */
  readonly tell: (text: string, waits: boolean) => void;
}

/** What a link offers, and the button that opens it. */
export const offerView = (words: Words, script: string, offer: Offer, open: (code: string) => void): OfferView => {
  const code = element("input", { autocomplete: "off", autocapitalize: "off", required: "" });
  const submit = element("button", { type: "submit", class: "main" }, words.of("open.button"));
  const told = status();
  const field = labelled("code", code, words.of("code.heading"), words.of("code.hint"));
  const form = element("form", {}, ...(offer.needsCode ? [field] : []), submit);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (submit.getAttribute("aria-disabled") !== "true") open(code.value.trim());
  });
  const said = [
    paragraph(words.of("open.counts"), " ", words.of("open.keep")),
    ...(!offer.needsCode && offer.streamOnly ? [paragraph(words.of("stream_only.text"))] : []),
    form,
    told,
  ];
  return {
    nodes: offer.needsCode
      ? [section(words, "code-heading", "code.heading", ...said)]
      : [termsSection(words, offer.terms), element("section", {}, ...said), listed(words, offer.files), checking(words, script, offer.files)],
    tell: (text, waits) => {
      told.textContent = text;
      submit.setAttribute("aria-disabled", String(waits));
    },
  };
};

const listed = (words: Words, files: readonly SharedFile[]): HTMLElement => {
  const items = files.map((file) => element("li", {}, element("h3", {}, foreign(file.name)), fileRows(words, file)));
  return section(words, "files", "files.heading", element("ul", {}, ...items));
};

/** Whoever comes back with a file can check it without opening the link once more. */
export const checking = (words: Words, script: string, files: readonly SharedFile[]): HTMLElement =>
  section(
    words,
    "check",
    "check.heading",
    paragraph(words.of("check.explain")),
    pickedCheck(words, script, files),
    byHand(words, files),
  );

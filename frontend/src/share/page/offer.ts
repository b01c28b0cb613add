import type { Offer, SharedFile } from "../logic/wire.js";
import { byHand, PickedCheck } from "./check.js";
import { element, foreign, type Words } from "./dom.js";
import { fileRows, termsSection } from "./terms.js";

export interface OfferView {
  readonly nodes: readonly HTMLElement[];
  /** Says what is going on with the opening; the form waits until it is over. */
  readonly tell: (text: string, waits: boolean) => void;
}

/** What a link offers, and the button that opens it. */
export const offerView = (words: Words, script: string, offer: Offer, open: (code: string) => void): OfferView => {
  const code = element("input", { id: "code", autocomplete: "off", autocapitalize: "off", spellcheck: "false", required: "" });
  const submit = element("button", { type: "submit", class: "main" }, words.of("open.button"));
  const status = element("p", { role: "status" });
  const form = element("form", {}, ...(offer.needsCode ? [codeField(words, code)] : []), submit);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (submit.getAttribute("aria-disabled") !== "true") open(code.value.trim());
  });
  const opening = element(
    "section",
    offer.needsCode ? { "aria-labelledby": "code-heading" } : {},
    ...(offer.needsCode ? [element("h2", { id: "code-heading" }, words.of("code.heading"))] : []),
    element("p", {}, words.of("open.counts"), " ", words.of("open.keep")),
    ...(!offer.needsCode && offer.streamOnly ? [element("p", {}, words.of("stream_only.text"))] : []),
    form,
    status,
  );
  return {
    nodes: offer.needsCode
      ? [opening]
      : [termsSection(words, offer.terms), opening, listed(words, offer.files), checking(words, script, offer.files)],
    tell: (text, waits) => {
      status.textContent = text;
      submit.setAttribute("aria-disabled", String(waits));
    },
  };
};

const codeField = (words: Words, code: HTMLInputElement): HTMLElement => {
  code.setAttribute("aria-describedby", "code-hint");
  return element(
    "div",
    {},
    element("label", { for: "code" }, words.of("code.heading")),
    code,
    element("p", { id: "code-hint", class: "quiet" }, words.of("code.hint")),
  );
};

const listed = (words: Words, files: readonly SharedFile[]): HTMLElement =>
  element(
    "section",
    { "aria-labelledby": "files" },
    element("h2", { id: "files" }, words.of("files.heading")),
    element("ul", {}, ...files.map((file) => element("li", {}, element("h3", {}, foreign(file.name)), fileRows(words, file)))),
  );

/** Whoever comes back with a file can check it without opening the link once more. */
export const checking = (words: Words, script: string, files: readonly SharedFile[]): HTMLElement =>
  element(
    "section",
    { "aria-labelledby": "check" },
    element("h2", { id: "check" }, words.of("check.heading")),
    element("p", {}, words.of("check.explain")),
    new PickedCheck(words, script, files).node,
    byHand(words, files),
  );

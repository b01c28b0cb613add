import { type Api, streamOf, type Trouble } from "../api.js";
import { approvedSums, checked } from "../logic/receipt.js";
import { showingOf } from "../logic/showing.js";
import type { Opening } from "../logic/summing.js";
import { verdictOn } from "../logic/verdict.js";
import type { Opened } from "../logic/wire.js";
import { ed25519 } from "../signatures.js";
import { fileCheck } from "./check.js";
import { element, foreign, paragraph, section, status, type Words } from "./dom.js";
import { checking } from "./offer.js";
import { receiptSection } from "./receipt.js";
import { fileRows, termsSection } from "./terms.js";

/** Asked when something was not shown; what is the matter with it, null where it is there. */
export type NotShown = (address: string) => Promise<Trouble | null>;

const AGAIN_MS = 5000;

/** What was opened: to be watched, downloaded and checked. */
export const openedView = (
  words: Words,
  script: string,
  opened: Opened,
  api: Api,
  notShown: NotShown,
): readonly HTMLElement[] => {
  const { files, receipt, streamOnly, ticket } = opened;
  const steps = ed25519().then((verify) => checked(receipt, opened, verify));
  const approved = steps.then((known) => approvedSums(receipt, known));
  // A home sends to few at a time, so stills come one after the other.
  const waiting: (() => void)[] = [];
  const next = (): void => {
    waiting.shift()?.();
  };
  const items = files.map((file, index) => {
    const { name } = file;
    const address = api.file(ticket, index + 1);
    const open: Opening = (from, signal) => streamOf(address, from, signal);
    const check = fileCheck(words, script, file, open, async (sum) => verdictOn(sum, await approved, index));
    const trouble = status();
    const shown = player(name, address, streamOnly, index === 0);
    const isStill = shown?.matches("img") === true;
    if (isStill) {
      waiting.push(() => {
        shown.setAttribute("src", address);
      });
    }
    shown?.addEventListener("load", () => {
      trouble.textContent = "";
      next();
    });
    shown?.addEventListener("error", () => {
      // What is no longer on the page asks for nothing: its link has ended, or another one was opened.
      if (!shown.isConnected) return;
      void notShown(address).then((matter) => {
        if (!shown.isConnected) return;
        if (matter === null) {
          trouble.replaceChildren(...words.with("file.not_played", { name }));
          if (isStill) next();
          return;
        }
        trouble.textContent = words.of(`page.${matter}`);
        setTimeout(() => {
          if (shown.isConnected) fetchAgain(shown, address);
        }, AGAIN_MS);
      });
    });
    const attributes = { class: "button", href: address, download: name };
    const download = element("a", attributes, ...words.with("file.download", { name }));
    return element(
      "li",
      {},
      element("h3", {}, foreign(name)),
      ...(shown === null ? [] : [shown]),
      trouble,
      fileRows(words, file),
      element("div", { class: "row" }, ...(streamOnly ? [] : [download]), check.button),
      check.node,
    );
  });
  next();
  return [
    section(
      words,
      "files",
      "files.heading",
      paragraph(words.of(streamOnly ? "stream_only.text" : "open.keep")),
      element("ul", {}, ...items),
      ...(streamOnly ? [] : everything(words, api.file(ticket, 0))),
    ),
    receiptSection(words, receipt, steps),
    checking(words, script, files),
    termsSection(words, { ...opened.terms, downloadsLeft: null }),
  ];
};

const player = (name: string, address: string, streamOnly: boolean, isFirst: boolean): HTMLElement | null => {
  const showing = showingOf(name);
  if (showing === "nothing") return null;
  if (showing === "picture") return element("img", { alt: name });
  return element("video", {
    src: address,
    controls: "",
    playsinline: "",
    // A home sends to few at a time: what nobody looks at yet has to wait.
    preload: isFirst ? "metadata" : "none",
    "aria-label": name,
    ...(streamOnly ? { controlslist: "nodownload" } : {}),
  });
};

/** A still comes by itself; a film when somebody plays it. */
const fetchAgain = (shown: HTMLElement, address: string): void => {
  if (shown instanceof HTMLVideoElement) shown.preload = "none";
  shown.setAttribute("src", address);
};

const everything = (words: Words, address: string): readonly HTMLElement[] => [
  paragraph(words.of("all.holds")),
  element("a", { class: "button", href: address, download: "" }, words.of("all.download")),
];

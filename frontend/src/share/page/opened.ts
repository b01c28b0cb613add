import { type Api, streamOf, type Trouble } from "../api.js";
import { approvedSums, checked } from "../logic/receipt.js";
import { showingOf } from "../logic/showing.js";
import type { Opening } from "../logic/summing.js";
import { verdictOn } from "../logic/verdict.js";
import type { Opened } from "../logic/wire.js";
import { ed25519 } from "../signatures.js";
import { fileCheck } from "./check.js";
import { type Child, element, foreign, paragraph, pressable, section, status, type Words } from "./dom.js";
import { checking } from "./offer.js";
import { receiptSection } from "./receipt.js";
import { fileRows, termsSection } from "./terms.js";

/** Asked when something may not have come; what is the matter with it, null where it is there. */
export type NotShown = (address: string) => Promise<Trouble | null>;

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
  // What does not download leaves the page as it is, and tells it nothing.
  const link = (address: string, name: string, label: readonly Child[]): HTMLElement =>
    pressable(element("a", { class: "button", href: address, download: name }, ...label), () => void notShown(address));
  const items = files.map((file, index) => {
    const { name } = file;
    const address = api.file(ticket, index + 1);
    const open: Opening = (from, signal) => {
      const stream = streamOf(address, from, signal);
      stream.catch(() => notShown(address));
      return stream;
    };
    const check = fileCheck(words, script, file, open, async (sum) => verdictOn(sum, await approved, index));
    const trouble = status();
    const shown = player(name, address, streamOnly, index === 0);
    const isStill = shown?.localName === "img";
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
          if (!shown.isConnected) return;
          // A still comes by itself, whatever this says; a film when somebody plays it.
          shown.setAttribute("preload", "none");
          shown.setAttribute("src", address);
        }, 5000);
      });
    });
    return element(
      "li",
      {},
      element("h3", {}, foreign(name)),
      ...(shown === null ? [] : [shown]),
      trouble,
      fileRows(words, file),
      element(
        "div",
        { class: "row" },
        ...(streamOnly ? [] : [link(address, name, words.with("file.download", { name }))]),
        check.button,
      ),
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
      ...(streamOnly
        ? []
        : [paragraph(words.of("all.holds")), link(api.file(ticket, 0), "", [words.of("all.download")])]),
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

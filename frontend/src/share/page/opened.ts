import { canonical } from "../logic/canonical.js";
import type { Opening } from "../logic/summing.js";
import { type Showing, showingOf } from "../logic/showing.js";
import type { Opened, SharedFile } from "../logic/wire.js";
import { FileCheck } from "./check.js";
import { element, foreign, type Words } from "./dom.js";
import { checking } from "./offer.js";
import { fileRows, termsSection } from "./terms.js";

export interface Source {
  readonly address: (number: number) => string;
  readonly stream: (number: number) => Opening;
  /** Asked when something was not shown; whether it is worth saying so where it should be. */
  readonly notShown: (number: number) => Promise<boolean>;
}

export interface OpenedView {
  readonly nodes: readonly HTMLElement[];
  /** Where the reader goes on. */
  readonly heading: HTMLElement;
}

/** What was opened: to be watched, downloaded and checked. */
export const openedView = (words: Words, script: string, opened: Opened, source: Source): OpenedView => {
  const heading = element("h2", { id: "files", tabindex: "-1" }, words.of("files.heading"));
  const items = opened.files.map((file, index) => fileItem(words, script, file, index + 1, opened.streamOnly, source));
  const files = element(
    "section",
    { "aria-labelledby": "files" },
    heading,
    element("p", {}, words.of(opened.streamOnly ? "stream_only.text" : "open.keep")),
    element("ul", {}, ...items),
  );
  const terms = termsSection(words, { ...opened.terms, downloadsLeft: null });
  return { nodes: [files, everything(words, opened, source), checking(words, script, opened.files), terms], heading };
};

const fileItem = (words: Words, script: string, file: SharedFile, number: number, streamOnly: boolean, source: Source): HTMLElement => {
  const { name } = file;
  const check = new FileCheck(words, script, file, source.stream(number));
  const trouble = element("p", { role: "status" });
  const address = source.address(number);
  const shown = MAKERS[showingOf(name)]({ name, address, streamOnly, isFirst: number === 1 });
  shown?.addEventListener("error", () => {
    void source.notShown(number).then((isHere) => {
      if (isHere) trouble.replaceChildren(...words.with("file.not_played", { name }));
    });
  });
  const download = element("a", { class: "button", href: address, download: name }, ...words.with("file.download", { name }));
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
};

interface Shown {
  readonly name: string;
  readonly address: string;
  readonly streamOnly: boolean;
  readonly isFirst: boolean;
}

const MAKERS: Readonly<Record<Showing, (shown: Shown) => HTMLElement | null>> = {
  video: ({ name, address, streamOnly, isFirst }) =>
    element("video", {
      src: address,
      controls: "",
      playsinline: "",
      // A home sends to few at a time: what nobody looks at yet has to wait.
      preload: isFirst ? "metadata" : "none",
      "aria-label": name,
      ...(streamOnly ? { controlslist: "nodownload" } : {}),
    }),
  picture: ({ name, address }) => element("img", { src: address, alt: name, loading: "lazy" }),
  nothing: () => null,
};

const everything = (words: Words, opened: Opened, source: Source): HTMLElement => {
  const receipt = new Blob([canonical(opened.receipt)], { type: "application/json" });
  const address = URL.createObjectURL(receipt);
  const all = element("a", { class: "button", href: source.address(0), download: "" }, words.of("all.download"));
  const alone = element("a", { class: "button", href: address, download: "receipt.json" }, words.of("receipt.download"));
  return element(
    "section",
    {},
    ...(opened.streamOnly ? [] : [element("p", {}, words.of("all.holds"))]),
    element("div", { class: "row" }, ...(opened.streamOnly ? [] : [all]), alone),
  );
};

import type { MessageKey, Texts, Values } from "../logic/texts.js";
import { parts } from "../logic/texts.js";

export type Child = Node | string;

/** Makes an element. Whatever was written by others is a text node: it is never read as markup. */
export const element = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};

/** What others wrote, with its own direction. */
export const foreign = (text: string): HTMLElement => element("bdi", {}, text);

/** The words of a page in one language. */
export class Words {
  readonly language: string;
  readonly #texts: Texts;

  constructor(language: string, texts: Texts) {
    this.language = language;
    this.#texts = texts;
  }

  of(key: MessageKey): string {
    return this.#texts[key];
  }

  with(key: MessageKey, values: Values): readonly Child[] {
    return parts(this.#texts[key], values).map((part) => (typeof part === "string" ? part : foreign(part.value)));
  }
}

export const pressable = <Made extends HTMLElement>(made: Made, pressed: () => void): Made => {
  made.addEventListener("click", pressed);
  return made;
};

export const button = (label: readonly Child[], pressed: () => void): HTMLButtonElement =>
  pressable(element("button", { type: "button" }, ...label), pressed);

/** A part of the page under a heading, which may be where the reader goes on. */
export const section = (words: Words, id: string, heading: MessageKey, ...children: readonly Child[]): HTMLElement =>
  element(
    "section",
    { "aria-labelledby": id },
    element("h2", { id, tabindex: "-1" }, words.of(heading)),
    ...children,
  );

export const paragraph = (...children: readonly Child[]): HTMLElement => element("p", {}, ...children);

/** Where something is said as it happens. */
export const status = (): HTMLParagraphElement => element("p", { role: "status" });

/** A field with what it is called, and a hint. */
export const labelled = (
  id: string,
  input: HTMLInputElement,
  label: string,
  hint: string,
  ...more: readonly Child[]
): HTMLElement => {
  input.id = id;
  input.setAttribute("aria-describedby", `${id}-hint`);
  return element(
    "div",
    {},
    element("label", { for: id }, label),
    input,
    element("p", { id: `${id}-hint`, class: "quiet" }, hint),
    ...more,
  );
};

export interface Row {
  readonly term: string;
  readonly of: readonly Child[];
}

export const rows = (all: readonly Row[]): HTMLDListElement =>
  element("dl", {}, ...all.flatMap(({ term, of }) => [element("dt", {}, term), element("dd", {}, ...of)]));

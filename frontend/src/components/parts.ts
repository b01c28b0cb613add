import { html, nothing, type TemplateResult } from "lit";
import type { Loaded } from "../logic/loaded.js";
import { type Piece, reasonsOf } from "../logic/quote.js";
import type { App } from "./app.js";

type Saying = Pick<App, "localizer" | "say">;
type Content = string | TemplateResult | typeof nothing;

/** Something that has to be known here. `isNew` reads it out when it appears. */
export const notice = (content: Content, isNew = false): TemplateResult =>
  html`<div class="notice" role=${isNew ? "status" : nothing}>${content}</div>`;

/** Why something was not done; it is read out. */
export const failure = (sentence: string | null): TemplateResult =>
  html`<div role="alert">${sentence === null ? nothing : html`<p class="notice">${sentence}</p>`}</div>`;

/** What could be here, and how it comes to be. With `isPage` nothing else is here that could have a heading. */
export const empty = (heading: string, text: Content, isPage = false, action: Content = nothing): TemplateResult => html`
  <div class="empty stack">
    ${isPage ? html`<h2>${heading}</h2>` : html`<h3>${heading}</h3>`}
    <p class="hint">${text}</p>
    ${action}
  </div>
`;

/** How far something is that takes a while; without `percent` nobody knows. */
export const progress = (label: string, percent: number | null = null): TemplateResult => html`
  <label>${label} <progress max="100" value=${percent ?? nothing}></progress></label>
`;

/** Terms and what they are here. Values are text of anybody's, each with its own writing direction. */
export const facts = (rows: readonly (readonly [term: string, value: Content])[]): TemplateResult => html`
  <dl class="facts">
    ${rows.map(([term, value]) => html`<div><dt>${term}</dt><dd dir="auto">${value}</dd></div>`)}
  </dl>
`;

/** What a requester wrote, and below it why pieces of it are remarkable: nobody has to point at them. */
export const quote = (pieces: readonly Piece[], { localizer: { text } }: Saying): TemplateResult => {
  const reasons = [...reasonsOf(pieces)];
  return html`
    <blockquote dir="auto">${pieces.map((piece) => (piece.why.length === 0 ? piece.text : html`<mark>${piece.text}</mark>`))}</blockquote>
    ${
      reasons.length === 0
        ? nothing
        : html`<ul class="notes">
            ${reasons.map(([why, words]) => html`<li>${text(why)} <bdi class="hint">${words.join(" · ")}</bdi></li>`)}
          </ul>`
    }
  `;
};

/** What stands where something is loaded: only what the server said, and what became of asking it. */
export const loaded = <T>(state: Loaded<T>, app: Saying, ready: (value: T) => TemplateResult): TemplateResult => {
  const { text } = app.localizer;
  switch (state.kind) {
    case "loading":
      return progress(text("status.loading"));
    case "failed":
      return failure(app.say(state.problem));
    case "gone":
      return empty(text("status.gone.heading"), text("status.gone.text"), true);
    case "ready":
      return html`${state.isStale ? notice(text("status.stale"), true) : nothing}
      ${state.problem === undefined ? nothing : failure(app.say(state.problem))} ${ready(state.value)}`;
  }
};

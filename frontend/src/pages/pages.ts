import { html, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { App } from "../components/app.js";
import { empty, failure, progress } from "../components/parts.js";
import type { PageName, Place } from "../logic/routes.js";
import "./inbox/inbox-page.js";

interface Page<P extends Place> {
  /** Brings what the page is made of; the list that everybody begins with is here already. */
  readonly load?: () => Promise<unknown>;
  readonly show: (app: App, place: P) => TemplateResult;
}

type Pages = { readonly [P in PageName]?: Page<Extract<Place, { page: P }>> };

/** Every page, by its place; the frame links to those that are here. */
const PAGES: Pages = {
  draft: {
    load: () => import("./draft/draft-page.js"),
    show: (app, { id }) => html`<footage-guard-draft .app=${app} .draftId=${id}></footage-guard-draft>`,
  },
  inbox: { show: (app) => html`<footage-guard-inbox .app=${app}></footage-guard-inbox>` },
  people: {
    load: () => import("./people/people-page.js"),
    show: (app) => html`<footage-guard-people .app=${app}></footage-guard-people>`,
  },
  setup: {
    load: () => import("./setup/setup-page.js"),
    show: (app) => html`<footage-guard-setup .app=${app}></footage-guard-setup>`,
  },
  shares: {
    load: () => import("./shares/shares-page.js"),
    show: (app) => html`<footage-guard-shares .app=${app}></footage-guard-shares>`,
  },
  request: {
    load: () => import("./request/request-page.js"),
    show: (app, { id }) => html`<footage-guard-request .app=${app} .requestId=${id}></footage-guard-request>`,
  },
};

export const pages = (): readonly PageName[] => Object.keys(PAGES) as PageName[];

/** What became of loading a page; a browser remembers a module that failed, so it is asked for once. */
const fetched = new Map<PageName, "loading" | "here" | "failed">();

/**
 * Another path is another element: nothing that was typed or loaded for one request is there for the next one.
 * `changed` is called when a page that had to be loaded can be shown, or cannot.
 */
export const pageFor = (app: App, place: Place, path: string, changed: () => void): TemplateResult => {
  const page = PAGES[place.page] as Page<Place> | undefined;
  return html`${keyed(path, page === undefined ? notFound(app) : whenHere(app, place, page, changed))}`;
};

const whenHere = (app: App, place: Place, page: Page<Place>, changed: () => void): TemplateResult => {
  if (page.load === undefined) return page.show(app, place);
  const state = fetched.get(place.page) ?? begin(place.page, page.load, changed);
  if (state === "here") return page.show(app, place);
  const { text } = app.localizer;
  return state === "failed" ? failure(text("status.not_loaded")) : progress(text("status.loading"));
};

const begin = (name: PageName, load: () => Promise<unknown>, changed: () => void): "loading" => {
  const end = (state: "here" | "failed") => () => {
    fetched.set(name, state);
    changed();
  };
  fetched.set(name, "loading");
  Promise.all([load(), import("../localize/page-sentences.js")]).then(end("here"), end("failed"));
  return "loading";
};

const notFound = ({ localizer: { text }, path }: App): TemplateResult =>
  empty(text("not_found.heading"), html`<a href=${path({ page: "inbox" })}>${text("not_found.back")}</a>`, true);

import { html, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { App } from "../components/app.js";
import { empty, failure, progress } from "../components/parts.js";
import type { PageName, Place } from "../logic/routes.js";
import { arePagesHere, loadPages } from "../localize/languages.js";
import "./inbox/inbox-page.js";

interface Page<P extends Place> {
  /** Brings what the page is made of; the list that everybody begins with is here already. */
  readonly load?: () => Promise<unknown>;
  readonly show: (app: App, place: P) => TemplateResult;
}

type Pages = { readonly [P in PageName]?: Page<Extract<Place, { page: P }>> };

/** Every page, by its place; the frame links to those that are here. */
const PAGES: Pages = {
  asking: {
    load: () => import("./asking/asking-page.js"),
    show: (app) => html`<footage-guard-asking .app=${app}></footage-guard-asking>`,
  },
  clips: {
    load: () => import("./clips/clips-page.js"),
    show: (app) => html`<footage-guard-clips .app=${app}></footage-guard-clips>`,
  },
  draft: {
    load: () => import("./draft/draft-page.js"),
    show: (app, { id }) => html`<footage-guard-draft .app=${app} .draftId=${id}></footage-guard-draft>`,
  },
  held: {
    load: () => import("./clips/clips-page.js"),
    show: (app, { id }) => html`<footage-guard-clips .app=${app} .holdId=${id}></footage-guard-clips>`,
  },
  history: {
    load: () => import("./history/history-page.js"),
    show: (app) => html`<footage-guard-history .app=${app}></footage-guard-history>`,
  },
  inbox: { show: (app) => html`<footage-guard-inbox .app=${app}></footage-guard-inbox>` },
  people: {
    load: () => import("./people/people-page.js"),
    show: (app) => html`<footage-guard-people .app=${app}></footage-guard-people>`,
  },
  paper: {
    load: () => import("./process/paper-page.js"),
    show: (app, { id }) => html`<footage-guard-paper .app=${app} .paperId=${id}></footage-guard-paper>`,
  },
  process: {
    load: () => import("./process/process-page.js"),
    show: (app) => html`<footage-guard-process .app=${app}></footage-guard-process>`,
  },
  setup: {
    load: () => import("./setup/setup-page.js"),
    show: (app) => html`<footage-guard-setup .app=${app}></footage-guard-setup>`,
  },
  shares: {
    load: () => import("./shares/shares-page.js"),
    show: (app) => html`<footage-guard-shares .app=${app}></footage-guard-shares>`,
  },
  vault: {
    load: () => import("./vault/vault-page.js"),
    show: (app) => html`<footage-guard-vault .app=${app}></footage-guard-vault>`,
  },
  request: {
    load: () => import("./request/request-page.js"),
    show: (app, { id }) => html`<footage-guard-request .app=${app} .requestId=${id}></footage-guard-request>`,
  },
};

export const pages = (): readonly PageName[] => Object.keys(PAGES) as PageName[];

/** What became of loading a page in a language; a browser remembers a module that failed, so it is asked for once. */
const fetched = new Map<string, "loading" | "here" | "failed">();
const modules = new Set<PageName>();

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
  const { language, text } = app.localizer;
  // A page that is open stays so in another language, which came in one piece.
  if (modules.has(place.page) && arePagesHere(language)) return page.show(app, place);
  const state = fetched.get(`${place.page} ${language}`) ?? begin(place.page, language, page.load, changed);
  return state === "failed" ? failure(text("status.not_loaded")) : progress(text("status.loading"));
};

const begin = (
  name: PageName,
  language: string,
  load: () => Promise<unknown>,
  changed: () => void,
): "loading" => {
  const end = (state: "here" | "failed") => () => {
    if (state === "here") modules.add(name);
    fetched.set(`${name} ${language}`, state);
    changed();
  };
  fetched.set(`${name} ${language}`, "loading");
  Promise.all([load(), loadPages(language)]).then(end("here"), end("failed"));
  return "loading";
};

const notFound = ({ localizer: { text }, path }: App): TemplateResult =>
  empty(text("not_found.heading"), html`<a href=${path({ page: "inbox" })}>${text("not_found.back")}</a>`, true);

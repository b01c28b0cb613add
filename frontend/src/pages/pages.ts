import { html, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { App } from "../components/app.js";
import { empty } from "../components/parts.js";
import type { PageName, Place } from "../logic/routes.js";
import "./draft/draft-page.js";
import "./inbox/inbox-page.js";
import "./shares/shares-page.js";
import "./request/request-page.js";

type Pages = { readonly [P in PageName]?: (app: App, place: Extract<Place, { page: P }>) => TemplateResult };

/** Every page, by its place; the frame links to those that are here. */
const PAGES: Pages = {
  draft: (app, { id }) => html`<footage-guard-draft .app=${app} .draftId=${id}></footage-guard-draft>`,
  inbox: (app) => html`<footage-guard-inbox .app=${app}></footage-guard-inbox>`,
  shares: (app) => html`<footage-guard-shares .app=${app}></footage-guard-shares>`,
  request: (app, { id }) => html`<footage-guard-request .app=${app} .requestId=${id}></footage-guard-request>`,
};

export const pages = (): readonly PageName[] => Object.keys(PAGES) as PageName[];

/** Another path is another element: nothing that was typed or loaded for one request is there for the next one. */
export const pageFor = (app: App, place: Place, path: string): TemplateResult => {
  const page = PAGES[place.page] as ((app: App, place: Place) => TemplateResult) | undefined;
  return html`${keyed(path, page === undefined ? notFound(app) : page(app, place))}`;
};

const notFound = ({ localizer: { text }, path }: App): TemplateResult =>
  empty(text("not_found.heading"), html`<a href=${path({ page: "inbox" })}>${text("not_found.back")}</a>`);

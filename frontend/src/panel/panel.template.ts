import { html, nothing, type TemplateResult } from "lit";
import { failure, notice } from "../components/parts.js";
import type { CustomPanel } from "../data/home-assistant.js";
import type { Place } from "../logic/routes.js";
import type { PanelView } from "../logic/panel-view.js";
import type { Localizer } from "../localize/localize.js";

export interface PanelContext {
  readonly panel: CustomPanel;
  readonly localizer: Localizer;
  readonly path: (place: Place) => string;
  readonly toggleSidebar: () => void;
  readonly unlock: () => void;
  readonly lock: () => void;
  readonly lockDown: () => void;
  readonly leaveLockdown: () => void;
  /** Why the last thing that was asked for here was not done. */
  readonly problem: string | null;
  readonly isLockingDown: boolean;
  readonly page: TemplateResult;
}

export const panelTemplate = (view: PanelView, context: PanelContext): TemplateResult => html`
  <header lang=${view.language}>
    ${menuTemplate(view, context)}
    <h1>${view.heading}</h1>
    ${view.mayLockDown ? button(context, context.isLockingDown ? "status.working" : "vault.lock_down", context.lockDown) : nothing}
  </header>
  <div class="bar" lang=${view.language}>
    ${navTemplate(view, context)}
    <div class="vault" role="status">${view.vault}</div>
    ${view.mayUnlock ? button(context, "vault.unlock", context.unlock) : nothing}
    ${view.mayLock ? button(context, "vault.lock", context.lock) : nothing}
  </div>
  <main class="stack" tabindex="-1" lang=${view.language}>
    ${failure(context.problem)} ${view.notices.map((text) => notice(text))}
    ${view.mayLeave ? html`<p>${button(context, "lockdown.leave", context.leaveLockdown)}</p>` : nothing} ${context.page}
    <p class="hint version">${view.version}</p>
  </main>
`;

const button = (
  { localizer: { text } }: PanelContext,
  key: "vault.lock_down" | "vault.unlock" | "vault.lock" | "lockdown.leave" | "status.working",
  pressed: () => void,
): TemplateResult => html`<button type="button" @click=${pressed}>${text(key)}</button>`;

const navTemplate = (view: PanelView, { localizer, path }: PanelContext): TemplateResult => html`
  <nav aria-label=${localizer.text("nav.label")}>
    ${view.links.map(
      ({ page, label, isHere }) => html`<a href=${path({ page })} aria-current=${isHere ? "page" : nothing}>${label}</a>`,
    )}
  </nav>
`;

const menuTemplate = (view: PanelView, { panel, toggleSidebar }: PanelContext): TemplateResult | typeof nothing => {
  switch (view.menu) {
    case "home-assistant":
      return html`<ha-menu-button .hass=${panel.hass} .narrow=${panel.narrow}></ha-menu-button>`;
    case "plain":
      return html`
        <button class="menu" type="button" aria-label=${view.menuLabel} @click=${toggleSidebar}>
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 6h18v2H3zM3 11h18v2H3zM3 16h18v2H3z"></path></svg>
        </button>
      `;
    case "none":
      return nothing;
  }
};

import { html, nothing, type TemplateResult } from "lit";
import type { CustomPanel } from "../data/home-assistant.js";
import type { PanelView } from "../logic/panel-view.js";

export interface PanelContext {
  readonly panel: CustomPanel;
  readonly toggleSidebar: () => void;
}

export const panelTemplate = (view: PanelView, context: PanelContext): TemplateResult => html`
  <header lang=${view.language}>
    ${menuTemplate(view, context)}
    <h1>${view.heading}</h1>
  </header>
  <main lang=${view.language}>
    <p>${view.version}</p>
  </main>
`;

const menuTemplate = (view: PanelView, { panel, toggleSidebar }: PanelContext): TemplateResult | typeof nothing => {
  switch (view.menu) {
    case "home-assistant":
      return html`<ha-menu-button .hass=${panel.hass} .narrow=${panel.narrow}></ha-menu-button>`;
    case "plain":
      return html`
        <button type="button" aria-label=${view.menuLabel} @click=${toggleSidebar}>
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 6h18v2H3zM3 11h18v2H3zM3 16h18v2H3z"></path></svg>
        </button>
      `;
    case "none":
      return nothing;
  }
};

import { LitElement, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { CustomPanel, HomeAssistant, PanelInfo, Route } from "../data/home-assistant.js";
import { panelView } from "../logic/panel-view.js";
import { panelStyles } from "./panel.styles.js";
import { panelTemplate } from "./panel.template.js";

export class FootageGuardPanel extends LitElement implements CustomPanel {
  static override readonly styles = panelStyles;

  @property({ attribute: false }) public hass!: HomeAssistant;
  @property({ type: Boolean }) public narrow = false;
  @property({ attribute: false }) public route!: Route;
  @property({ attribute: false }) public panel!: PanelInfo;

  protected override render(): TemplateResult {
    const view = panelView({
      hass: this.hass,
      narrow: this.narrow,
      version: this.panel.config.version,
      menuButtonLoaded: customElements.get("ha-menu-button") !== undefined,
    });
    return panelTemplate(view, { panel: this, toggleSidebar: this.toggleSidebar });
  }

  private readonly toggleSidebar = (): void => {
    this.dispatchEvent(new Event("hass-toggle-menu", { bubbles: true, composed: true }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "footage-guard-panel": FootageGuardPanel;
  }
}

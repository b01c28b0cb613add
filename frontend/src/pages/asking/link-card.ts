import { html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { code as drawn, codeStyles } from "../../components/code.js";
import { copyOf } from "../../components/copying.js";
import { Page } from "../../components/page.js";
import { facts } from "../../components/parts.js";
import { saveLink } from "../../components/saving.js";
import { signPage } from "../../logic/asking-sign.js";
import type { LinkRow } from "../../logic/asking-view.js";
import { register } from "../../register.js";

/** One link: what it is, its address and code, and a sign to print. */
export class FgLinkCard extends Page {
  static override readonly styles = [...Page.styles, codeStyles];
  @property({ attribute: false }) public row!: LinkRow;
  /** For how long clips are kept, which the sign says; null while nobody knows. */
  @property({ attribute: false }) public days: number | null = null;
  @state() private copied: string | null = null;
  @state() private responsible = "";
  @state() private contact = "";
  @query("[name=address]") private readonly address!: HTMLInputElement;

  protected override render(): TemplateResult {
    const { row, days } = this;
    return html`
      <div class="stack">
        ${facts(row.facts)} ${row.url === null ? nothing : this.reached(row.url)}
        ${row.url === null || row.code === null || days === null ? nothing : this.sign(row.url, row.code, days)}
      </div>
    `;
  }

  private reached(url: string): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <label>${text("asking.address")}<input name="address" type="text" readonly dir="ltr" .value=${url} /></label>
      <div class="actions">
        <button type="button" @click=${this.copy}>${text("asking.copy")}</button>
        <span role="status">${this.copied ?? nothing}</span>
      </div>
    `;
  }

  private sign(url: string, code: readonly string[], retentionDays: number): TemplateResult {
    const { localizer, format } = this.app;
    const { text } = localizer;
    const direction = getComputedStyle(this).direction === "rtl" ? "rtl" : "ltr";
    const { responsible, contact } = this;
    const page = signPage({ url, code, responsible, contact, retentionDays, direction }, localizer, format);
    return html`
      <details>
        <summary>${text("asking.sign")}</summary>
        <div class="stack">
          ${drawn(code, text("asking.code"))}
          <p class="hint">${text("asking.sign.text")}</p>
          <label>
            ${text("asking.sign.who")}
            <input name="responsible" type="text" maxlength="120" dir="auto" .value=${responsible} @input=${(event: Event) => (this.responsible = typedIn(event))} />
          </label>
          <label>
            ${text("asking.sign.contact")}
            <input name="contact" type="text" maxlength="200" dir="auto" .value=${contact} @input=${(event: Event) => (this.contact = typedIn(event))} />
          </label>
          <div class="actions">${saveLink(text("asking.sign.save"), "footage-guard-sign.html", [page], "text/html")}</div>
        </div>
      </details>
    `;
  }

  private readonly copy = async (): Promise<void> => {
    this.copied = await copyOf(this.address, this.app.localizer);
  };
}

const typedIn = (event: Event): string => (event.target as HTMLInputElement).value;

register("footage-guard-link", FgLinkCard);

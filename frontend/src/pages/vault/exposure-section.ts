import { html, nothing, type TemplateResult } from "lit";
import { Page } from "../../components/page.js";
import { loaded } from "../../components/parts.js";
import { exposureView, type FoundRow, UNSEEN } from "../../logic/vault-exposure.js";
import { register } from "../../register.js";

/** What else shows pictures of this home, and what can be done about it. */
export class FgVaultExposure extends Page {
  private readonly found = this.watch(({ api }) => ({ load: () => api.ask("audit/exposure") }));

  protected override render(): TemplateResult {
    const { localizer, format } = this.app;
    const { text } = localizer;
    return html`
      <section class="stack">
        <h3>${text("exposure.heading")}</h3>
        <p class="hint">${text("exposure.text")}</p>
        ${loaded(this.found.loaded, this.app, (found) => {
          const rows = exposureView(found, localizer, format);
          if (rows.length === 0) return html`<p>${text("exposure.none")}</p>`;
          return html`<ul class="rows">${rows.map((row) => html`<li class="card">${this.row(row)}</li>`)}</ul>`;
        })}
        <h4>${text("exposure.unseen")}</h4>
        <ul class="notes">${UNSEEN.map((each) => html`<li>${text(`exposure.unseen.${each}`)}</li>`)}</ul>
      </section>
    `;
  }

  private row({ heading, what, todo, things }: FoundRow): TemplateResult {
    return html`
      <h4>${heading}</h4>
      <p>${what}</p>
      ${
        things.length === 0
          ? nothing
          : html`<ul class="notes">${things.map((thing) => html`<li><span dir="auto">${thing}</span></li>`)}</ul>`
      }
      <p>${this.app.localizer.text("exposure.todo", { todo })}</p>
    `;
  }
}

register("footage-guard-vault-exposure", FgVaultExposure);

import { html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { KeptForm } from "../../components/kept-form.js";
import { Page } from "../../components/page.js";
import { failure } from "../../components/parts.js";
import { KINDS, linkOf, type LinkWanted, TYPES } from "../../logic/asking-view.js";
import { requesterType } from "../../logic/words.js";
import { register } from "../../register.js";

/** What a new link is to be. Nothing is chosen beforehand. */
export class FgLinkForm extends Page {
  /** Called with what is wanted; returns whether it was made. */
  @property({ attribute: false }) public wanted: (link: LinkWanted) => Promise<boolean> = () => Promise.resolve(false);
  @state() private kind = "";
  @state() private lacks: string | null = null;
  private readonly typed = new KeptForm(this, "link");

  protected override render(): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <form class="stack" autocomplete="off" @submit=${this.submit}>
        ${failure(this.lacks)}
        ${this.typed.restored()}
        <label>
          ${text("asking.kind")}
          <select name="kind" @change=${(event: Event) => (this.kind = (event.target as HTMLSelectElement).value)}>
            <option value="">${text("clips.choose")}</option>
            ${KINDS.map((kind) => html`<option value=${kind}>${text(`asking.kind.${kind === "organisation" ? "organization" : kind}`)}</option>`)}
          </select>
        </label>
        <label>${text("asking.label")}<input name="label" type="text" maxlength="80" /></label>
        ${this.kind === "organisation" ? this.ofOne() : nothing}
        <label>${text("asking.per_day")}<input name="per_day" type="number" inputmode="numeric" min="1" max="100" /></label>
        ${
          this.kind === "one_day"
            ? nothing
            : html`<label>${text("asking.until.field")}<input name="until" type="datetime-local" /></label>`
        }
        <div class="actions"><button>${text("asking.make")}</button></div>
      </form>
    `;
  }

  /** The key is not kept: somebody may paste the private half of it by mistake. */
  private ofOne(): TemplateResult {
    const { localizer } = this.app;
    const { text } = localizer;
    return html`
      <label>
        ${text("asking.type")}
        <select name="type">
          <option value="">${text("clips.choose")}</option>
          ${TYPES.map((type) => html`<option value=${type}>${requesterType(type, localizer)}</option>`)}
        </select>
      </label>
      <label>${text("asking.name")}<input name="name" type="text" maxlength="80" dir="auto" /></label>
      <label>
        ${text("asking.key.field")}
        <textarea name="key" rows="4" maxlength="2000" autocapitalize="off" spellcheck="false" dir="ltr" data-unkept></textarea>
      </label>
    `;
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const value = (name: string): string => (form.elements.namedItem(name) as HTMLInputElement | null)?.value ?? "";
    const typed = {
      kind: value("kind"),
      label: value("label"),
      type: value("type"),
      name: value("name"),
      key: value("key"),
      perDay: value("per_day"),
      until: value("until"),
    };
    const link = linkOf(typed, this.app.format.timeZone);
    this.lacks = typeof link === "string" ? this.app.localizer.text(link) : null;
    const sent = this.typed.sent();
    if (typeof link === "string" || !(await this.wanted(link))) return;
    this.typed.clear(sent);
    this.kind = value("kind");
  };
}

register("footage-guard-link-form", FgLinkForm);

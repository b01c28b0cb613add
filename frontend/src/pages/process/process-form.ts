import { html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { KeptForm } from "../../components/kept-form.js";
import { Page } from "../../components/page.js";
import { failure } from "../../components/parts.js";
import type { Paper } from "../../data/wire.js";
import { wrongFields } from "../../logic/problem.js";
import { KINDS, paperOf } from "../../logic/process-form.js";
import { register } from "../../register.js";

/** Notes a paper. Nothing is chosen beforehand. */
export class FgProcessForm extends Page {
  /** Called with what the server noted. */
  @property({ attribute: false }) public noted: (paper: Paper) => Promise<unknown> = () => Promise.resolve();
  @state() private kind = "";
  @state() private lacks: string | null = null;
  private readonly typed = new KeptForm(this, "process");

  protected override render(): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <div class="stack">
        ${this.trouble()}
        <form class="stack" autocomplete="off" @submit=${this.submit}>
          ${this.typed.restored()}
          <label>
            ${text("process.kind")}
            <select name="kind" @change=${(event: Event) => (this.kind = (event.target as HTMLSelectElement).value)}>
              <option value="">${text("clips.choose")}</option>
              ${KINDS.map((kind) => html`<option value=${kind}>${text(`process.kind.${kind}`)}</option>`)}
            </select>
          </label>
          <label>${text("process.issued_by")}<input name="issued_by" type="text" maxlength="80" /></label>
          <label>${text("process.reference")}<input name="reference" type="text" maxlength="64" /></label>
          ${this.time("window_from")} ${this.time("window_to")} ${this.cameras()} ${this.time("served_at")} ${this.time("return_by")}
          <label class="option"><input name="nondisclosure" type="checkbox" /> ${text("process.nondisclosure")}</label>
          <label>
            ${text("process.document_sha256")}
            <input name="document_sha256" type="text" maxlength="64" autocapitalize="off" spellcheck="false" dir="ltr" />
          </label>
          <label>${text("process.note")}<textarea name="note" maxlength="500" rows="3" dir="auto"></textarea></label>
          ${
            this.kind === "data_subject_request"
              ? html`<label class="option"><input name="as_request" type="checkbox" /> ${text("process.as_request")}</label>`
              : nothing
          }
          <div class="actions">
            <button aria-disabled=${String(this.doing !== null)}>
              ${text(this.doing === null ? "process.save" : "status.working")}
            </button>
          </div>
        </form>
      </div>
    `;
  }

  private time(name: "window_from" | "window_to" | "served_at" | "return_by"): TemplateResult {
    return html`<label>${this.app.localizer.text(`process.${name}`)}<input name=${name} type="datetime-local" /></label>`;
  }

  private cameras(): TemplateResult {
    const { info, localizer } = this.app;
    const { text } = localizer;
    return html`
      <fieldset class="stack">
        <legend>${text("process.cameras")}</legend>
        <p class="hint">${text("process.cameras.hint")}</p>
        ${repeat(
          info.cameras,
          // A tick stays with the camera that it was set for.
          ({ camera }) => camera,
          ({ camera, title, indoor }) => html`
            <label class="option">
              <input name="cameras" type="checkbox" .value=${camera} />
              <span dir="auto">${indoor ? text("process.indoor", { camera: title }) : title}</span>
            </label>
          `,
        )}
      </fieldset>
    `;
  }

  private trouble(): TemplateResult {
    const { problem, app } = this;
    if (problem === null) return failure(this.lacks);
    const wrong = wrongFields(problem, app.localizer, app.say);
    if (wrong.length === 0) return failure(app.say(problem));
    return html`<div role="alert">
      <div class="notice">
        <p>${app.localizer.text("process.refused")}</p>
        <ul class="notes">
          ${wrong.map((sentence) => html`<li>${sentence}</li>`)}
        </ul>
      </div>
    </div>`;
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (this.doing !== null) return;
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const value = (name: string): string => (form.elements.namedItem(name) as HTMLInputElement).value;
    const typed = {
      kind: value("kind"),
      issued_by: value("issued_by"),
      reference: value("reference"),
      served_at: value("served_at"),
      return_by: value("return_by"),
      nondisclosure: data.has("nondisclosure"),
      window_from: value("window_from"),
      window_to: value("window_to"),
      cameras: data.getAll("cameras").map(String),
      document_sha256: value("document_sha256"),
      note: value("note"),
      as_request: data.has("as_request"),
    };
    const fields = paperOf(typed, this.app.format.timeZone);
    this.lacks = fields === null ? this.app.localizer.text("footage.missing") : null;
    this.problem = null;
    if (fields === null) return;
    void this.act("note", async () => {
      const sent = this.typed.sent();
      const paper = await this.app.api.ask("process/create", fields);
      this.typed.clear(sent);
      this.kind = value("kind");
      await this.noted(paper);
    });
  };
}

register("footage-guard-process-form", FgProcessForm);

import { html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { KeptForm } from "../../components/kept-form.js";
import { Page } from "../../components/page.js";
import { failure, notice, progress } from "../../components/parts.js";
import { beginsOf, importOf, SOURCES } from "../../logic/clips-import.js";
import { problemOf } from "../../logic/problem.js";
import { register } from "../../register.js";

/** Takes footage of another recorder into the vault. */
export class FgImportForm extends Page {
  /** Called when there is another clip. */
  @property({ attribute: false }) public imported: () => Promise<unknown> = () => Promise.resolve();
  @state() private done: string | null = null;
  @state() private lacks: string | null = null;
  /** Both moments that the clock of the home shows as what was typed; empty where it is one, or none. */
  @state() private twice: readonly string[] = [];
  @query("[role=status]") private readonly said!: HTMLElement;
  private readonly typed = new KeptForm(this, "import");

  protected override render(): TemplateResult {
    const { text } = this.app.localizer;
    const isBusy = this.doing !== null;
    return html`
      <div class="stack">
        <p class="hint">${text("clips.import.text")}</p>
        <div role="status" tabindex="-1">${this.done === null ? nothing : notice(this.done)}</div>
        ${failure(this.problem === null ? this.lacks : this.app.say(this.problem))}
        <form class="stack" autocomplete="off" @submit=${this.submit}>
          ${this.typed.restored()}
          <label>
            ${text("clips.camera")}
            <select name="camera">
              <option value="">${text("clips.choose")}</option>
              ${this.app.info.cameras.map(({ camera, title }) => html`<option value=${camera}>${title}</option>`)}
            </select>
          </label>
          <label>
            ${text("clips.import.from")}
            <select name="source">
              <option value="">${text("clips.choose")}</option>
              ${SOURCES.map((source) => html`<option value=${source}>${text(`clips.import.${source}`)}</option>`)}
            </select>
          </label>
          <label>${text("clips.import.name")}<input name="name" type="text" autocapitalize="off" spellcheck="false" dir="ltr" /></label>
          <label>
            ${text("clips.import.started")}
            <input name="started" type="datetime-local" step="1" @change=${this.look} />
          </label>
          ${this.twice.length === 0 ? nothing : this.which()}
          <div class="actions">
            <button aria-disabled=${String(isBusy)}>${text(isBusy ? "status.working" : "clips.import.do")}</button>
          </div>
        </form>
        ${isBusy ? progress(text("clips.import.reading")) : nothing}
      </div>
    `;
  }

  /** Asks which of two moments is meant; none is chosen beforehand. */
  private which(): TemplateResult {
    const { localizer, format } = this.app;
    const { text } = localizer;
    return html`
      <label>
        ${text("clips.import.which")}
        <select name="which">
          <option value="">${text("clips.choose")}</option>
          ${this.twice.map((iso) => html`<option value=${iso}>${format.zoned(iso)}</option>`)}
        </select>
        <span class="hint">${text("clips.import.twice")}</span>
      </label>
    `;
  }

  private readonly look = (event: Event): void => {
    this.seek((event.target as HTMLInputElement).value);
  };

  private seek(started: string): void {
    const begins = beginsOf(started, this.app.format.timeZone);
    this.twice = begins.length > 1 ? begins : [];
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    if (this.doing !== null) return;
    const form = event.target as HTMLFormElement;
    const value = (name: string): string => (form.elements.namedItem(name) as HTMLInputElement | null)?.value ?? "";
    const { text } = this.app.localizer;
    const typed = {
      camera: value("camera"),
      source: value("source"),
      name: value("name"),
      started: value("started"),
      which: value("which"),
    };
    const fields = importOf(typed, this.app.format.timeZone);
    this.done = null;
    this.lacks = typeof fields === "string" ? text(fields) : null;
    this.problem = null;
    this.seek(typed.started);
    if (typeof fields === "string") return;
    void this.act("import", async () => {
      const sent = this.typed.send();
      try {
        await this.app.api.ask("clips/import", fields);
      } catch (thrown) {
        // What a lockdown ends it also forgets.
        if (problemOf(thrown).code !== "locked_down") this.typed.takeBack();
        throw thrown;
      }
      this.typed.clear(sent);
      this.seek(value("started"));
      this.done = text("clips.import.done");
      await this.imported();
      await this.updateComplete;
      this.said.focus();
    });
  };
}

register("footage-guard-import", FgImportForm);

declare global {
  interface HTMLElementTagNameMap {
    "footage-guard-import": FgImportForm;
  }
}

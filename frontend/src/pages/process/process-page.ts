import { html, nothing, type TemplateResult } from "lit";
import { query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { Page } from "../../components/page.js";
import { empty, facts, failure, loaded, notice } from "../../components/parts.js";
import type { Paper } from "../../data/wire.js";
import { ABOUT_PAPERS } from "../../logic/about.js";
import { type PaperRow, paperRows } from "../../logic/process-view.js";
import { register } from "../../register.js";
import "./process-form.js";

/** Legal papers that were served: each keeps footage, and nothing else follows from it. */
export class ProcessPage extends Page {
  /** What the server noted last. */
  @state() private done: Paper | null = null;
  @query("[role=status]") private readonly said!: HTMLElement;
  private readonly papers = this.watch(({ api }) => ({
    load: () => api.ask("process/list"),
    listen: (changed) => api.listen("ledger/subscribe", { kinds: ABOUT_PAPERS }, changed),
  }));

  protected override render(): TemplateResult {
    const { app } = this;
    const { text } = app.localizer;
    return html`
      <div class="stack">
        <h2>${text("nav.process")}</h2>
        <p class="hint">${text("process.text")}</p>
        <div role="status" tabindex="-1">${this.done === null ? nothing : notice(this.saved(this.done))}</div>
        ${loaded(this.papers.loaded, app, ({ processes }) => {
          const rows = paperRows(processes, app.localizer, app.format);
          return rows.length === 0
            ? empty(text("process.empty.heading"), text("process.empty.text"))
            : html`<ul class="rows">${repeat(
                rows,
                ({ id }) => id,
                (row) => html`<li class="card">${this.row(row)}</li>`,
              )}</ul>`;
        })}
        ${
          app.info.role === "approver"
            ? html`
                <details>
                  <summary>${text("process.new")}</summary>
                  <footage-guard-process-form .app=${app} .noted=${this.noted}></footage-guard-process-form>
                </details>
              `
            : nothing
        }
      </div>
    `;
  }

  private row({ id, heading, facts: rows, notes, problem }: PaperRow): TemplateResult {
    const { app } = this;
    return html`
      <h3 id=${id} dir="auto">${heading}</h3>
      ${failure(problem === null ? null : app.say({ code: problem, values: {} }))} ${facts(rows)}
      ${notes.map((note) => html`<p>${note}</p>`)}
      <div class="actions">
        <a class="button" href=${app.path({ page: "paper", id })} aria-describedby=${id}>
          ${app.localizer.text("process.open")}
        </a>
      </div>
    `;
  }

  private saved({ process_id: id, hold }: Paper): TemplateResult {
    const { localizer, format, path } = this.app;
    const { text } = localizer;
    return html`
      <p>${text("process.saved", { clips: format.number(hold?.clips ?? 0) })}</p>
      <div class="actions"><a class="button" href=${path({ page: "paper", id })}>${text("process.open")}</a></div>
    `;
  }

  private readonly noted = async (paper: Paper): Promise<void> => {
    this.done = paper;
    await this.papers.reload();
    await this.updateComplete;
    this.said.focus();
  };
}

register("footage-guard-process", ProcessPage);

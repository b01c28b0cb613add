import { html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { Page } from "../../components/page.js";
import { facts, failure, loaded, notice } from "../../components/parts.js";
import type { Commands, Paper, ProcessOutcome } from "../../data/wire.js";
import { ABOUT_PAPERS } from "../../logic/about.js";
import { OUTCOMES, type PaperView, paperView, toggled } from "../../logic/process-view.js";
import { register } from "../../register.js";

type Change = Omit<Commands["process/update"]["fields"], "process_id" | "version">;

/** One legal paper: what it says, what it keeps, and what people here have ticked and noted of it. */
export class PaperPage extends Page {
  @property() public paperId = "";
  @state() private done: string | null = null;
  /** What somebody chose and has not noted yet; nothing is chosen beforehand. */
  @state() private outcome: ProcessOutcome | null = null;
  @query("[role=status]") private readonly said!: HTMLElement;
  private readonly shown = this.watch<Paper>(({ api }) => ({
    load: async () => {
      const { processes } = await api.ask("process/list");
      const paper = processes.find(({ process_id }) => process_id === this.paperId);
      // As the server says it of a paper that is not there.
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- a problem of the server's has no class
      if (paper === undefined) throw { code: "process_unknown" };
      return paper;
    },
    listen: (changed) => api.listen("ledger/subscribe", { kinds: ABOUT_PAPERS }, changed),
  }));

  protected override render(): TemplateResult {
    const { app } = this;
    return html`
      <div class="stack">
        <div class="actions">
          <a class="button" href=${app.path({ page: "process" })}>${app.localizer.text("process.list")}</a>
        </div>
        ${loaded(this.shown.loaded, app, (paper) => this.paper(paper))}
      </div>
    `;
  }

  private paper(paper: Paper): TemplateResult {
    const { app, done, problem } = this;
    const { localizer, format, info } = app;
    const view = paperView(paper, info, localizer, format);
    const { text } = localizer;
    return html`
      <h2 dir="auto">${view.heading}</h2>
      <div role="status" tabindex="-1">${done === null ? nothing : notice(done)}</div>
      ${failure(problem === null ? null : app.say(problem))}
      ${view.problem === null ? nothing : notice(app.say({ code: view.problem, values: {} }))}
      ${view.notes.map((note) => notice(note))}
      <section class="card">
        ${facts(view.facts)} ${view.secrecy === null ? nothing : html`<p>${view.secrecy}</p>`}
        ${view.note === "" ? nothing : html`<p class="hint">${text("process.note")}</p><blockquote dir="auto">${view.note}</blockquote>`}
      </section>
      ${this.checklist(paper, view)} ${this.hold(view)}
      ${
        view.requestId === null
          ? nothing
          : html`
              <div class="actions">
                <a class="button" href=${app.path({ page: "request", id: view.requestId })}>${text("process.request")}</a>
              </div>
            `
      }
      ${this.outcomes(view)}
    `;
  }

  private checklist(paper: Paper, { points, mayMark }: PaperView): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <fieldset class="card stack">
        <legend><h3>${text("process.check.heading")}</h3></legend>
        <p class="hint">${text("process.check.text")}</p>
        ${points.map(
          ({ check, label, isDone }) => html`
            <label class="option">
              <input
                type="checkbox"
                .checked=${isDone}
                ?disabled=${!mayMark}
                @change=${(event: Event) => {
                  // What is shown as ticked is what the server noted.
                  (event.target as HTMLInputElement).checked = isDone;
                  void this.mark(check, { checks: toggled(paper.checklist, check) }, null);
                }}
              />
              ${label}
            </label>
          `,
        )}
      </fieldset>
    `;
  }

  private hold({ hold, holdId, review, isReviewDue, mayMark }: PaperView): TemplateResult {
    const { app } = this;
    const { text } = app.localizer;
    return html`
      <section class="stack">
        <h3>${text("process.hold")}</h3>
        <p>${hold}</p>
        ${review === null || isReviewDue ? nothing : html`<p class="hint">${review}</p>`}
        ${
          holdId === null
            ? nothing
            : html`
                <div class="actions">
                  ${isReviewDue && mayMark ? this.button("review", text("process.review.do"), { review: true }, null) : nothing}
                  <a class="button" href=${app.path({ page: "held", id: holdId })}>${text("process.hold.list")}</a>
                  <a class="button" href=${app.path({ page: "vault" })}>${text("process.hold.link")}</a>
                </div>
              `
        }
      </section>
    `;
  }

  private outcomes({ outcome, mayMark }: PaperView): TemplateResult {
    const { text } = this.app.localizer;
    const chosen = this.outcome;
    return html`
      <section class="stack">
        <h3>${text("process.outcome")}</h3>
        <p>${text(`process.outcome.${outcome}`)}</p>
        ${
          mayMark
            ? html`
                <div class="stack" role="radiogroup" aria-label=${text("process.outcome")}>
                  <p class="hint">${text("process.outcome.text")}</p>
                  ${OUTCOMES.filter((each) => each !== outcome).map(
                    (each) => html`
                      <label class="option">
                        <input type="radio" name="outcome" .checked=${chosen === each} @change=${() => (this.outcome = each)} />
                        ${text(`process.outcome.${each}`)}
                      </label>
                    `,
                  )}
                  <div class="actions">
                    ${this.button(
                      "outcome",
                      text("verify.note"),
                      chosen === null ? null : { outcome: chosen },
                      chosen === null ? null : text("process.outcome.noted", { outcome: text(`process.outcome.${chosen}`) }),
                    )}
                  </div>
                </div>
              `
            : nothing
        }
      </section>
    `;
  }

  private button(name: string, label: string, change: Change | null, done: string | null): TemplateResult {
    return html`
      <button
        type="button"
        aria-disabled=${String(this.doing !== null || change === null)}
        @click=${() => {
          if (change !== null) void this.mark(name, change, done);
        }}
      >
        ${this.doing === name ? this.app.localizer.text("status.working") : label}
      </button>
    `;
  }

  private mark(name: string, change: Change, done: string | null): Promise<void> {
    const held = this.shown.loaded;
    if (held.kind !== "ready") return Promise.resolve();
    const { process_id, version } = held.value;
    this.done = null;
    return this.act(name, async () => {
      try {
        // With what the person saw: somebody else may have been quicker.
        await this.app.api.ask("process/update", { process_id, version, ...change });
        this.outcome = null;
        this.done = done;
      } finally {
        await this.shown.reload();
      }
      await this.updateComplete;
      if (this.shadowRoot?.activeElement === null) this.said.focus();
    });
  }
}

register("footage-guard-paper", PaperPage);

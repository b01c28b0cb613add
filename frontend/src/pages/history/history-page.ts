import { html, nothing, type TemplateResult } from "lit";
import { query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { Page } from "../../components/page.js";
import { facts, failure, loaded, notice } from "../../components/parts.js";
import { Staying } from "../../components/staying.js";
import type { Fact, Facts } from "../../data/wire.js";
import { kindsOf, SORTS, type Sort } from "../../logic/history-facts.js";
import { follow } from "../../logic/history-follow.js";
import { type HistoryLine, historyDays, namesOf } from "../../logic/history-view.js";
import type { Loaded } from "../../logic/loaded.js";
import { acceptText, isSameFinding, mayBeAccepted, problemSentence } from "../../logic/ledger-problem.js";
import { register } from "../../register.js";
import { historyStyles } from "./history.styles.js";
import "./proof-section.js";
import "./report-section.js";

/** As many as the server lists at once. */
const MOST = 200;

interface Shown {
  readonly sort: Sort | null;
  readonly newest: Facts;
}

/** What was done with footage and by whom, in the order of the ledger, and whether it still is what was written. */
export class HistoryPage extends Page {
  static override readonly styles = [...Page.styles, historyStyles];

  @state() private sort: Sort | null = null;
  /** What was asked for beyond the newest ones. */
  @state() private older: readonly Facts[] = [];
  /** What the server confirmed. */
  @state() private done: string | null = null;
  @query("[role=status]") private readonly said!: HTMLElement;
  @query("h2") private readonly heading!: HTMLElement;
  private readonly people = this.watch(({ api }) => ({ load: () => api.ask("approvers/list") }));
  private readonly history = this.watch(({ api }) => ({
    load: async (): Promise<Shown> => {
      const { sort } = this;
      const now = await this.page();
      const before: Loaded<Shown> = this.history.loaded;
      const isSame = before.kind === "ready" && before.value.sort === sort;
      const pages = isSame ? follow([before.value.newest, ...this.older], now) : null;
      // Where it cannot be told what came in, what follows the newest ones may be other ones now.
      const [newest = now, ...older] = pages ?? [];
      if (isSame) this.staying.hold();
      this.older = older;
      return { sort, newest };
    },
    listen: (changed) => api.listen("ledger/subscribe", {}, changed),
  }));
  private readonly staying = new Staying(this, "li.fact");

  protected override render(): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <div class="stack">
        <h2 tabindex="-1" id="history">${text("nav.history")}</h2>
        <p class="hint">${text("history.intro")}</p>
        <div role="status" tabindex="-1">${this.done === null ? nothing : notice(this.done)}</div>
        <footage-guard-proof .app=${this.app}></footage-guard-proof>
        <footage-guard-report .app=${this.app}></footage-guard-report>
        ${failure(this.problem === null ? null : this.app.say(this.problem))}
        <label>
          ${text("history.sort")}
          <select name="sort" @change=${this.choose}>
            <option value="">${text("history.sort.all")}</option>
            ${SORTS.map((sort) => html`<option value=${sort}>${text(`history.sort.${sort}`)}</option>`)}
          </select>
        </label>
        ${this.wrong === null ? nothing : this.found(this.wrong)}
        ${loaded(this.history.loaded, this.app, ({ newest }) => this.list([newest, ...this.older]))}
      </div>
    `;
  }

  private list(pages: readonly Facts[]): TemplateResult {
    const { localizer, format, info } = this.app;
    const { text } = localizer;
    const people = this.people.loaded;
    const nameOf = people.kind === "ready" ? namesOf(people.value, localizer) : () => null;
    const all: readonly Fact[] = pages.flatMap(({ facts: each }) => each);
    const days = historyDays(all, { localizer, format, cameras: info.cameras, nameOf });
    const [newest, last] = [pages[0], pages.at(-1)];
    const unreadable = pages.flatMap((page) => page.unreadable);
    return html`
      <p class="hint">${text("history.size", { size: format.number(newest?.size ?? 0) })}</p>
      ${
        unreadable.length === 0
          ? nothing
          : notice(text("history.unreadable", { numbers: unreadable.map((number) => format.number(number)).join(", ") }))
      }
      ${days.length === 0 ? html`<p>${text("history.none")}</p>` : nothing}
      ${repeat(
        days,
        // By a clock that was set back, a day comes again.
        ({ heading }, index) => `${heading} ${String(days.slice(0, index).filter((day) => day.heading === heading).length)}`,
        ({ heading, lines }) => html`
          <section class="stack">
            <h3>${heading}</h3>
            <ol class="rows">
              ${repeat(
                lines,
                ({ number }) => number,
                (line) => html`<li class="fact">${this.line(line)}</li>`,
              )}
            </ol>
          </section>
        `,
      )}
      ${
        last?.next == null
          ? html`<p class="hint">${text("history.end")}</p>`
          : html`
              <div class="actions">
                <button type="button" aria-disabled=${String(this.doing !== null)} @click=${() => void this.more(last.next)}>
                  ${text(this.doing === "more" ? "status.working" : "history.more")}
                </button>
              </div>
            `
      }
    `;
  }

  /** What is wrong with the history, also where none of it can be listed: it is accepted here and nowhere else. */
  private get wrong(): string | null {
    const { loaded: state } = this.history;
    return state.kind === "ready" ? state.value.newest.problem : this.app.info.ledger_problem;
  }

  private found(problem: string): TemplateResult {
    const { localizer, say, info } = this.app;
    const { text } = localizer;
    return html`
      <div class="notice">
        <p>${problemSentence(problem, localizer, say)}</p>
        ${
          mayBeAccepted(problem) && info.role === "approver"
            ? html`
                <p>${text("history.accept.before")}</p>
                <div class="actions">
                  <button type="button" aria-disabled=${String(this.doing !== null)} @click=${this.accept}>
                    ${text("history.accept")}
                  </button>
                </div>
              `
            : nothing
        }
      </div>
    `;
  }

  private line({ number, time, sentence, by, request, details }: HistoryLine): TemplateResult {
    const { localizer, path } = this.app;
    const { text } = localizer;
    return html`
      <p>${sentence}</p>
      <p class="hint">${time}${by === null ? nothing : html` · ${by}`}</p>
      <details>
        <summary>${text("history.details", { number: String(number) })}</summary>
        ${facts(details.map(([term, value]) => [term, html`<code>${value}</code>`]))}
        ${
          request === null
            ? nothing
            : html`<div class="actions"><a class="button" href=${path({ page: "request", id: request })}>${text("history.request")}</a></div>`
        }
      </details>
    `;
  }

  private readonly choose = async ({ target }: Event): Promise<void> => {
    this.sort = SORTS.find((sort) => sort === (target as HTMLSelectElement).value) ?? null;
    await this.history.reload();
  };

  /** It is signed for what was shown, and every person of the home can see later who did. */
  private readonly accept = async (): Promise<void> => {
    this.done = null;
    await this.act("accept", async () => {
      const { api, localizer, format, prove, refresh } = this.app;
      const { text } = localizer;
      const { statement } = await api.challenge("ledger/accept_rollback", {});
      if (!this.isConnected) return;
      const wasDone = await prove({
        heading: text("history.accept"),
        text: acceptText(statement, localizer, format),
        action: text("history.accept"),
        mayUseCode: false,
        run: (secret) => api.prove("ledger/accept_rollback", {}, isSameFinding(statement), secret),
      });
      if (!wasDone) return;
      this.done = text("history.accept.done");
      await Promise.all([refresh(), this.history.reload()]);
      await this.updateComplete;
      this.said.focus();
    });
  };

  private more(before: number | null): Promise<void> {
    return this.act("more", async () => {
      const sort = this.sort;
      const page = await this.page(before);
      // Somebody may have chosen another sort meanwhile, or so much came in that fewer are shown.
      if (sort === this.sort && before === this.last?.next) this.older = [...this.older, page];
      await this.updateComplete;
      // The button goes with the last page.
      if (this.shadowRoot?.activeElement === null) this.heading.focus();
    });
  }

  /** What is shown last. */
  private get last(): Facts | undefined {
    const { loaded: state } = this.history;
    return this.older.at(-1) ?? (state.kind === "ready" ? state.value.newest : undefined);
  }

  private page(before: number | null = null): Promise<Facts> {
    return this.app.api.ask("ledger/list", {
      limit: MOST,
      ...(before === null ? {} : { before }),
      ...(this.sort === null ? {} : { kinds: kindsOf(this.sort) }),
    });
  }
}

register("footage-guard-history", HistoryPage);

import { css, html, nothing, type TemplateResult } from "lit";
import { query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { declining } from "../../components/declining.js";
import { Page } from "../../components/page.js";
import { empty, facts, failure, loaded, notice } from "../../components/parts.js";
import { type Card, type InboxList, inboxView } from "../../logic/inbox-view.js";
import { endsDrafts } from "../../logic/request-view.js";
import type { Muted } from "../../data/wire.js";
import { mutesView } from "../../logic/mutes-view.js";
import { problemOf } from "../../logic/problem.js";
import { register } from "../../register.js";
import { openRequests } from "./open-requests.js";
import "./inbox-words.js";

/** Why a request cannot be read. */
const UNREADABLE: ReadonlySet<string> = new Set(["request_altered", "state_damaged"]);

/** Requests that wait for a person. */
export class InboxPage extends Page {
  static override readonly styles = [
    ...Page.styles,
    css`
      .card {
        contain-intrinsic-block-size: auto 360px;
        content-visibility: auto;
      }
    `,
  ];

  /** Whose words somebody wanted to read. */
  @state() private opened: ReadonlySet<string> = new Set();
  /** What the server confirmed last. */
  @state() private done: string | null = null;
  @query("[role=status]") private readonly said!: HTMLElement;
  private readonly requests = this.watch(({ api }) => ({
    load: () => openRequests(api),
    listen: (changed) => api.listen("requests/subscribe", {}, changed),
  }));

  protected override render(): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <div class="stack">
        <h2>${text("nav.inbox")}</h2>
        <div role="status" tabindex="-1">${this.done === null ? nothing : notice(this.done)}</div>
        ${failure(this.problem === null ? null : this.app.say(this.problem))}
        ${loaded(this.requests.loaded, this.app, (lines) => {
          const view = inboxView(lines, this.app.localizer, this.app.format);
          return html`
            ${
              view.isEmpty
                ? empty(text("inbox.empty.heading"), text("inbox.empty.text"))
                : html`<p>${text("inbox.may_decline")}</p>`
            }
            ${view.lists.map((list) => this.list(list))}
            ${view.aside === null ? nothing : html`<p class="hint">${view.aside}</p>`} ${this.muted(lines.mutes)}
          `;
        })}
      </div>
    `;
  }

  private list({ heading, hint, cards }: InboxList): TemplateResult {
    return html`
      <section class="stack">
        <h3>${heading}</h3>
        <p class="hint">${hint}</p>
        <ul class="rows">
          ${repeat(
            cards,
            ({ id }) => id,
            (card) => html`<li class="card">${this.card(card)}</li>`,
          )}
        </ul>
      </section>
    `;
  }

  private muted(mutes: readonly Muted[]): TemplateResult | typeof nothing {
    const { localizer, format } = this.app;
    const { text } = localizer;
    if (mutes.length === 0) return nothing;
    return html`
      <details>
        <summary>${text("muted.heading", { count: format.number(mutes.length) })}</summary>
        <div class="stack">
          <p class="hint">${text("muted.hint")}</p>
          <ul class="rows">
            ${mutesView(mutes, localizer, format).map(
              ({ what, about, until, requestId }, index) => html`
                <li class="card">
                  <p id="mute-${index}">${what}${about === null ? nothing : html` <bdi>${about}</bdi>`}<br /><span class="hint">${until}</span></p>
                  ${
                    requestId === null
                      ? nothing
                      : html`<a
                          class="button"
                          href=${this.app.path({ page: "request", id: requestId })}
                          aria-describedby="mute-${index}"
                          >${text("muted.review")}</a
                        >`
                  }
                </li>
              `,
            )}
          </ul>
        </div>
      </details>
    `;
  }

  private card(card: Card): TemplateResult {
    const { text } = this.app.localizer;
    const isDoing = this.doing === card.id;
    return html`
      <h4 id=${card.id} dir="auto">${card.who}</h4>
      ${facts(card.facts)}
      ${
        card.problem === null
          ? html`
              <details @toggle=${() => (this.opened = new Set([...this.opened, card.id]))}>
                <summary>${text("words.show")}</summary>
                ${
                  this.opened.has(card.id)
                    ? html`<footage-guard-inbox-words .app=${this.app} .requestId=${card.id}></footage-guard-inbox-words>`
                    : nothing
                }
              </details>
            `
          : html`<p>${this.app.say({ code: card.problem, values: {} })}</p>`
      }
      <div class="actions choice">
        ${
          card.problem === null
            ? html`<a
                class="button"
                href=${this.app.path({ page: "request", id: card.id })}
                aria-describedby=${card.id}
                >${text("inbox.review")}</a
              >`
            : nothing
        }
        <button
          type="button"
          aria-describedby=${card.id}
          aria-disabled=${String(this.doing !== null)}
          @click=${() => void this.decline(card)}
        >
          ${text(isDoing ? "status.working" : "inbox.decline")}
        </button>
      </div>
    `;
  }

  private decline(card: Card): Promise<void> {
    if (this.doing !== null) return Promise.resolve();
    this.done = null;
    const { id, version } = card;
    return this.act(id, async () => {
      // With what the person saw: somebody else may have been quicker.
      const say = (): Promise<unknown> =>
        this.app.api.ask("requests/decline", { request_id: id, ...(version === null ? {} : { version }) });
      if (!(await this.declined(card, say))) return;
      this.done = this.app.localizer.text("inbox.declined");
      await this.requests.reload();
      await this.updateComplete;
      // As on the page of shares: what was pressed has gone with what it did.
      if (this.shadowRoot?.activeElement === null) this.said.focus();
    });
  }

  /** One press is enough where nothing is lost by it; where work is, the person is told first. */
  private async declined({ id, channel }: Card, say: () => Promise<unknown>): Promise<boolean> {
    if (channel === null || !(await this.mayEndDrafts(id))) {
      await say();
      return true;
    }
    if (!this.isConnected) return false;
    return declining(this.app, { request: { channel } }, say);
  }

  private async mayEndDrafts(id: string): Promise<boolean> {
    try {
      return endsDrafts(await this.app.api.ask("requests/get", { request_id: id }));
    } catch (thrown) {
      // Of what cannot be read nothing that was prepared can leave. Whatever else it is, nobody knows.
      return !UNREADABLE.has(problemOf(thrown).code);
    }
  }
}

register("footage-guard-inbox", InboxPage);

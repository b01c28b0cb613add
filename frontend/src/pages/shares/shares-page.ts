import { html, nothing, type TemplateResult } from "lit";
import { query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { Page } from "../../components/page.js";
import { empty, facts, failure, loaded, notice } from "../../components/parts.js";
import { together } from "../../data/together.js";
import { ABOUT_SHARES } from "../../logic/about.js";
import { allEndedText, endedText, type Less, type ShareCard, shorter, shortenedText, sharesView } from "../../logic/shares-view.js";
import { register } from "../../register.js";

/** What goes out and what did: with whom, until when, who opened it. All that can be done here makes it less. */
export class SharesPage extends Page {
  /** What the server confirmed last, and of which share. */
  @state() private done: string | null = null;
  @query("[role=status]") private readonly said!: HTMLElement;
  private readonly shares = this.watch(({ api }) => ({
    load: () => api.ask("shares/list"),
    listen: (changed) =>
      together(
        api.listen("requests/subscribe", {}, changed),
        // Who opened and downloaded what is told to the history alone.
        api.listen("ledger/subscribe", { kinds: ABOUT_SHARES }, changed),
      ),
  }));

  protected override render(): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <div class="stack">
        <h2>${text("nav.shares")}</h2>
        <div role="status" tabindex="-1">${this.done === null ? nothing : notice(this.done)}</div>
        ${failure(this.problem === null ? null : this.app.say(this.problem))}
        ${loaded(this.shares.loaded, this.app, (shares) => {
          const view = sharesView(shares, this.app.localizer, this.app.format);
          return html`
            ${shares.is_whole ? nothing : notice(text("shares.unreadable"))}
            ${view.isEmpty ? empty(text("shares.empty.heading"), text("shares.empty.text")) : nothing}
            ${view.lists.map(
              ({ heading, cards }, index) => html`
                <section class="stack">
                  <h3>${heading}</h3>
                  ${index === 0 && view.going > 1 ? this.stopAll(view.going) : nothing}
                  <ul class="rows">
                    ${repeat(
                      cards,
                      ({ id }) => id,
                      (card) => html`<li class="card">${this.card(card)}</li>`,
                    )}
                  </ul>
                </section>
              `,
            )}
            ${view.most === null ? nothing : html`<p class="hint">${view.most}</p>`}
          `;
        })}
      </div>
    `;
  }

  private stopAll(count: number): TemplateResult {
    return html`
      <div class="actions">
        <button type="button" aria-disabled=${String(this.doing !== null)} @click=${() => void this.endAll(count)}>
          ${this.app.localizer.text("shares.stop_all")}
        </button>
      </div>
    `;
  }

  private card(card: ShareCard): TemplateResult {
    const { text } = this.app.localizer;
    const { id, who, state, taken, accesses, end, less } = card;
    return html`
      <h4 id=${id} dir="auto">${who}</h4>
      <p>${state}</p>
      ${facts(card.facts)} ${taken === null ? nothing : takenTemplate(taken)}
      ${
        accesses.lines.length === 0
          ? html`<p class="hint">${accesses.heading}</p>`
          : html`
              <details>
                <summary>${accesses.heading}</summary>
                <ul class="notes">
                  ${accesses.lines.map((line) => html`<li>${line}</li>`)}
                </ul>
              </details>
            `
      }
      ${less === null ? nothing : this.less(id, less)}
      ${
        end === null
          ? nothing
          : html`
              <div class="actions">
                <button
                  type="button"
                  aria-describedby=${id}
                  aria-disabled=${String(this.doing !== null)}
                  @click=${() => void this.end(id, end)}
                >
                  ${text(this.doing === id ? "status.working" : `shares.${end}`)}
                </button>
              </div>
            `
      }
    `;
  }

  private less(id: string, before: Less): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <details>
        <summary>${text("shares.less")}</summary>
        <form
          class="stack"
          @submit=${(event: SubmitEvent) => {
            event.preventDefault();
            void this.shorten(id, before, event.target as HTMLFormElement);
          }}
        >
          <label>
            ${text("shares.downloads")}
            <input name="downloads" inputmode="numeric" autocomplete="off" .defaultValue=${before.downloads} />
          </label>
          <label>
            ${text("shares.less.until")}
            <input name="until" type="datetime-local" .defaultValue=${before.until} />
          </label>
          <div class="actions">
            <button aria-describedby=${id} aria-disabled=${String(this.doing !== null)}>
              ${text("shares.less.do")}
            </button>
          </div>
        </form>
      </details>
    `;
  }

  private end(id: string, how: "veto" | "revoke"): Promise<void> {
    return this.tell(id, async () => {
      const { api, localizer } = this.app;
      const moved =
        how === "veto" ? await api.ask("approval/veto", { draft_id: id }) : await api.ask("shares/revoke", { share_id: id });
      return endedText(moved, localizer);
    });
  }

  /** How many it is about is asked for before; what the server ended is said afterwards, and may be more. */
  private endAll(count: number): Promise<void> {
    return this.tell("all", async () => {
      const { api, localizer, format, prove } = this.app;
      const { text } = localizer;
      let done: string | null = null;
      await prove({
        heading: text("shares.stop_all"),
        text: text("shares.stop_all.text", { count: format.number(count) }),
        action: text("shares.stop_all"),
        mayUseCode: false,
        proof: "none",
        run: async () => {
          done = allEndedText(await api.ask("shares/revoke_all"), localizer, format);
        },
      });
      return done;
    });
  }

  private shorten(id: string, before: Less, form: HTMLFormElement): Promise<void> {
    const { api, localizer, format } = this.app;
    // Not by `elements`: Home Assistant replaces that list by one that cannot be gone through.
    const [downloads = "", until = ""] = [...form.querySelectorAll("input")].map((field) => field.value);
    const wanted = shorter(before, { downloads: downloads.trim(), until }, format.timeZone);
    return this.tell(id, async () => {
      if (wanted === null) return localizer.text("shares.less.none");
      const less = await api.ask("shares/shorten", { share_id: id, ...wanted });
      // What was typed would be asked for once more, whatever is left by then.
      form.reset();
      return shortenedText(less, localizer, format);
    });
  }

  private tell(id: string, deed: () => Promise<string | null>): Promise<void> {
    if (this.doing !== null) return Promise.resolve();
    this.done = null;
    return this.act(id, async () => {
      this.done = await deed();
      await this.shares.reload();
      await this.updateComplete;
      // What was pressed may have gone with what it did: whoever uses the keyboard goes on from what is said of it.
      if (this.shadowRoot?.activeElement === null) this.said.focus();
    });
  }
}

const takenTemplate = ({ heading, lines, who }: NonNullable<ShareCard["taken"]>): TemplateResult => html`
  <p>${heading}</p>
  ${lines.length === 0 ? nothing : html`<ul class="notes">${lines.map((line) => html`<li dir="auto">${line}</li>`)}</ul>`}
  ${who === null ? nothing : html`<p class="hint">${who}</p>`}
`;

register("footage-guard-shares", SharesPage);

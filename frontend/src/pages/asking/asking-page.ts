import { html, nothing, type TemplateResult } from "lit";
import { query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { Page } from "../../components/page.js";
import { empty, failure, loaded, notice } from "../../components/parts.js";
import { voteFor } from "../../components/propose.js";
import type { Challenge, Change, Intake, Intakes, PolicyInForce } from "../../data/wire.js";
import { ABOUT_ASKING } from "../../logic/about.js";
import { linkFacts, type LinkRow, linkRows, type LinkWanted, shutBy } from "../../logic/asking-view.js";
import { daysKept } from "../../logic/vault-space.js";
import { register } from "../../register.js";
import "./file-form.js";
import "./link-card.js";
import "./link-form.js";

interface Held {
  readonly intakes: Intakes;
  readonly policy: PolicyInForce;
}

/** Links by which somebody outside may ask, and requests that came as files. */
export class AskingPage extends Page {
  /** What the server confirmed last. */
  @state() private done: string | null = null;
  @query("[role=status]") private readonly said!: HTMLElement;
  /** What a sign alone says: links are shown and shut also while it is on its way, or fails. */
  private readonly space = this.watch(({ api }) => ({ load: () => api.ask("vault/space") }));
  private readonly held = this.watch(({ api }) => ({
    load: async (): Promise<Held> => {
      const [intakes, policy] = await Promise.all([api.ask("intake/list"), api.ask("policy/get")]);
      return { intakes, policy };
    },
    listen: (changed) =>
      api.listen("ledger/subscribe", { kinds: ABOUT_ASKING }, () => {
        changed();
        void this.space.reload();
      }),
  }));

  protected override render(): TemplateResult {
    const { app } = this;
    const { text } = app.localizer;
    return html`
      <div class="stack">
        <h2>${text("nav.asking")}</h2>
        <p class="hint">${text("asking.text")}</p>
        <div role="status" tabindex="-1">${this.done === null ? nothing : notice(this.done)}</div>
        ${failure(this.problem === null ? null : app.say(this.problem))}
        ${loaded(this.held.loaded, app, (held) => this.links(held))}
        <details>
          <summary>${text("asking.file")}</summary>
          <footage-guard-file-form .app=${app} .added=${this.added}></footage-guard-file-form>
        </details>
      </div>
    `;
  }

  private links({ intakes, policy }: Held): TemplateResult {
    const { localizer, format, info, path } = this.app;
    const { text } = localizer;
    const rows = linkRows(intakes, localizer, format);
    const shut = shutBy(intakes);
    const space = this.space.loaded;
    const days = space.kind === "ready" ? daysKept(space.value) : null;
    const waiting = policy.changes.filter(({ kind }) => kind === "intake/create");
    return html`
      ${shut === null ? nothing : notice(html`${text(shut)} <a href=${path({ page: "vault" })}>${text("nav.vault")}</a>`)}
      ${
        rows.length === 0
          ? empty(text("asking.empty.heading"), text("asking.empty.text"))
          : html`<ul class="rows">${repeat(
              rows,
              ({ id }) => id,
              (row) => this.row(row, days, waiting, info.role === "approver"),
            )}</ul>`
      }
      ${
        info.role === "approver"
          ? html`
              <details>
                <summary>${text("asking.new")}</summary>
                <footage-guard-link-form .app=${this.app} .wanted=${this.make}></footage-guard-link-form>
              </details>
            `
          : nothing
      }
    `;
  }

  private row(row: LinkRow, days: number | null, waiting: readonly Change[], mayAgree: boolean): TemplateResult {
    const { localizer, format, personId } = this.app;
    const change = waiting.find(({ statement }) => statement["intake_sha256"] === row.digest);
    return html`
      <li class="card">
        <h3 id=${row.id} dir="auto">${row.heading}</h3>
        <footage-guard-link .app=${this.app} .row=${row} .days=${days}></footage-guard-link>
        ${
          change === undefined
            ? nothing
            : html`<p>${localizer.text("change.by", { votes: format.number(change.votes), needed: format.number(change.needed) })}</p>`
        }
        <div class="actions">
          ${row.mayPause ? this.button("asking.pause", row, () => this.pause(row.id)) : nothing}
          ${row.mayOpen && mayAgree ? this.button("asking.resume", row, () => this.open({ intake_id: row.id })) : nothing}
          ${
            change === undefined
              ? nothing
              : html`
                  ${
                    mayAgree && !change.voters.includes(personId)
                      ? this.button("change.agree", row, () => this.open({ change_id: change.change_id }, change.needed))
                      : nothing
                  }
                  ${this.button("change.stop", row, () => this.stop(change.change_id))}
                `
          }
          ${change === undefined || row.mayPause ? this.button("asking.close", row, () => this.close(row)) : nothing}
        </div>
      </li>
    `;
  }

  private button(key: ButtonKey, { id }: LinkRow, pressed: () => Promise<unknown>): TemplateResult {
    return html`
      <button type="button" aria-disabled=${String(this.doing !== null)} aria-describedby=${id} @click=${() => void pressed()}>
        ${this.app.localizer.text(key)}
      </button>
    `;
  }

  private readonly make = (link: LinkWanted): Promise<boolean> => this.open(link);

  /** Shows what a link would be and votes for exactly that; whether it was done. */
  private async open(
    wanted: LinkWanted | { readonly intake_id: string } | { readonly change_id: string },
    needed?: number,
  ): Promise<boolean> {
    let wasDone = false;
    await this.tell(async () => {
      const { api, localizer, format } = this.app;
      const { statement, intake } = (await api.challenge("intake/create", wanted)) as Challenge & ToOpen;
      // A new one is named by now, and asked for by that name: it is the one that is shown.
      const fields = "change_id" in wanted ? wanted : { intake_id: intake.intake_id };
      const said = await voteFor(this, "intake/create", fields, statement, {
        heading: localizer.text("asking.agree", { label: intake.label }),
        needed,
        lines: [localizer.text("asking.text"), ...linkFacts(intake, localizer, format).map(([term, value]) => `${term}: ${value}`)],
      });
      wasDone = said !== null;
      return said;
    });
    return wasDone;
  }

  private pause(intake_id: string): Promise<void> {
    return this.tell(async () => {
      await this.app.api.ask("intake/pause", { intake_id });
      return this.app.localizer.text("asking.paused");
    });
  }

  private stop(change_id: string): Promise<void> {
    return this.tell(async () => {
      await this.app.api.ask("policy/stop", { change_id });
      return this.app.localizer.text("change.stopped");
    });
  }

  private async close({ id: intake_id, heading }: LinkRow): Promise<void> {
    const { api, localizer, prove } = this.app;
    const { text } = localizer;
    const wasDone = await prove({
      heading: `${text("asking.close")}: ${heading}`,
      text: text("asking.close.text"),
      action: text("asking.close"),
      mayUseCode: false,
      proof: "none",
      run: () => api.ask("intake/close", { intake_id }),
    });
    if (wasDone) await this.tell(() => Promise.resolve(text("asking.closed")));
  }

  /** Does one thing, says what the server confirmed, and looks at everything anew. */
  private async tell(deed: () => Promise<string | null>): Promise<void> {
    if (this.doing !== null) return;
    this.done = null;
    await this.act("asking", async () => {
      this.done = await deed();
    });
    await this.held.reload();
    await this.updateComplete;
    // What was pressed may have gone with what it did.
    if (this.shadowRoot?.activeElement === null) this.said.focus();
  }

  private readonly added = (id: string): void => {
    this.app.go({ page: "request", id });
  };
}

/** What the challenge comes with: the link whose digest it states. */
interface ToOpen {
  readonly intake: Intake;
}

type ButtonKey = "asking.close" | "asking.pause" | "asking.resume" | "change.agree" | "change.stop";

register("footage-guard-asking", AskingPage);

import { html, nothing, type TemplateResult } from "lit";
import { query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { Page } from "../../components/page.js";
import { failure, loaded, notice } from "../../components/parts.js";
import { propose } from "../../components/propose.js";
import { type Household, household } from "../../data/household.js";
import { ABOUT_PEOPLE } from "../../logic/about.js";
import { type ChangeRow, namer, type PeopleView, peopleView, recoveryText } from "../../logic/people-view.js";
import { changeLines } from "../../logic/policy-view.js";
import { register } from "../../register.js";
import { apart } from "./apart.styles.js";
import "./own-keys.js";

/** Who decides here, who is to, what is under way, and one's own keys. */
export class PeoplePage extends Page {
  static override readonly styles = [...Page.styles, apart];
  /** What the server confirmed last. */
  @state() private done: string | null = null;
  @query("[role=status]") private readonly said!: HTMLElement;
  private readonly household = this.watch(({ api }) => ({
    load: () => household(api),
    listen: (changed) => api.listen("ledger/subscribe", { kinds: ABOUT_PEOPLE }, changed),
  }));

  protected override render(): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <div class="stack">
        <h2>${text("nav.people")}</h2>
        <div role="status" tabindex="-1">${this.done === null ? nothing : notice(this.done)}</div>
        ${failure(this.problem === null ? null : this.app.say(this.problem))}
        ${loaded(this.household.loaded, this.app, (held) => {
          const { personId, localizer, format } = this.app;
          const view = peopleView(held.people, personId, Date.now(), localizer, format);
          return html`
            ${this.underWay(held, view)} ${this.people(view)} ${this.invited(view)}
            ${view.isApprover ? this.invite(view) : nothing}
            <footage-guard-own-keys .app=${this.app} .status=${held.status} .told=${this.told}></footage-guard-own-keys>
          `;
        })}
      </div>
    `;
  }

  private underWay(held: Household, { changes }: PeopleView): TemplateResult | typeof nothing {
    const { localizer, format, api } = this.app;
    const { recoveries } = held.status;
    if (changes.length + recoveries.length === 0) return nothing;
    const nameOf = namer(held.people, localizer);
    return html`
      <section class="stack">
        <h3>${localizer.text("people.changes")}</h3>
        <ul class="rows">
          ${repeat(
            changes,
            ({ id }) => id,
            (change) => html`
              <li class="card">
                <h4 id=${change.id}>${change.heading}</h4>
                ${this.linesOf(change, held)}
                <p>${change.line}</p>
                <div class="actions choice">
                  ${change.mayAgree ? this.button("change.agree", () => this.agree(change, held)) : this.elsewhere(change)}
                  ${this.button("change.stop", () => this.stop(() => api.ask("policy/stop", { change_id: change.id })))}
                </div>
              </li>
            `,
          )}
          ${repeat(
            recoveries,
            ({ change_id }) => change_id,
            (recovery) => html`
              <li class="card">
                <p>${recoveryText(recovery, nameOf, localizer, format)}</p>
                <div class="actions">
                  ${this.button("change.stop", () =>
                    this.stop(() => api.ask("vault/stop_recovery", { change_id: recovery.change_id })),
                  )}
                </div>
              </li>
            `,
          )}
        </ul>
      </section>
    `;
  }

  /** Where it is agreed to, if that is another page: there is more to be read of it. */
  private elsewhere({ id, kind }: ChangeRow): TemplateResult | typeof nothing {
    const { localizer, path } = this.app;
    const found = ELSEWHERE.get(kind);
    if (found === undefined) return nothing;
    const [page, key] = found;
    return html`<a class="button" aria-describedby=${id} href=${path({ page })}>${localizer.text(key)}</a>`;
  }

  private linesOf({ id, kind }: ChangeRow, { people, policy }: Household): TemplateResult[] {
    const { localizer, format } = this.app;
    const change = people.changes.find(({ change_id }) => change_id === id);
    if (kind !== "policy/apply" || change === undefined) return [];
    const lines = changeLines(policy, change.statement, namer(people, localizer), localizer, format);
    return lines.map((line) => html`<p>${line}</p>`);
  }

  private people({ people, left }: PeopleView): TemplateResult {
    const { info, localizer, format } = this.app;
    const { text } = localizer;
    const counts = { needed: format.number(info.needed), voters: format.number(info.voters) };
    return html`
      <section class="stack">
        <h3>${text("people.enrolled")}</h3>
        <p>${text("people.needs", counts)}</p>
        <ul class="rows">
          ${repeat(
            people,
            ({ id }) => id,
            ({ id, name, heading, lines, isMe, mayRemove }) => html`
              <li class="card">
                <h4 dir="auto">${heading}</h4>
                ${lines.map((line) => html`<p>${line}</p>`)}
                ${
                  mayRemove
                    ? html`
                        <div class="actions">
                          ${this.button(isMe ? "people.remove.self" : "people.remove", () => this.takeOut(id, name))}
                        </div>
                      `
                    : nothing
                }
              </li>
            `,
          )}
        </ul>
        ${left.map((line) => html`<p class="hint">${line}</p>`)}
      </section>
    `;
  }

  private invited({ invitations, isApprover }: PeopleView): TemplateResult | typeof nothing {
    if (invitations.length === 0) return nothing;
    const { api, localizer } = this.app;
    return html`
      <section class="stack">
        <h3>${localizer.text("people.invitations")}</h3>
        <ul class="rows">
          ${repeat(
            invitations,
            ({ id }) => id,
            ({ id, name, line }) => html`
              <li class="card">
                <h4 dir="auto">${name}</h4>
                <p>${line}</p>
                ${
                  isApprover
                    ? html`
                        <div class="actions">
                          ${this.button("people.uninvite", () =>
                            this.stop(() => api.ask("approvers/remove", { person_id: id })),
                          )}
                        </div>
                      `
                    : nothing
                }
              </li>
            `,
          )}
        </ul>
      </section>
    `;
  }

  private invite({ eligible }: PeopleView): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <section class="stack">
        <h3>${text("people.invite")}</h3>
        <p class="hint">${text("people.invite.text")}</p>
        ${
          eligible.length === 0
            ? html`<p>${text("people.eligible.none")}</p>`
            : html`
                <form
                  class="stack"
                  @submit=${(event: SubmitEvent) => {
                    event.preventDefault();
                    const select = (event.target as HTMLFormElement).querySelector("select");
                    void this.inviteOne(select?.value ?? "", eligible);
                  }}
                >
                  <label>
                    ${text("people.invite.who")}
                    <select required>
                      <option value=""></option>
                      ${repeat(
                        eligible,
                        ({ id }) => id,
                        ({ id, name }) => html`<option value=${id}>${name}</option>`,
                      )}
                    </select>
                  </label>
                  <div class="actions">
                    <button aria-disabled=${String(this.doing !== null)}>${text("people.invite.do")}</button>
                  </div>
                </form>
              `
        }
      </section>
    `;
  }

  private button(key: ButtonKey, pressed: () => Promise<void>): TemplateResult {
    return html`
      <button type="button" aria-disabled=${String(this.doing !== null)} @click=${() => void pressed()}>
        ${this.app.localizer.text(key)}
      </button>
    `;
  }

  private inviteOne(person_id: string, eligible: PeopleView["eligible"]): Promise<void> {
    const { text } = this.app.localizer;
    const name = eligible.find(({ id }) => id === person_id)?.name ?? "";
    return this.tell(() =>
      propose(this, "approvers/invite", { person_id }, () => ({
        heading: text("change.invite", { name }),
        lines: [text("people.invite.text")],
      })),
    );
  }

  private agree({ id, kind, heading, needed }: ChangeRow, { people, policy }: Household): Promise<void> {
    const { localizer, format } = this.app;
    const fields = { change_id: id };
    return this.tell(() =>
      kind === "policy/apply"
        ? propose(this, kind, fields, (statement) => ({
            heading,
            needed,
            lines: changeLines(policy, statement, namer(people, localizer), localizer, format),
          }))
        : propose(this, "approvers/invite", fields, () => ({
            heading,
            needed,
            lines: [localizer.text("people.invite.text")],
          })),
    );
  }

  private async takeOut(person_id: string, name: string): Promise<void> {
    const { api, localizer, prove } = this.app;
    const { text } = localizer;
    const wasDone = await prove({
      heading: `${text("people.remove")}: ${name}`,
      text: text("people.remove.text", { name }),
      action: text("people.remove"),
      mayUseCode: false,
      proof: "none",
      run: () => api.ask("approvers/remove", { person_id }),
    });
    if (wasDone) this.told(text("people.removed"));
  }

  private stop(deed: () => Promise<unknown>): Promise<void> {
    return this.tell(async () => {
      await deed();
      return this.app.localizer.text("change.stopped");
    });
  }

  /** Does one thing, says what the server confirmed, and looks at everything anew. */
  private async tell(deed: () => Promise<string | null>): Promise<void> {
    if (this.doing !== null) return;
    this.done = null;
    await this.act("people", async () => {
      this.done = await deed();
    });
    await Promise.all([this.household.reload(), this.app.refresh()]);
    await this.updateComplete;
    // As on the page of shares: what was pressed may have gone with what it did.
    if (this.shadowRoot?.activeElement === null) this.said.focus();
  }

  private readonly told = (done: string): void => {
    void this.tell(() => Promise.resolve(done));
  };
}

const ELSEWHERE: ReadonlyMap<ChangeRow["kind"], readonly ["vault" | "asking", "policy.more.link" | "change.intake.link"]> = new Map([
  ["vault/export_identity", ["vault", "policy.more.link"]],
  ["intake/create", ["asking", "change.intake.link"]],
] as const);

type ButtonKey = "change.agree" | "change.stop" | "people.remove" | "people.remove.self" | "people.uninvite";

register("footage-guard-people", PeoplePage);

import { css, html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { KeptForm } from "../../components/kept-form.js";
import { Page } from "../../components/page.js";
import { facts, failure, notice } from "../../components/parts.js";
import { propose } from "../../components/propose.js";
import type { Household } from "../../data/household.js";
import type { PolicyInForce } from "../../data/wire.js";
import { hasMessage } from "../../localize/localize.js";
import { namer } from "../../logic/people-view.js";
import { POLICY_FIELDS, type PolicyField, policyWanted, PROPOSED_QUIET, quietEnds } from "../../logic/policy-form.js";
import { changeLines, policyRows } from "../../logic/policy-view.js";
import { problemOf } from "../../logic/problem.js";
import { register } from "../../register.js";

/** What the household has decided, and the way to another decision. */
export class FgPolicy extends Page {
  static override readonly styles = [
    ...Page.styles,
    css`
      .field {
        display: grid;
        gap: 4px;
      }
    `,
  ];

  @property({ attribute: false }) public held!: Household;
  /** Called with what the server confirmed. */
  @property({ attribute: false }) public told: (done: string) => void = () => undefined;
  private readonly typed = new KeptForm(this, "policy");

  protected override render(): TemplateResult {
    const { localizer, format, info } = this.app;
    const { policy } = this.held;
    return html`
      <section class="stack">
        <h3>${localizer.text("policy.heading")}</h3>
        ${policy.is_believed ? nothing : notice(localizer.text("policy.unbelieved"))}
        ${facts(policyRows(policy, localizer, format))} ${this.underWay()}
        ${failure(this.problem === null ? null : this.app.say(this.problem))}
        ${info.role === "approver" ? this.form(policy) : nothing}
      </section>
    `;
  }

  private underWay(): TemplateResult | typeof nothing {
    const { localizer, format, path } = this.app;
    const { people, policy } = this.held;
    const changes = policy.changes.filter(({ kind }) => kind === "policy/apply");
    if (changes.length === 0) return nothing;
    const nameOf = namer(people, localizer);
    return html`
      <div class="card">
        <h4>${localizer.text("policy.under_way")}</h4>
        ${changes.map(({ statement }) =>
          changeLines(policy, statement, nameOf, localizer, format).map((line) => html`<p>${line}</p>`),
        )}
        <div class="actions"><a class="button" href=${path({ page: "people" })}>${localizer.text("policy.under_way.link")}</a></div>
      </div>
    `;
  }

  private form(policy: PolicyInForce): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <details>
        <summary>${text("policy.form")}</summary>
        <form class="stack" @submit=${this.submit}>
          <p class="hint">${text("policy.form.text")}</p>
          ${this.typed.restored()}
          ${POLICY_FIELDS.map((field) => html`<div class="field">${this.field(field, policy)}</div>`)}
          <div class="field">
            <label>
              ${text("policy.mode")}
              <select name="mode" aria-describedby="mode-hint">
                ${(["sealed", "convenience"] as const).map(
                  (mode) => html`<option value=${mode} ?selected=${mode === policy.mode}>${text(`mode.${mode}`)}</option>`,
                )}
              </select>
            </label>
            <p class="hint" id="mode-hint">${text("policy.mode.hint")}</p>
          </div>
          ${this.viewers(policy)}
          <div class="actions">
            <button aria-disabled=${String(this.doing !== null)}>
              ${text(this.doing === null ? "policy.change" : "status.working")}
            </button>
          </div>
        </form>
      </details>
    `;
  }

  private field(field: PolicyField, { policy }: PolicyInForce): TemplateResult {
    const { text } = this.app.localizer;
    const { kind, name } = field;
    const key = name === "share_origin" ? "policy.share_origin.hint" : `policy.hint.${name}`;
    const hint = hasMessage(key) ? html`<p class="hint" id=${`${name}-hint`}>${text(key)}</p>` : nothing;
    const label = text(`policy.${name}`);
    const value = String(policy[name]);
    const by = `${name}-hint`;
    switch (kind) {
      case "switch":
        return html`
          <label class="option">
            <input type="checkbox" name=${name} aria-describedby=${by} .defaultChecked=${policy[name] === true} />
            ${label}
          </label>
          ${hint}
        `;
      case "number":
        return html`
          <label>
            ${field.unit === null ? label : text(field.unit, { label })}
            <input
              name=${name}
              type="number"
              min=${field.least}
              max=${field.most}
              step="1"
              required
              aria-describedby=${by}
              .defaultValue=${value}
            />
          </label>
          ${hint}
        `;
      case "text":
        return html`
          <label>
            ${label}
            <input name=${name} inputmode="url" autocomplete="off" aria-describedby=${by} .defaultValue=${value} />
          </label>
          ${hint} ${value === "" ? this.proposedOrigin() : nothing}
        `;
      case "quiet": {
        const [from, to] = quietEnds(value);
        const end = (which: "from" | "to", at: string): TemplateResult => html`
          <label>
            ${text(`policy.quiet.${which}`)}
            <input name=${`quiet_${which}`} type="time" aria-describedby=${by} .defaultValue=${at} />
          </label>
        `;
        const proposal = text("form.wrong", { field: label, why: PROPOSED_QUIET });
        return html`
          ${end("from", from)} ${end("to", to)} ${hint} ${value === "" ? this.proposal(proposal, quietEnds(PROPOSED_QUIET)) : nothing}
        `;
      }
    }
  }

  /** What the address of links may be. It is not filled in before: every other change would ask for it as well. */
  private proposedOrigin(): TemplateResult | typeof nothing {
    const origin = this.app.outside();
    return origin === null ? nothing : this.proposal(this.app.localizer.text("policy.share_origin.propose", { origin }), [origin]);
  }

  /** Fills in the inputs of its field once somebody wants that. */
  private proposal(label: string, values: readonly string[]): TemplateResult {
    const fill = ({ target }: Event): void => {
      const inputs = (target as Element).closest(".field")?.querySelectorAll("input") ?? [];
      [...inputs].forEach((input, at) => {
        input.value = String(values[at]);
        input.dispatchEvent(new Event("input", { bubbles: true }));
        if (at === 0) input.focus();
      });
    };
    return html`<div class="actions"><button type="button" @click=${fill}>${label}</button></div>`;
  }

  private viewers({ viewers }: PolicyInForce): TemplateResult | typeof nothing {
    const { text } = this.app.localizer;
    const { people } = this.held;
    const who = [...new Set([...viewers, ...people.eligible.map(({ person_id }) => person_id)])];
    if (who.length === 0) return nothing;
    const nameOf = namer(people, this.app.localizer);
    return html`
      <div class="stack" role="group" aria-label=${text("policy.viewers")}>
        <p>${text("policy.viewers")}</p>
        <p class="hint">${text("policy.viewers.hint")}</p>
        ${repeat(
          who,
          // A tick stays with whoever it was set for.
          (person) => person,
          (person) => html`
            <label class="option">
              <input type="checkbox" name="viewer" .value=${person} .defaultChecked=${viewers.includes(person)} />
              <span dir="auto">${nameOf(person)}</span>
            </label>
          `,
        )}
      </div>
    `;
  }

  private readonly submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const typed = new Map([...data].map(([name, value]) => [name, value as string] as const));
    const wanted = policyWanted(this.held.policy, typed, data.getAll("viewer") as string[]);
    if (wanted === null) this.told(this.app.localizer.text("policy.nothing"));
    else void this.act("policy", () => this.change(wanted));
  };

  /** What is stricter counts at once, also in a lockdown; whatever exposes more the server sends back to be agreed to. */
  private async change(wanted: NonNullable<ReturnType<typeof policyWanted>>): Promise<void> {
    const { api, localizer, format } = this.app;
    const sent = this.typed.sent();
    const { people, policy: before } = this.held;
    try {
      await api.ask("policy/apply", wanted);
      // What stays as it was typed would be sent once more with the next change, whatever was decided meanwhile.
      this.typed.clear(sent);
      this.told(localizer.text("change.done"));
    } catch (thrown) {
      if (problemOf(thrown).code !== "only_in_panel") throw thrown;
      const said = await propose(this, "policy/apply", wanted, (statement) => ({
        heading: localizer.text("change.policy"),
        lines: changeLines(before, statement, namer(people, localizer), localizer, format),
      }));
      if (said === null) return;
      this.typed.clear(sent);
      this.told(said);
    }
  }
}

register("footage-guard-policy", FgPolicy);

import { html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { Page } from "../../components/page.js";
import { facts, failure, notice } from "../../components/parts.js";
import type { Household } from "../../data/household.js";
import { namer } from "../../logic/people-view.js";
import { changeLines, policyForm, policyRows, policyWanted } from "../../logic/policy-view.js";
import { problemOf } from "../../logic/problem.js";
import { register } from "../../register.js";
import { propose } from "../people/propose.js";

/** What the household has decided, and the way to another decision. */
export class FgPolicy extends Page {
  @property({ attribute: false }) public held!: Household;
  /** Called with what the server confirmed. */
  @property({ attribute: false }) public told: (done: string) => void = () => undefined;

  protected override render(): TemplateResult {
    const { localizer, format, info } = this.app;
    const { policy } = this.held;
    return html`
      <section class="stack">
        <h3>${localizer.text("policy.heading")}</h3>
        ${policy.is_believed ? nothing : notice(localizer.text("policy.unbelieved"))}
        ${facts(policyRows(policy, localizer, format))}
        ${failure(this.problem === null ? null : this.app.say(this.problem))}
        ${info.role === "approver" ? this.form() : nothing}
      </section>
    `;
  }

  private form(): TemplateResult {
    const { text } = this.app.localizer;
    const before = policyForm(this.held.policy.policy);
    return html`
      <details>
        <summary>${text("policy.form")}</summary>
        <form class="stack" @submit=${this.submit}>
          <p class="hint">${text("policy.form.text")}</p>
          ${this.number("quorum", text("policy.quorum"), before.quorum)}
          ${this.number("veto_hours", text("policy.hours", { label: text("policy.veto_hours") }), before.veto_hours)}
          ${this.number(
            "cooling_minutes",
            text("policy.minutes", { label: text("policy.cooling_minutes") }),
            before.cooling_minutes,
          )}
          <label class="option">
            <input type="checkbox" name="public_links" .defaultChecked=${before.public_links} />
            ${text("policy.public_links")}
          </label>
          <label>
            ${text("policy.share_origin")}
            <input name="share_origin" inputmode="url" autocomplete="off" .defaultValue=${before.share_origin} />
            <span class="hint">${text("policy.share_origin.hint")}</span>
          </label>
          <div class="actions">
            <button aria-disabled=${String(this.doing !== null)}>
              ${text(this.doing === null ? "policy.change" : "status.working")}
            </button>
          </div>
        </form>
      </details>
    `;
  }

  private number(name: string, label: string, value: string): TemplateResult {
    return html`
      <label>${label} <input name=${name} type="number" min="0" step="1" required .defaultValue=${value} /></label>
    `;
  }

  private readonly submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { elements } = event.target as HTMLFormElement;
    const field = (name: string): HTMLInputElement => elements.namedItem(name) as HTMLInputElement;
    const wanted = policyWanted(this.held.policy.policy, {
      quorum: field("quorum").value,
      veto_hours: field("veto_hours").value,
      cooling_minutes: field("cooling_minutes").value,
      public_links: field("public_links").checked,
      share_origin: field("share_origin").value,
    });
    if (wanted === null) this.told(this.app.localizer.text("policy.nothing"));
    else void this.act("policy", () => this.change(wanted));
  };

  /** What is stricter counts at once, also in a lockdown; whatever exposes more the server sends back to be agreed to. */
  private async change(policy: NonNullable<ReturnType<typeof policyWanted>>): Promise<void> {
    const { api, localizer, format } = this.app;
    const { people, policy: before } = this.held;
    try {
      await api.ask("policy/apply", { policy });
      this.told(localizer.text("change.done"));
    } catch (thrown) {
      if (problemOf(thrown).code !== "only_in_panel") throw thrown;
      const said = await propose(this.app, "policy/apply", { policy }, (statement) => ({
        heading: localizer.text("change.policy"),
        lines: changeLines(before, statement, namer(people, localizer), localizer, format),
      }));
      if (said !== null) this.told(said);
    }
  }
}

register("footage-guard-policy", FgPolicy);

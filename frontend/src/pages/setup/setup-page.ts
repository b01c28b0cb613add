import { html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { Page } from "../../components/page.js";
import { facts, loaded, notice } from "../../components/parts.js";
import { type Household, household } from "../../data/household.js";
import { ABOUT_PEOPLE } from "../../logic/about.js";
import { policyRows } from "../../logic/policy-view.js";
import { protection, type Step, steps } from "../../logic/setup-view.js";
import { register } from "../../register.js";
import { apart } from "../people/apart.styles.js";
import "../people/recovery-code.js";

/** Where Home Assistant keeps what only its administrators change. */
const INTEGRATION = "/config/integrations/integration/footage_guard";

/** The first steps, what all of this protects and what not, and what is decided here. */
export class SetupPage extends Page {
  static override readonly styles = [...Page.styles, apart];
  /** What the server confirmed last. */
  @state() private done: string | null = null;
  private readonly household = this.watch(({ api }) => ({
    load: () => household(api),
    listen: (changed) => api.listen("ledger/subscribe", { kinds: ABOUT_PEOPLE }, changed),
  }));

  protected override render(): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <div class="stack">
        <h2>${text("nav.setup")}</h2>
        <p>${text("setup.text")}</p>
        <div role="status">${this.done === null ? nothing : notice(this.done)}</div>
        ${loaded(this.household.loaded, this.app, (held) => {
          const { info, localizer, format, path } = this.app;
          return html`
            <ul class="rows">
              ${steps(info, held.people, held.status, localizer, format).map(
                (step) => html`<li class="card">${this.step(step, held)}</li>`,
              )}
            </ul>
            ${this.protection()}
            <section class="stack">
              <h3>${text("policy.heading")}</h3>
              ${facts(policyRows(held.policy, localizer, format))}
              <p class="hint">${text("policy.more")}</p>
              <div class="actions"><a class="button" href=${path({ page: "vault" })}>${text("policy.more.link")}</a></div>
            </section>
          `;
        })}
      </div>
    `;
  }

  private step({ name, state, isDone }: Step, { status }: Household): TemplateResult {
    const { localizer, path } = this.app;
    const { text } = localizer;
    if (name === "recovery") {
      return html`
        <h3>${text("recovery.heading")}: ${state}</h3>
        <footage-guard-recovery-code .app=${this.app} .hasCode=${status.has_recovery_code} .told=${this.told}>
        </footage-guard-recovery-code>
      `;
    }
    const link =
      name === "approver"
        ? html`<a class="button" href=${path({ page: "people" })}>${text("setup.approver.link")}</a>`
        : html`<a class="button" href=${INTEGRATION}>${text("setup.link")}</a>`;
    return html`
      <h3>${text(`setup.${name}`)}: ${state}</h3>
      <p class="hint">${text(`setup.${name}.text`)}</p>
      ${isDone ? nothing : html`<div class="actions">${link}</div>`}
    `;
  }

  private protection(): TemplateResult {
    const { localizer, info } = this.app;
    const { yes, no } = protection(info.mode, localizer);
    const list = (lines: readonly string[]): TemplateResult =>
      html`<ul class="notes">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
    return html`
      <section class="card">
        <h3>${localizer.text("setup.yes.heading")}</h3>
        ${list(yes)}
        <h3>${localizer.text("setup.no.heading")}</h3>
        ${list(no)}
      </section>
    `;
  }

  private readonly told = async (done: string): Promise<void> => {
    this.done = done;
    await Promise.all([this.household.reload(), this.app.refresh()]);
  };
}

register("footage-guard-setup", SetupPage);

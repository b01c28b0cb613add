import { html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { StepUp } from "../../components/app.js";
import { Page } from "../../components/page.js";
import type { VaultStatus } from "../../data/wire.js";
import { register } from "../../register.js";
import "./recovery-code.js";

/** What a person does with their own keys, and nobody for another. */
export class FgOwnKeys extends Page {
  @property({ attribute: false }) public status!: VaultStatus;
  /** Called with what the server confirmed. */
  @property({ attribute: false }) public told: (done: string) => void = () => undefined;

  protected override render(): TemplateResult {
    const { personId, localizer: { text }, format } = this.app;
    const { has_pin, has_one_time_codes, has_recovery_code, recoveries } = this.status;
    const waiting = recoveries.find(({ person }) => person === personId);
    return html`
      <section class="stack">
        <h3>${text("keys.heading")}</h3>
        <ul class="rows">
          <li class="card">
            <h4>${text("recovery.heading")}</h4>
            <footage-guard-recovery-code .app=${this.app} .hasCode=${has_recovery_code} .told=${this.told}>
            </footage-guard-recovery-code>
          </li>
          <li class="card">
            <h4>${text("step_up.pin")}</h4>
            <p>${text(has_pin ? "keys.pin.has" : "keys.pin.none")}</p>
            <p class="hint">${text("keys.pin.text")} ${has_one_time_codes ? nothing : text("keys.pin.useless")}</p>
            <div class="actions"><button type="button" @click=${this.setPin}>${text("keys.pin")}</button></div>
          </li>
          <li class="card">
            <h4>${text("step_up.passphrase")}</h4>
            <p class="hint">${text("keys.passphrase.text")}</p>
            <div class="actions">
              <button type="button" @click=${this.changePassphrase}>${text("keys.passphrase")}</button>
            </div>
            ${
              waiting !== undefined
                ? html`<p class="hint">${text("keys.recovery.asked", { due: format.moment(waiting.due) })}</p>`
                : has_recovery_code
                  ? html`
                      <p class="hint">${text("keys.lost.text")}</p>
                      <div class="actions">
                        <button type="button" @click=${this.recover}>${text("keys.lost")}</button>
                      </div>
                    `
                  : nothing
            }
          </li>
        </ul>
      </section>
    `;
  }

  private readonly setPin = (): Promise<void> => {
    const { api, localizer } = this.app;
    const { text } = localizer;
    return this.prove({
      heading: text("keys.pin"),
      text: text("keys.pin.text"),
      fields: [
        ["pin", text("keys.pin.new")],
        ["pin_repeat", text("keys.pin.again")],
      ],
      run: async (secret, { pin = "", pin_repeat = "" }) => {
        await api.proveWith("vault/set_pin", {}, { pin, pin_repeat }, null, secret);
        return text("keys.pin.set");
      },
    });
  };

  private readonly changePassphrase = (): Promise<void> => {
    const { api, localizer } = this.app;
    const { text } = localizer;
    return this.prove({
      heading: text("keys.passphrase"),
      text: text("keys.passphrase.text"),
      fields: this.passphrases(),
      run: async (secret, { passphrase = "", passphrase_repeat = "" }) => {
        await api.proveWith("vault/change_passphrase", {}, { passphrase, passphrase_repeat }, null, secret);
        return text("keys.changed");
      },
    });
  };

  private readonly recover = (): Promise<void> => {
    const { api, localizer, format } = this.app;
    const { text } = localizer;
    return this.prove({
      heading: text("keys.lost"),
      text: text("keys.lost.text"),
      proof: "recovery_code",
      fields: this.passphrases(),
      run: async (secret, { passphrase = "", passphrase_repeat = "" }) => {
        const asked = await api.proveWith("vault/recover", {}, { passphrase, passphrase_repeat }, null, secret);
        return text("keys.recovery.asked", { due: "due" in asked ? format.moment(asked.due) : "" });
      },
    });
  };

  private passphrases(): NonNullable<StepUp["fields"]> {
    const { text } = this.app.localizer;
    return [
      ["passphrase", text("passphrase.new")],
      ["passphrase_repeat", text("passphrase.repeat")],
    ];
  }

  private async prove(
    asked: Pick<StepUp, "heading" | "text" | "proof" | "fields"> & { readonly run: (...typed: Parameters<StepUp["run"]>) => Promise<string> },
  ): Promise<void> {
    let said = "";
    const wasDone = await this.app.prove({
      ...asked,
      action: asked.heading,
      mayUseCode: false,
      run: async (...typed) => {
        said = await asked.run(...typed);
      },
    });
    if (wasDone) this.told(said);
  }
}

register("footage-guard-own-keys", FgOwnKeys);

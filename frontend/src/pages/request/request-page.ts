import { css, html, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import "../../components/dialog.js";
import type { FgDialog } from "../../components/dialog.js";
import { Page } from "../../components/page.js";
import { ownImage } from "../../components/own-image.js";
import { facts, failure, loaded, notice } from "../../components/parts.js";
import { words } from "../../components/request-words.js";
import { WAYS } from "../../logic/draft-form.js";
import type { MuteScope, Request } from "../../data/wire.js";
import { declineTexts, endsDrafts, type RequestView, requestView } from "../../logic/request-view.js";
import { register } from "../../register.js";
import "./request-footage.js";

/** 30 days are the most that every login mutes for, by the server's clock. That of a browser may be minutes ahead of it. */
const MUTED_MS = 30 * 86_400_000 - 10 * 60_000;

/** One request: who asks for what, how that is known, and what this home has of it. */
export class RequestPage extends Page {
  static override readonly styles = [
    ...Page.styles,
    css`
      /* What is slotted in stands beside the other choice, and is as large as it. */
      footage-guard-request-footage > * {
        flex: 1 1 8em;
      }
    `,
  ];

  @property() public requestId = "";
  /** Cameras indoors that somebody wants to look at, too. */
  @state() private also: ReadonlySet<string> = new Set();
  @state() private doesMute = false;
  /** How somebody says that they know who asks; nothing is chosen beforehand. */
  @state() private way: (typeof WAYS)[number] | null = null;
  @query("footage-guard-dialog") private readonly dialog!: FgDialog;
  @query("h2") private readonly heading!: HTMLElement;
  @query("#footage") private readonly footage!: HTMLElement;
  private readonly shown = this.watch<Request>(({ api }) => ({
    load: () => api.ask("requests/get", { request_id: this.requestId, also: [...this.also] }),
    listen: (changed) =>
      api.listen("requests/subscribe", {}, ({ request_id }) => {
        if (request_id === this.requestId) changed();
      }),
  }));

  protected override render(): TemplateResult {
    const { app } = this;
    return html`
      <div class="stack">
        ${failure(this.problem === null ? null : app.say(this.problem))}
        ${loaded(this.shown.loaded, app, (request) => {
          const { cameras, is_locked_down: isLockedDown, role } = app.info;
          const view = requestView(request, { cameras, isLockedDown, role }, app.localizer, app.format);
          return this.request(request, view);
        })}
      </div>
    `;
  }

  private request(request: Request, view: RequestView): TemplateResult {
    const { app } = this;
    const { text } = app.localizer;
    return html`
      <h2 tabindex="-1" dir="auto">${view.who}</h2>
      <p>${view.kind}</p>
      ${notice(view.state, true)}
      ${
        view.mayDecline
          ? html`
              <p>${text("inbox.may_decline")}</p>
              <div class="actions choice">
                <button type="button" @click=${this.toFootage}>${text("request.look")}</button>
                ${this.declineButton()}
              </div>
            `
          : nothing
      }
      ${view.mayReopen ? this.button("reopen", text("request.reopen"), () => this.reopen(request)) : nothing}
      <section class="card">${facts(view.facts)}</section>
      ${
        view.supersedes === null
          ? nothing
          : html`<p><a href=${app.path({ page: "request", id: view.supersedes })}>${text("request.supersedes")}</a></p>`
      }
      <section class="card">
        <h3>${text("words.show")}</h3>
        ${request.erased ? html`<p>${text("request.erased")}</p>` : words(request, app)}
      </section>
      ${this.drafts(view)}
      <section class="stack">
        <h3 id="footage" tabindex="-1">${text("request.footage")}</h3>
        ${ownImage(request.request, app)}
        ${view.indoor.map(({ camera, title }) => this.indoor(camera, title))}
        <footage-guard-request-footage
          .app=${app}
          .request=${request}
          .mayPrepare=${view.mayPrepare}
          .hasUnfinished=${view.unfinished !== null}
        >
          ${view.mayDecline ? this.declineButton() : nothing}
        </footage-guard-request-footage>
      </section>
      ${view.mayVerify ? this.verifying(request) : nothing}
      ${this.mutes(request, view)}
      <section class="stack">
        <h3>${text("request.history")}</h3>
        ${facts(view.history)}
      </section>
      ${this.declining(request, view)}
    `;
  }

  private button(name: string, label: string, pressed: () => Promise<unknown>): TemplateResult {
    return html`
      <button
        type="button"
        aria-disabled=${String(this.doing !== null)}
        @click=${() => void this.act(name, async () => {
          await pressed();
          await this.shown.reload();
        })}
      >
        ${this.doing === name ? this.app.localizer.text("status.working") : label}
      </button>
    `;
  }

  private declineButton(): TemplateResult {
    return html`
      <button type="button" @click=${this.askToDecline}>${this.app.localizer.text("inbox.decline")}</button>
    `;
  }

  private drafts({ drafts, mayOpenDrafts, unfinished }: RequestView): TemplateResult | typeof nothing {
    if (drafts.length === 0) return nothing;
    const { text } = this.app.localizer;
    return html`
      <section class="stack">
        <h3>${text("request.drafts")}</h3>
        ${unfinished === null ? nothing : html`<p>${text("request.unfinished")}</p>`}
        <ul class="rows">
          ${drafts.map(
            ({ id, label }) =>
              html`<li>${mayOpenDrafts ? html`<a class="button" href=${this.app.path({ page: "draft", id })}>${label}</a>` : label}</li>`,
          )}
        </ul>
      </section>
    `;
  }

  private indoor(camera: string, title: string): TemplateResult {
    return html`
      <label class="option">
        <input type="checkbox" .checked=${this.also.has(camera)} @change=${() => void this.toggle(camera)} />
        <span>${this.app.localizer.text("request.indoor", { camera: title })}</span>
      </label>
    `;
  }

  private verifying(request: Request): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <details>
        <summary>${text("verify.heading")}</summary>
        <div class="stack" role="radiogroup" aria-label=${text("verify.heading")}>
          <p class="hint">${text("verify.text")}</p>
          ${WAYS.map(
            (way) => html`
              <label class="option">
                <input type="radio" name="way" .checked=${this.way === way} @change=${() => (this.way = way)} />
                ${text(`way.${way[1] || "none"}`)}
              </label>
            `,
          )}
          <div class="actions">${this.button("verify", text("verify.note"), () => this.verify(request))}</div>
        </div>
      </details>
    `;
  }

  private mutes(request: Request, { mayEndMutes, mutes }: RequestView): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <details>
        <summary>${text("mute.heading")}</summary>
        <div class="stack">
          <p class="hint">${text("mute.text")}</p>
          ${mutes.map(
            ({ scope, label, muted }) => html`
              <div class="stack">
                <p>${label} ${muted}</p>
                <div class="actions">
                  ${
                    muted === null
                      ? html`
                          ${this.button(scope, text("mute.begin"), () => this.mute(request, scope, inAMonth()))}
                          ${
                            scope === "requester" && this.app.info.role === "approver"
                              ? this.button("block", text("mute.block"), () => this.mute(request, scope))
                              : nothing
                          }
                        `
                      : mayEndMutes
                        ? this.button(scope, text("mute.end"), () => this.endMute(request, scope))
                        : nothing
                  }
                </div>
              </div>
            `,
          )}
        </div>
      </details>
    `;
  }

  private declining(request: Request, { mutes }: RequestView): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <footage-guard-dialog .heading=${text("decline.heading")} .isBusy=${this.doing === "decline"}>
        <div class="stack">
          ${declineTexts(request.request, endsDrafts(request), this.app.localizer).map((each) => html`<p>${each}</p>`)}
          ${
            mutes.some(({ scope, muted }) => scope === "requester" && muted === null)
              ? html`
                  <label class="option">
                    <input type="checkbox" .checked=${this.doesMute} @change=${() => (this.doesMute = !this.doesMute)} />
                    <span>${text("decline.mute")}</span>
                  </label>
                `
              : nothing
          }
          <div class="actions choice">
            <button type="button" @click=${this.keep}>${text("step_up.cancel")}</button>
            ${this.button("decline", text("inbox.decline"), () => this.decline(request))}
          </div>
        </div>
      </footage-guard-dialog>
    `;
  }

  private readonly toFootage = (): void => {
    this.footage.focus();
  };

  private readonly askToDecline = (): void => {
    this.doesMute = false;
    this.dialog.show();
  };

  private readonly keep = (): void => {
    this.dialog.close();
  };

  private async decline({ request_id, version }: Request): Promise<void> {
    try {
      // With what the person saw: somebody else may have been quicker.
      await this.app.api.ask("requests/decline", { request_id, version });
      if (this.doesMute) await this.app.api.ask("requests/mute", { request_id, scope: "requester", until: inAMonth() });
    } finally {
      this.dialog.close();
      // The button that opened it may be gone.
      this.heading.focus();
    }
  }

  private async reopen({ request_id, version }: Request): Promise<void> {
    await this.app.api.ask("requests/reopen", { request_id, version });
  }

  private async verify({ request_id, version }: Request): Promise<void> {
    if (this.way === null) return;
    const [level, method] = this.way;
    await this.app.api.ask("requests/verify", { request_id, version, level, method: method || "taken_back" });
    this.way = null;
  }

  /** Without a time it is until somebody ends it. */
  private async mute({ request_id }: Request, scope: MuteScope, until?: string): Promise<void> {
    await this.app.api.ask("requests/mute", { request_id, scope, ...(until === undefined ? {} : { until }) });
  }

  private async endMute({ request_id }: Request, scope: MuteScope): Promise<void> {
    await this.app.api.ask("requests/mute", { request_id, scope, end: true });
  }

  private async toggle(camera: string): Promise<void> {
    this.also = new Set(this.also.has(camera) ? [...this.also].filter((each) => each !== camera) : [...this.also, camera]);
    await this.shown.reload();
  }
}

const inAMonth = (): string => new Date(Date.now() + MUTED_MS).toISOString();

register("footage-guard-request", RequestPage);

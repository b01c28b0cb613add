import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { Page } from "../../components/page.js";
import { empty, failure } from "../../components/parts.js";
import "../../components/player/player.js";
import type { FgPlayer } from "../../components/player/player.js";
import "../../components/timeline/timeline.js";
import type { ListedClip, Request } from "../../data/wire.js";
import { chosenOf, lengthOf, missingOf, MOST_CLIPS, newDraft } from "../../logic/draft-new.js";
import { type Problem, problemOf } from "../../logic/problem.js";
import { timeline, type Timeline } from "../../logic/timeline.js";
import { register } from "../../register.js";
import { toldOf } from "./told.js";

/** What the timeline is made of. */
const MADE_OF = ["app", "request", "told"];

/** What this home has of the time that was asked for: to look at, and to choose from. Slotted in is what else can be done. */
export class RequestFootage extends Page {
  @property({ attribute: false }) public request!: Request;
  @property({ attribute: false }) public mayPrepare = false;
  @property({ attribute: false }) public hasUnfinished = false;
  /** Why the last look at the clips was refused; not what a person did here. */
  @state() private unread: Problem | null = null;
  @state() private told: ReadonlyMap<string, ListedClip> = new Map();
  @state() private chosen: ReadonlySet<string> = new Set();
  @state() private playing: string | null = null;
  /** What keeps a draft from being made. */
  @state() private lacks: string | null = null;
  @query("footage-guard-player") private readonly player!: FgPlayer | null;
  @query("#purpose") private readonly purpose!: HTMLInputElement | null;
  @query("#recipient") private readonly recipient!: HTMLInputElement | null;
  private view!: Timeline;

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("request")) void this.lookAtClips();
    if (!MADE_OF.some((name) => changed.has(name))) return;
    const { request, told } = this;
    const { window_from: from, window_to: to } = request.request.scope;
    this.view = timeline(
      {
        window: { from, to },
        matches: request.matches,
        cameras: this.app.info.cameras,
        told,
        named: request.request.proposal?.clip_ids ?? [],
      },
      this.app.localizer,
      this.app.format,
    );
  }

  protected override render(): TemplateResult {
    const { text } = this.app.localizer;
    const { view } = this;
    return html`
      <div class="stack">
        ${[this.problem, this.unread].map((each) => failure(each === null ? null : this.app.say(each)))}
        ${view.isEmpty ? empty(text("footage.empty.heading"), text("footage.empty.text")) : nothing}
        ${
          view.rows.length === 0
            ? nothing
            : html`<footage-guard-timeline
                .app=${this.app}
                .view=${view}
                .chosen=${this.chosen}
                .playing=${this.playing}
                .play=${this.play}
                .choose=${this.choose}
              ></footage-guard-timeline>`
        }
        ${this.playing === null ? nothing : this.watched(this.playing)}
        ${this.mayPrepare && !view.isEmpty ? this.preparing() : nothing}
      </div>
    `;
  }

  private watched(id: string): TemplateResult {
    const { text } = this.app.localizer;
    const row = this.view.rows.find(({ clips }) => clips.some((clip) => clip.id === id));
    const label = `${row?.title ?? ""}: ${row?.clips.find((clip) => clip.id === id)?.label ?? ""}`;
    return html`
      <section class="card">
        <h4 dir="auto">${label}</h4>
        <footage-guard-player .app=${this.app} .watched=${{ clip_id: id }} .label=${label}></footage-guard-player>
        <label class="option">
          <input
            type="checkbox"
            .checked=${this.chosen.has(id)}
            @change=${() => {
              this.choose(id);
            }}
          />
          ${text("footage.choose")}
        </label>
      </section>
    `;
  }

  private preparing(): TemplateResult {
    const { text } = this.app.localizer;
    const { format } = this.app;
    const { request } = this.request;
    const clips = chosenOf(this.request.matches, this.chosen);
    const missing = missingOf(request);
    return html`
      <p role="status">
        ${
          clips.length === 0
            ? text("footage.none_chosen")
            : text("footage.chosen", { count: format.number(clips.length), length: format.duration(lengthOf(clips, request)) })
        }
      </p>
      ${missing.recipient ? html`<label>${text("footage.recipient")}<input id="recipient" type="text" maxlength="80" autocomplete="off" /></label>` : nothing}
      ${missing.purpose ? html`<label>${text("footage.purpose")}<input id="purpose" type="text" maxlength="500" autocomplete="off" /></label>` : nothing}
      <p class="hint">${text(this.hasUnfinished ? "footage.another" : "footage.hint")}</p>
      ${failure(this.lacks)}
      <div class="actions choice">
        <button type="button" aria-disabled=${String(this.doing !== null)} @click=${this.prepare}>
          ${text(this.doing === null ? "footage.prepare" : "status.working")}
        </button>
        <slot></slot>
      </div>
    `;
  }

  private async lookAtClips(): Promise<void> {
    const { request } = this;
    try {
      const told = await toldOf(this.app.api, request);
      if (request !== this.request) return;
      this.told = told;
      this.unread = null;
    } catch (thrown) {
      if (request === this.request) this.unread = problemOf(thrown);
    }
  }

  private readonly play = (id: string): void => {
    this.playing = id;
    void this.updateComplete.then(() => this.player?.open());
  };

  private readonly choose = (id: string): void => {
    this.lacks = null;
    this.chosen = new Set(this.chosen.has(id) ? [...this.chosen].filter((each) => each !== id) : [...this.chosen, id]);
  };

  private readonly prepare = (): void => {
    const { text } = this.app.localizer;
    const clips = chosenOf(this.request.matches, this.chosen);
    const missing = missingOf(this.request.request);
    const typed = { purpose: this.purpose?.value.trim() ?? "", recipient: this.recipient?.value.trim() ?? "" };
    this.lacks =
      clips.length === 0
        ? text("footage.none_chosen")
        : clips.length > MOST_CLIPS
          ? text("footage.too_many", { most: this.app.format.number(MOST_CLIPS) })
          : (missing.recipient && typed.recipient === "") || (missing.purpose && typed.purpose === "")
            ? text("footage.missing")
            : null;
    if (this.lacks !== null) return;
    void this.act("prepare", async () => {
      const draft = newDraft(this.request.request, clips, typed);
      const { draft_id } = await this.app.api.ask("draft/create", { request_id: this.request.request_id, draft });
      this.app.go({ page: "draft", id: draft_id });
    });
  };
}

register("footage-guard-request-footage", RequestFootage);

import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import type { Ticket } from "../../data/wire.js";
import { clock, nextTries, watching } from "../../logic/player.js";
import { register } from "../../register.js";
import { Page } from "../page.js";
import { failure, notice } from "../parts.js";
import { lockedTemplate, pictureStyles } from "./watching.js";

/** The end of a millisecond within which a picture begins. */
const IN_MS = 0.99;

/** Times to look at, one after the other, until a picture that begins somewhere is the one. */
interface Wanted {
  readonly times: readonly number[];
  readonly isIt: (begin: number) => boolean;
}

/**
 * Shows a clip picture by picture, each made by the server: also where a browser cannot play the film, or go through it.
 * Nothing is asked for before somebody seeks. It is used as the player is, and what is slotted in lies over the picture.
 */
export class FgStills extends Page {
  static override readonly styles = [...Page.styles, pictureStyles];

  @property() public clipId = "";
  @property() public label = "";
  /** How long the clip is; 0 while nobody knows. */
  @property({ attribute: false }) public lengthMs = 0;
  /** Called when another picture is shown. */
  @property({ attribute: false }) public moved: () => void = () => undefined;
  /** Where the picture that is shown begins, in whole milliseconds since the first one. */
  public currentMs = 0;
  @state() private ticket: Ticket | null = null;
  @state() private isOver = false;
  @query("img") private readonly image!: HTMLImageElement | null;
  @query("button") private readonly firstButton!: HTMLButtonElement | null;
  private wanted: Wanted | null = null;
  /** Where to look again: what somebody sought last, or the picture that was shown. */
  private againMs = 0;
  /** Somebody unlocked in order to look. */
  private isUnlocking = false;

  public get shownMs(): number {
    return this.currentMs;
  }

  /** How far the sound of the picture goes, wherever in its millisecond it begins. */
  public get heardMs(): number {
    return this.pictureMs === null ? this.currentMs : this.currentMs + IN_MS + this.pictureMs;
  }

  /** How many pixels the film has, whatever the picture has of them. */
  public get size(): readonly number[] {
    return this.ticket?.size ?? [];
  }

  public get picture(): HTMLElement | null {
    return this.image;
  }

  public get pictureMs(): number | null {
    return this.ticket?.picture_ms ?? null;
  }

  /** It stands still by itself. */
  public pause(): void {
    return;
  }

  /** Shows the picture that a film shows at this time. */
  public seek(ms: number): void {
    this.againMs = ms;
    // A server knows whole milliseconds alone: what begins within this one may be what is looked for, or come after it.
    this.want({ times: [Math.ceil(ms), Math.floor(ms)], isIt: (begin) => begin <= ms });
  }

  public override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.takeAway();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("clipId") || watching(this.app.info) !== "possible") this.takeAway();
    else if (this.isUnlocking) {
      this.isUnlocking = false;
      this.again();
    }
  }

  protected override render(): TemplateResult {
    const may = watching(this.app.info);
    return html`
      <section class="stack" aria-label=${this.label}>
        ${failure(this.problem === null ? null : this.app.say(this.problem))}
        ${may !== "possible" ? lockedTemplate(may, this.app, this.unlock) : this.ticket === null ? this.closed() : this.still(this.ticket)}
      </section>
    `;
  }

  private get beginMs(): number {
    return this.ticket?.begins_ms ?? 0;
  }

  private closed(): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      ${this.isOver ? notice(text("player.over"), true) : nothing}
      <button type="button" aria-disabled=${String(this.doing !== null)} @click=${this.again}>
        ${text(this.doing === null ? "player.show" : "status.loading")}
      </button>
    `;
  }

  private still({ url }: Ticket): TemplateResult {
    const { text } = this.app.localizer;
    const begin = this.beginMs;
    return html`
      <div class="picture">
        <img src=${url} alt=${this.label} @load=${this.shown} @error=${this.over} />
        <slot></slot>
      </div>
      <label>
        ${text("player.position")}
        <input
          type="range"
          min="0"
          max=${Math.max(this.lengthMs, begin)}
          step="100"
          .value=${String(begin)}
          aria-valuetext=${clock(begin)}
          @change=${this.sought}
        />
      </label>
      <div class="actions">
        <button type="button" @click=${this.back}>${text("player.back")}</button>
        <button type="button" @click=${this.forward}>${text("player.forward")}</button>
        <bdi>${clock(begin)} / ${clock(this.lengthMs)}</bdi>
        <span role="status">${this.doing === null ? "" : text("status.loading")}</span>
      </div>
    `;
  }

  private want(wanted: Wanted): void {
    this.wanted = wanted;
    if (this.doing === null) void this.look();
  }

  /** Asks for what is wanted, and then for what was wanted meanwhile. */
  private async look(): Promise<void> {
    await this.updateComplete;
    if (watching(this.app.info) !== "possible") return;
    await this.act("look", async () => {
      try {
        while (this.wanted !== null) {
          const { wanted } = this;
          const ticket = await this.find(wanted);
          if (ticket === null) continue;
          this.wanted = null;
          this.isOver = false;
          this.ticket = ticket;
        }
      } catch (thrown) {
        this.wanted = null;
        void this.app.refresh();
        throw thrown;
      }
    });
  }

  /** The picture of the first time that is the one, else that of the last; null where something else is wanted by now. */
  private async find(wanted: Wanted): Promise<Ticket | null> {
    const { clipId } = this;
    let found: Ticket | null = null;
    for (const ms of wanted.times) {
      const at_ms = Math.max(0, ms);
      found = await this.app.api.ask("clips/thumbnail_ticket", { clip_id: clipId, at_ms, size: "picture" });
      if (wanted !== this.wanted) return null;
      if (wanted.isIt(found.begins_ms ?? at_ms)) break;
    }
    return found;
  }

  private readonly shown = (): void => {
    this.currentMs = this.beginMs;
    this.againMs = this.beginMs + IN_MS;
    this.moved();
  };

  private readonly back = (): void => {
    this.want({ times: [this.beginMs - 1], isIt: () => true });
  };

  private readonly forward = (): void => {
    const { beginMs, pictureMs } = this;
    this.want({ times: nextTries(beginMs, pictureMs), isIt: (begin) => begin > beginMs });
  };

  private readonly again = (): void => {
    this.seek(this.againMs);
  };

  private readonly over = (): void => {
    if (this.ticket === null) return;
    this.isOver = true;
    this.takeAway();
    void this.app.refresh();
  };

  private readonly sought = (event: Event): void => {
    this.seek(Number((event.target as HTMLInputElement).value));
  };

  private readonly unlock = async (): Promise<void> => {
    this.isUnlocking = await this.app.unlock();
    this.requestUpdate();
  };

  private takeAway(): void {
    // Whoever was at its buttons goes on from what stands there then.
    if (this.ticket !== null && this.shadowRoot?.activeElement) void this.updateComplete.then(() => this.firstButton?.focus());
    this.ticket = null;
    this.wanted = null;
  }
}

register("footage-guard-stills", FgStills);

declare global {
  interface HTMLElementTagNameMap {
    "footage-guard-stills": FgStills;
  }
}

import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import type { Ticket } from "../../data/wire.js";
import { clock, strides, type Watched, watching, wholeMs } from "../../logic/player.js";
import { register } from "../../register.js";
import { Page } from "../page.js";
import { failure, notice } from "../parts.js";
import { lockedTemplate, pictureStyles } from "./watching.js";

/** A picture that is behind the one which was sought, or the same, may be told of by no event. */
const PICTURE_MS = 150;

/**
 * Plays a clip, or a finished file of a draft, or shows one that is a picture. Nothing is asked for before somebody presses a button; with a lock, another
 * clip or the end of the page the film is taken away. What is slotted in lies over the picture and is as large as it.
 */
export class FgPlayer extends Page {
  static override readonly styles = [...Page.styles, pictureStyles];

  @property({ attribute: false, hasChanged: (one, other) => JSON.stringify(one) !== JSON.stringify(other) })
  public watched!: Watched;
  /** What is played, in words. */
  @property() public label = "";
  /** Whether it is one picture, and no film. */
  @property({ attribute: false }) public isPicture = false;
  /** Called when another picture is shown. */
  @property({ attribute: false }) public moved: () => void = () => undefined;
  @state() private ticket: Ticket | null = null;
  @state() private isOver = false;
  @state() private isPlaying = false;
  @state() private isMuted = true;
  @state() private shownS = 0;
  @state() private lengthS = 0;
  @query("video") private readonly video!: HTMLVideoElement | null;
  /** What somebody goes on from who opened it. */
  @query("#play, img") private readonly goOnAt!: HTMLElement | null;
  @query("button") private readonly firstButton!: HTMLButtonElement | null;
  /** Somebody unlocked in order to watch. */
  private isWanted = false;
  private isStepping = false;
  private pictureShown: () => void = () => undefined;

  public constructor() {
    super();
    this.addEventListener("keydown", this.pressed);
  }

  /** Where the picture that is shown begins, in whole milliseconds since the first one: a begin is this, an end or a still is one more. */
  public get currentMs(): number {
    return wholeMs(this.shownS);
  }

  /** The same as exactly as the browser tells it. */
  public get shownMs(): number {
    return this.shownS * 1000;
  }

  /** How far the sound was heard: it goes on while a picture stands. */
  public get heardMs(): number {
    return this.video === null ? this.shownMs : this.video.currentTime * 1000;
  }

  /** How many pixels the file has of a picture, which is not what is played: that may be converted, or be stretched. */
  public get size(): readonly number[] {
    return this.ticket?.size ?? [];
  }

  /** 0 while nobody knows. */
  public get lengthMs(): number {
    return Math.round(this.lengthS * 1000);
  }

  /** How long one picture is shown, about; null while nobody knows. */
  public get pictureMs(): number | null {
    return this.ticket?.picture_ms ?? null;
  }

  /** The element that shows the picture, to draw from; null while nothing is open. */
  public get picture(): HTMLVideoElement | null {
    return this.video;
  }

  public pause(): void {
    this.video?.pause();
  }

  /** Before anything is open, it says where to stand still once it is. */
  public seek(ms: number): void {
    if (this.video === null) this.shownS = ms / 1000;
    this.pause();
    void this.show(ms / 1000);
  }

  /** Asks for the film and plays it; for a press of somebody. */
  public async open(): Promise<void> {
    const { watched } = this;
    const of = JSON.stringify(watched);
    await this.updateComplete;
    if (watching(this.app.info) !== "possible") {
      this.firstButton?.focus();
      return;
    }
    await this.act("open", async () => {
      try {
        const ticket = await this.app.api.ask("clips/ticket", watched);
        if (of !== JSON.stringify(this.watched) || !this.isConnected) return;
        this.isOver = false;
        this.ticket = ticket;
      } catch (thrown) {
        void this.app.refresh();
        throw thrown;
      }
    });
    await this.updateComplete;
    (this.goOnAt ?? this.firstButton)?.focus();
  }

  public override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.takeAway();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("watched")) {
      this.takeAway();
      this.shownS = this.lengthS = 0;
      this.isOver = false;
    }
    if (watching(this.app.info) !== "possible") this.takeAway();
    else if (this.isWanted) {
      this.isWanted = false;
      void this.open();
    }
  }

  protected override render(): TemplateResult {
    const may = watching(this.app.info);
    return html`
      <section class="stack" aria-label=${this.label}>
        ${failure(this.problem === null ? null : this.app.say(this.problem))}
        ${may !== "possible" ? lockedTemplate(may, this.app, this.unlock) : this.ticket === null ? this.closed() : this.isPicture ? this.still(this.ticket) : this.film(this.ticket)}
      </section>
    `;
  }

  private closed(): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      ${this.isOver ? notice(text("player.over"), true) : nothing}
      <button type="button" aria-disabled=${String(this.doing !== null)} @click=${() => void this.open()}>
        ${text(this.doing === null ? "player.show" : "status.loading")}
      </button>
    `;
  }

  private still({ url }: Ticket): TemplateResult {
    // It has no buttons: whoever opened it by keyboard is at the picture then.
    return html`
      <div class="picture">
        <img src=${url} alt=${this.app.localizer.text("piece.still", { time: this.label })} tabindex="-1" @error=${this.over} />
      </div>
    `;
  }

  private film({ url, seekable }: Ticket): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <div class="picture">
        <video
          src=${url}
          preload="auto"
          playsinline
          disablepictureinpicture
          disableremoteplayback
          aria-label=${this.label}
          .muted=${this.isMuted}
          @loadedmetadata=${this.begun}
          @durationchange=${this.measured}
          @play=${() => (this.isPlaying = true)}
          @pause=${() => (this.isPlaying = false)}
          @timeupdate=${this.passed}
          @seeked=${this.passed}
          @error=${this.over}
        ></video>
        <slot></slot>
      </div>
      ${seekable ? nothing : notice(text("player.converted"))}
      <label>
        ${text("player.position")}
        <input
          type="range"
          min="0"
          max=${this.lengthS}
          step="0.1"
          .value=${String(this.shownS)}
          aria-valuetext=${clock(this.shownS * 1000)}
          @input=${this.sought}
        />
      </label>
      <div class="actions">
        <button id="play" type="button" @click=${this.toggle}>${text(this.isPlaying ? "player.pause" : "player.play")}</button>
        <button type="button" aria-keyshortcuts="," @click=${() => void this.step(-1)}>${text("player.back")}</button>
        <button type="button" aria-keyshortcuts="." @click=${() => void this.step(1)}>${text("player.forward")}</button>
        <bdi>${clock(this.shownS * 1000)} / ${clock(this.lengthMs)}</bdi>
        <label class="option">
          <input type="checkbox" .checked=${!this.isMuted} @change=${() => (this.isMuted = !this.isMuted)} />
          ${text("player.sound")}
        </label>
      </div>
      <p class="hint">${text("player.keys")}</p>
    `;
  }

  private readonly unlock = async (): Promise<void> => {
    this.isWanted = await this.app.unlock();
    this.requestUpdate();
  };

  /** Without an address the browser ends what it is being sent, and forgets what it has. */
  private takeAway(): void {
    const { video } = this;
    if (video !== null) {
      video.pause();
      video.removeAttribute("src");
      video.load();
    }
    // Whoever was at it, or at its buttons, goes on from what stands there then.
    if (this.ticket !== null && this.shadowRoot?.activeElement) void this.updateComplete.then(() => this.firstButton?.focus());
    this.ticket = null;
    this.isPlaying = false;
  }

  private readonly begun = (event: Event): void => {
    const video = event.target as HTMLVideoElement;
    this.measured(event);
    this.follow(video);
    if (this.shownS > 0) video.currentTime = this.shownS;
    // A browser that plays nothing by itself leaves it to the button.
    else video.play().catch(() => undefined);
  };

  private readonly measured = (event: Event): void => {
    const { duration } = event.target as HTMLVideoElement;
    this.lengthS = Number.isFinite(duration) ? duration : 0;
  };

  /** Hears of each picture that is shown, with the time at which it begins. */
  private follow(video: HTMLVideoElement): void {
    if (!tells(video)) return;
    video.requestVideoFrameCallback((_, { mediaTime }) => {
      this.seen(mediaTime);
      if (video === this.video) this.follow(video);
    });
  }

  private readonly passed = (event: Event): void => {
    const video = event.target as HTMLVideoElement;
    if (!tells(video)) this.seen(video.currentTime);
  };

  private seen(seconds: number): void {
    this.shownS = seconds;
    this.pictureShown();
    this.moved();
  }

  private readonly over = (): void => {
    if (this.ticket === null) return;
    this.isOver = true;
    this.takeAway();
    void this.app.refresh();
  };

  private readonly toggle = (): void => {
    const { video } = this;
    if (video === null) return;
    if (video.paused) video.play().catch(() => undefined);
    else video.pause();
  };

  private readonly sought = (event: Event): void => {
    this.seek(Number((event.target as HTMLInputElement).value) * 1000);
  };

  private async step(direction: 1 | -1): Promise<void> {
    if (this.isStepping) return;
    this.isStepping = true;
    this.video?.pause();
    const from = this.shownS;
    for (const stride of strides(direction)) {
      await this.show(from + stride);
      if (this.shownS !== from) break;
    }
    this.isStepping = false;
  }

  /** Resolves when the picture of this time is shown. */
  private show(seconds: number): Promise<void> {
    const { video } = this;
    if (video === null) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, PICTURE_MS);
      this.pictureShown = () => {
        clearTimeout(timer);
        resolve();
      };
      video.currentTime = Math.min(Math.max(0, seconds), this.lengthS);
    });
  }

  private readonly pressed = ({ key, target }: KeyboardEvent): void => {
    // What is slotted in has keys of its own.
    if (this.ticket === null || target !== this) return;
    if (key === ",") void this.step(-1);
    if (key === ".") void this.step(1);
  };
}

/** Whether the browser tells when it shows a picture, and which. */
const tells = (video: HTMLVideoElement): boolean => "requestVideoFrameCallback" in video;

register("footage-guard-player", FgPlayer);

declare global {
  interface HTMLElementTagNameMap {
    "footage-guard-player": FgPlayer;
  }
}

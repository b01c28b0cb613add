import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import type { Recipe } from "../../data/wire.js";
import type { MessageKey } from "../../localize/localize.js";
import { clock } from "../../logic/player.js";
import { parseTime, stepOf } from "../../logic/redaction-time.js";
import { type Changed, endAt, isRefused, lengthOf } from "../../logic/redaction.js";
import { NO_STEPS, type Steps, stepped, type undone } from "../../logic/undo.js";
import { Page } from "../page.js";

/** A time that can be typed, or taken from the player. */
export interface Time {
  readonly label: MessageKey;
  readonly here: MessageKey;
  /** null while it is open. */
  readonly ms: number | null;
  /** An end, or a still: the picture that is shown lies before it. */
  readonly isAfter: boolean;
  readonly set: (ms: number) => Changed;
}

export const START = { label: "redact.start", here: "redact.start_here", isAfter: false } as const;
export const END = { label: "redact.end", here: "redact.end_here", isAfter: true } as const;

/** Fields that change a recipe, and what was changed, to take it back. */
export abstract class RecipeFields extends Page {
  @property({ attribute: false }) public clipId = "";
  /** How long the clip is; 0 while nobody knows. */
  @property({ attribute: false }) public lengthMs = 0;
  /** How long one picture is shown, about: what an arrow key goes along. */
  @property({ attribute: false }) public frameMs = 40;
  @property({ attribute: false }) public recipe!: Recipe;
  @property({ attribute: false }) public onChange: (recipe: Recipe) => void = () => undefined;
  /** Where the player is. */
  @state() protected nowMs = 0;
  /** How long the player found it to be. */
  @state() protected playedMs = 0;
  @state() protected refused: string | null = null;
  @state() protected steps: Steps<Recipe> = NO_STEPS;
  /** An end of the part that is being pulled along, and how far it is. */
  @state() private pulled: { readonly label: MessageKey; readonly ms: number } | null = null;
  private given = "";

  protected get length(): number {
    return lengthOf(this.recipe, this.lengthMs || this.playedMs);
  }

  /** Has the player go somewhere. */
  protected abstract seek(ms: number): void;

  protected override willUpdate(changed: PropertyValues<this>): void {
    // What comes back is what was given, or somebody else's: from that one no step leads anywhere.
    const given = `${this.clipId} ${JSON.stringify(this.recipe)}`;
    if (!(changed.has("recipe") || changed.has("clipId")) || given === this.given) return;
    this.given = given;
    this.steps = NO_STEPS;
    this.refused = null;
  }

  protected change(changed: Changed): void {
    if (isRefused(changed)) {
      this.refuse(this.app.localizer.text(changed.why, { most: this.app.format.number(changed.most) }));
      return;
    }
    this.refused = null;
    if (changed === this.recipe) return;
    this.steps = stepped(this.steps, this.recipe);
    this.give(changed);
  }

  protected travel(by: typeof undone<Recipe>): void {
    const found = by(this.steps, this.recipe);
    if (found === null) return;
    const [recipe, steps] = found;
    this.refused = null;
    this.steps = steps;
    this.give(recipe);
  }

  protected go(ms: number): void {
    this.nowMs = Math.max(0, ms);
    this.seek(this.nowMs);
  }

  protected button(label: string, press: () => void, isPossible = true): TemplateResult {
    return html`<button
      type="button"
      aria-disabled=${isPossible ? nothing : "true"}
      @click=${() => {
        if (isPossible) press();
      }}
    >
      ${label}
    </button>`;
  }

  protected edit(label: string, changed: () => Changed): TemplateResult {
    return this.button(label, () => {
      this.change(changed());
    });
  }

  protected remover(what: string, changed: () => Changed): TemplateResult {
    const { text } = this.app.localizer;
    return html`<button
      type="button"
      aria-label=${text("redact.remove_what", { what })}
      @click=${() => {
        this.change(changed());
      }}
    >
      ${text("redact.remove")}
    </button>`;
  }

  protected check(label: string, isOn: boolean, set: (isOn: boolean) => Changed): TemplateResult {
    return html`
      <label class="check">
        <input
          type="checkbox"
          .checked=${live(isOn)}
          @change=${(event: Event) => {
            this.change(set((event.target as HTMLInputElement).checked));
          }}
        />
        ${label}
      </label>
    `;
  }

  protected select<T extends string>(
    label: string,
    options: readonly (readonly [T, MessageKey])[],
    now: T,
    chosen: (option: T) => Changed,
  ): TemplateResult {
    return html`
      <label>
        ${label}
        <select
          @change=${(event: Event) => {
            this.change(chosen(valueOf(event) as T));
          }}
        >
          ${options.map(
            ([option, key]) =>
              html`<option value=${option} .selected=${live(option === now)}>${this.app.localizer.text(key)}</option>`,
          )}
        </select>
      </label>
    `;
  }

  protected time(time: Time): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <div class="time">
        <label>
          ${text(time.label)}
          <input
            dir="ltr"
            autocomplete="off"
            spellcheck="false"
            .value=${live(time.ms === null ? "" : clock(time.ms))}
            @change=${(event: Event) => {
              this.typed(time, valueOf(event));
            }}
          />
        </label>
        ${this.edit(text(time.here), () => time.set(time.isAfter ? endAt(this.nowMs) : this.nowMs))}
      </div>
    `;
  }

  /** The same, and a handle to pull along the whole clip. */
  protected pulling(time: Time): TemplateResult {
    const ms = this.pulled?.label === time.label ? this.pulled.ms : (time.ms ?? 0);
    return html`
      <input
        type="range"
        aria-label=${this.app.localizer.text(time.label)}
        aria-valuetext=${clock(ms)}
        min="0"
        max=${this.length}
        .value=${live(String(ms))}
        @input=${(event: Event) => {
          this.pull(time, Number(valueOf(event)));
        }}
        @change=${(event: Event) => {
          this.put(time, Number(valueOf(event)));
        }}
        @keydown=${(event: KeyboardEvent) => {
          this.step(time, event);
        }}
      />
      ${this.time({ ...time, ms })}
    `;
  }

  /** What was typed goes, and what is true stands there again. */
  private refuse(why: string): void {
    this.refused = why;
    this.requestUpdate();
  }

  private typed(time: Time, typed: string): void {
    const ms = parseTime(typed);
    if (ms === null) this.refuse(this.app.localizer.text("redact.time"));
    else this.put(time, ms);
  }

  /** Shows the picture at an end while it is pulled. */
  private pull({ label, isAfter }: Time, ms: number): void {
    this.pulled = { label, ms };
    this.go(isAfter ? ms - 1 : ms);
  }

  private put(time: Time, ms: number): void {
    this.pulled = null;
    this.change(time.set(ms));
  }

  private step(time: Time, event: KeyboardEvent): void {
    const isRightToLeft = getComputedStyle(this).direction === "rtl";
    const by = stepOf(event.key, event.shiftKey, this.frameMs, isRightToLeft);
    if (by === 0) return;
    event.preventDefault();
    const ms = Math.min(Math.max(0, (time.ms ?? 0) + by), this.length);
    this.pull(time, ms);
    this.put(time, ms);
  }

  private give(recipe: Recipe): void {
    this.given = `${this.clipId} ${JSON.stringify(recipe)}`;
    this.onChange(recipe);
  }
}

export const valueOf = (event: Event): string => (event.target as HTMLInputElement).value;

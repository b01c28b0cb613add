import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import type { Mute, Recipe } from "../../data/wire.js";
import type { MessageKey } from "../../localize/localize.js";
import { clock } from "../../logic/player.js";
import { type OnScreen, standing } from "../../logic/redaction-file.js";
import { parseTime, steppedTo } from "../../logic/redaction-time.js";
import { type Changed, endAt, isRefused, lengthOf, mutedFrom, mutedUntil } from "../../logic/redaction.js";
import { NO_STEPS, type Steps, stepped, type undone } from "../../logic/undo.js";
import { Page } from "../page.js";
import { unlessTyped } from "./unless-typed.js";

/** A time that can be typed, or taken from the player. */
interface Time {
  readonly label: MessageKey;
  readonly here: MessageKey;
  /** null while it is open. */
  readonly ms: number | null;
  /** 1 for an end, or a still: the picture that is shown lies before it. */
  readonly after: 0 | 1;
  /** What "here" is, of within which millisecond the picture begins that is shown. */
  readonly there: (ms: number) => number;
  readonly set: (ms: number) => Changed;
}

/** What begin and end of something are about: the part that leaves, which is pulled along the clip, what is seen, or what is heard. */
type About = "part" | "picture" | "sound";

interface Span<T> {
  readonly from_ms: T;
  readonly to_ms: T;
}

/** Fields that change a recipe, and what was changed, to take it back. */
export abstract class RecipeFields extends Page {
  @property({ attribute: false }) public clipId = "";
  /** How long the clip is; 0 while nobody knows. */
  @property({ attribute: false }) public lengthMs = 0;
  @property({ attribute: false }) public recipe!: Recipe;
  @property({ attribute: false }) public onChange: (recipe: Recipe) => void = () => undefined;
  /** Within which millisecond the picture begins that is shown. */
  @state() protected nowMs = 0;
  /** The picture that is shown, as far as it is known. */
  @state() protected seen: OnScreen = standing(0);
  @state() protected refused: string | null = null;
  @state() protected steps: Steps<Recipe> = NO_STEPS;
  /** What was muted of a sound that somebody left out, for when it leaves after all. */
  protected muted: readonly Mute[] = [];
  /** How long the player found it to be. */
  protected playedMs = 0;
  /** An end of the part that is being pulled along, and how far it is. */
  @state() private pulled: { readonly label: MessageKey; readonly ms: number } | null = null;
  private given = "";

  protected get length(): number {
    return lengthOf(this.recipe, this.lengthMs || this.playedMs);
  }

  /** Whether a picture is shown that "here" could be. */
  protected abstract get isOpen(): boolean;

  /** How long one picture is shown, which an arrow key goes along; null until the clip was opened. */
  protected abstract get pictureMs(): number | null;

  /** How far the sound goes with the picture that is shown. */
  protected abstract get heardMs(): number;

  /** Shows the picture of a time. */
  protected abstract go(ms: number): void;

  protected override willUpdate(changed: PropertyValues<this>): void {
    // What comes back is what was given, or somebody else's: from that one no step leads anywhere.
    if (!changed.has("clipId") && (!changed.has("recipe") || isSame(this.recipe, this.given))) return;
    this.steps = NO_STEPS;
    this.muted = [];
    this.refused = null;
  }

  protected change(changed: Changed): void {
    if (isRefused(changed)) {
      this.refuse(changed.why, changed.most);
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
    this.refused = null;
    this.steps = found[1];
    this.give(found[0]);
  }

  protected button(label: string, press: (event: Event) => void, name: string | null = null, isPossible = true): TemplateResult {
    return html`<button
      type="button"
      aria-label=${name ?? nothing}
      aria-disabled=${isPossible ? nothing : "true"}
      @click=${press}
    >
      ${label}
    </button>`;
  }

  protected edit(label: MessageKey, changed: () => Changed): TemplateResult {
    return this.button(this.app.localizer.text(label), () => {
      this.change(changed());
    });
  }

  /** A change by where the player is, which nobody sees before it shows something. */
  protected here(label: MessageKey, changed: (ms: number) => Changed): TemplateResult {
    return this.edit(label, () => (this.isOpen ? changed(this.nowMs) : { why: "redact.not_open", most: 0 }));
  }

  protected remover(what: string, changed: () => Changed): TemplateResult {
    const { text } = this.app.localizer;
    const press = ({ target }: Event): void => {
      const group = (target as Element).closest("fieldset");
      this.change(changed());
      // Whoever works by keyboard goes on from where they were, also when the button that they pressed is gone.
      setTimeout(() => {
        if (this.shadowRoot?.activeElement === null) group?.querySelector<HTMLElement>(".adding button")?.focus();
      });
    };
    return this.button(text("redact.remove"), press, text("redact.remove_what", { what }));
  }

  protected check(label: MessageKey, isOn: boolean, set: (isOn: boolean) => Changed): TemplateResult {
    const changed = ({ target }: Event): void => {
      this.change(set((target as HTMLInputElement).checked));
    };
    return html`
      <label class="option">
        <input type="checkbox" .checked=${live(isOn)} @change=${changed} />
        ${this.app.localizer.text(label)}
      </label>
    `;
  }

  protected select<T extends string>(
    label: MessageKey,
    group: "why" | "redact.covering",
    options: readonly T[],
    now: T,
    chosen: (option: T) => Changed,
  ): TemplateResult {
    const { text } = this.app.localizer;
    const changed = (event: Event): void => {
      this.change(chosen(valueOf(event) as T));
    };
    return html`
      <label>
        ${text(label)}
        <select @change=${changed}>
          ${options.map(
            (option) =>
              html`<option value=${option} .selected=${live(option === now)}>${text(`${group}.${option}` as MessageKey)}</option>`,
          )}
        </select>
      </label>
    `;
  }

  /** Begin and end of something, to be typed or taken from the player. */
  protected span<T extends number | null>(
    { from_ms, to_ms }: Span<T>,
    set: (changes: Partial<Span<number>>) => Changed,
    about: About,
  ): TemplateResult {
    const start = { label: "redact.start", here: "redact.start_here", after: 0 } as const;
    const end = { label: "redact.end", here: "redact.end_here", after: 1 } as const;
    const isHeard = about === "sound";
    const begins = (ms: number): number => (isHeard ? mutedFrom(ms, this.heardMs) : ms);
    const ends = (ms: number): number => (isHeard ? mutedUntil(ms, this.heardMs) : endAt(ms));
    return html`
      ${this.time({ ...start, ms: from_ms, there: begins, set: (ms) => set({ from_ms: ms }) }, about === "part")}
      ${this.time({ ...end, ms: to_ms, there: ends, set: (ms) => set({ to_ms: ms }) }, about === "part")}
    `;
  }

  protected time(time: Time, isPulled: boolean): TemplateResult {
    const label = this.app.localizer.text(time.label);
    const ms = isPulled && this.pulled?.label === time.label ? this.pulled.ms : time.ms;
    const shown = ms === null ? "" : clock(ms);
    const put = (wanted: number): void => {
      this.pulled = null;
      this.change(time.set(wanted));
    };
    // The first picture that leaves is shown meanwhile, or the last one.
    const pull = (wanted: number): void => {
      this.pulled = { label: time.label, ms: wanted };
      this.go(time.after === 0 ? within(wanted) : wanted - MOMENT);
    };
    const typed = (event: Event): void => {
      const wanted = parseTime(valueOf(event));
      if (wanted === null) this.refuse("redact.time");
      else put(wanted);
    };
    const step = (event: KeyboardEvent): void => {
      const isRightToLeft = getComputedStyle(this).direction === "rtl";
      const now = { ms: Number(valueOf(event)), after: time.after };
      const to = steppedTo(now, event.key, event.shiftKey, this.pictureMs ?? USUAL_MS, isRightToLeft);
      if (to === null) return;
      event.preventDefault();
      const wanted = Math.min(Math.max(0, to), this.length);
      pull(wanted);
      put(wanted);
    };
    return html`
      ${
        isPulled
          ? html`<input
              type="range"
              aria-label=${label}
              aria-valuetext=${shown}
              max=${this.length}
              .value=${live(String(ms))}
              @input=${(event: Event) => {
                pull(Number(valueOf(event)));
              }}
              @change=${(event: Event) => {
                put(Number(valueOf(event)));
              }}
              @keydown=${step}
            />`
          : nothing
      }
      <div class="time">
        <label>${label}<input dir="ltr" autocomplete="off" .value=${unlessTyped(shown)} @change=${typed} /></label>
        ${this.here(time.here, (ms) => time.set(time.there(ms)))}
      </div>
    `;
  }

  /** What was typed goes, and what is true stands there again. */
  private refuse(why: MessageKey, most = 0): void {
    this.refused = this.app.localizer.text(why, { most: this.app.format.number(most) });
    this.requestUpdate();
  }

  private give(recipe: Recipe): void {
    if (this.recipe.audio && !recipe.audio) this.muted = this.recipe.mutes;
    this.given = JSON.stringify(recipe);
    this.onChange(recipe);
  }
}

/** How long a picture is shown by many cameras. */
const USUAL_MS = 40;
/** Short enough for no picture to begin in it. */
const MOMENT = 0.01;

/** A picture that begins within a millisecond is shown at the end of that. */
export const within = (ms: number): number => ms + 1 - MOMENT;

export const valueOf = (event: Event): string => (event.target as HTMLInputElement).value;

const isSame = (recipe: Recipe, given: string): boolean => JSON.stringify(recipe) === given;

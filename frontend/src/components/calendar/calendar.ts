import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { type CalendarDay, calendarView, type Day, dayAfterKey, firstWeekdayOf, monthOf, turned } from "../../logic/clips-calendar.js";
import { memo } from "../../logic/memo.js";
import { register } from "../../register.js";
import type { App } from "../app.js";
import { sharedStyles } from "../styles.js";

/** One month as a grid of days, each with how many clips it has. It chooses a day, and asks for another month. */
export class FgCalendar extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      .head {
        max-inline-size: 480px;
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 8px;
      }

      table {
        inline-size: 100%;
        max-inline-size: 480px;
        border-collapse: collapse;
        table-layout: fixed;
      }

      th {
        padding: 4px 0;
        color: var(--secondary-text-color);
        font-size: var(--ha-font-size-s, 12px);
        font-weight: inherit;
        text-align: center;
      }

      td {
        padding: 0;
      }

      td button {
        display: grid;
        inline-size: 100%;
        min-block-size: 52px;
        padding: 4px 0;
        border-color: transparent;
        background-color: transparent;
        border-radius: 8px;
        line-height: 1.3;
      }

      td button:hover {
        background-color: var(--secondary-background-color);
      }

      td button[data-count=""] {
        color: var(--secondary-text-color);
        font-weight: 400;
      }

      td button[aria-current="date"] {
        border-color: currentColor;
        border-style: dashed;
      }

      td[aria-selected="true"] button {
        background-color: var(--primary-text-color);
        color: var(--card-background-color);
      }

      /* Its words are the label's. */
      td button::after {
        content: attr(data-count);
        min-block-size: 1.3em;
        font-size: var(--ha-font-size-s, 12px);
        font-weight: 400;
      }

      /* Seven days of 44 pixels are as wide as the narrowest phone, nearly. */
      @media (max-width: 352px) {
        table {
          inline-size: 308px;
          margin-inline: -10px;
        }
      }
    `,
  ];

  @property({ attribute: false }) public app!: Pick<App, "localizer" | "format">;
  @property() public month = "";
  /** Today, by the clock of the home. */
  @property() public now: Day = "";
  @property({ attribute: false }) public counts: Readonly<Record<Day, number>> = {};
  @property({ attribute: false }) public chosen: Day | null = null;
  @property({ attribute: false }) public choose: (day: Day) => void = () => undefined;
  @property({ attribute: false }) public turn: (month: string) => void = () => undefined;
  /** Where somebody is with the keyboard. */
  @state() private current: Day | null = null;
  @query("td button[tabindex='0']") private readonly here!: HTMLElement | null;
  private isGoing = false;
  private readonly view = memo(calendarView);

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.isGoing || !(changed.has("month") || this.place() === this.current)) return;
    this.isGoing = false;
    this.here?.focus();
  }

  protected override render(): TemplateResult {
    const { text } = this.app.localizer;
    const { title, weekdays, weeks } = this.view(this.month, this.counts, this.app.format.language);
    return html`
      <div class="stack">
        <div class="head">
          <button type="button" aria-label=${text("clips.month.before")} @click=${this.back}>${text("clips.before")}</button>
          <h3 id="month" aria-live="polite">${title}</h3>
          <button type="button" aria-label=${text("clips.month.after")} @click=${this.on}>${text("clips.after")}</button>
        </div>
        <table role="grid" aria-labelledby="month" @keydown=${this.pressed}>
          <thead>
            <tr>
              ${weekdays.map(({ short, long }) => html`<th scope="col" abbr=${long}>${short}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${weeks.map((week) => html`<tr>${week.map((day) => (day === null ? html`<td></td>` : this.day(day)))}</tr>`)}
          </tbody>
        </table>
      </div>
    `;
  }

  private day({ day, number, label, clips }: CalendarDay): TemplateResult {
    const { localizer, format } = this.app;
    const count = clips === 0 ? "" : format.number(clips);
    const told = clips === 0 ? localizer.text("timeline.none") : localizer.text("clips.count", { count });
    return html`
      <td role="gridcell" aria-selected=${String(day === this.chosen)}>
        <button
          type="button"
          tabindex=${day === this.place() ? "0" : "-1"}
          aria-label="${label}. ${told}"
          aria-current=${day === this.now ? "date" : nothing}
          data-day=${day}
          data-count=${count}
          @click=${() => {
            this.current = day;
            this.choose(day);
          }}
        >
          ${number}
        </button>
      </td>
    `;
  }

  /** The one day that the tab key leads to: where somebody was, what is chosen, today, or the first one. */
  private place(): Day {
    const found = [this.current, this.chosen, this.now].find((day) => day !== null && monthOf(day) === this.month);
    return found ?? `${this.month}-01`;
  }

  private readonly back = (): void => {
    this.turn(turned(this.month, -1));
  };

  private readonly on = (): void => {
    this.turn(turned(this.month, 1));
  };

  private readonly pressed = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isRtl = getComputedStyle(this).direction === "rtl";
    // Whoever came to a day in another way than by its keys goes on from there.
    const from = (event.target as HTMLElement).dataset["day"] ?? this.place();
    const day = dayAfterKey(from, event.key, isRtl, firstWeekdayOf(this.app.format.language));
    if (day === null) return;
    event.preventDefault();
    this.current = day;
    this.isGoing = true;
    if (monthOf(day) !== this.month) this.turn(monthOf(day));
  };
}

register("footage-guard-calendar", FgCalendar);

declare global {
  interface HTMLElementTagNameMap {
    "footage-guard-calendar": FgCalendar;
  }
}

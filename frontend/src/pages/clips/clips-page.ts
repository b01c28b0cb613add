import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import "../../components/calendar/calendar.js";
import { Page } from "../../components/page.js";
import { Staying } from "../../components/staying.js";
import { failure, loaded, notice, progress } from "../../components/parts.js";
import "../../components/timeline/timeline.js";
import type { ListedClip } from "../../data/wire.js";
import { type Day, monthOf, spanOfDay, today } from "../../logic/clips-calendar.js";
import { ABOUT_CLIPS, follow, stillChosen } from "../../logic/clips-follow.js";
import { ALL, type ClipRow, clipsView, type ClipsView, fieldsOf, type Listed, type Wanted } from "../../logic/clips-list.js";
import { hindranceOf } from "../../logic/clips-share.js";
import { MOST_CLIPS } from "../../logic/draft-new.js";
import { memo } from "../../logic/memo.js";
import { watching } from "../../logic/player.js";
import { register } from "../../register.js";
import "./clip-card.js";
import type { FgClipCard } from "./clip-card.js";
import { clipsStyles } from "./clips.styles.js";
import { filters, noClips, ofHold } from "./filters.js";
import { fromElsewhere } from "./from-elsewhere.js";
import { give } from "./give.js";

/** All clips of this home: by days, by what asked for them, to look at, to keep, and to begin giving them away with. */
export class ClipsPage extends Page {
  static override readonly styles = [...Page.styles, clipsStyles];

  /** Of the one hold whose clips alone are shown; null for all. */
  @property({ attribute: false }) public holdId: string | null = null;
  @state() private wanted: Wanted = ALL;
  @state() private month = "";
  @state() private chosen: ReadonlyMap<string, ListedClip> = new Map();
  @state() private opened: string | null = null;
  @state() private heats: ReadonlyMap<string, readonly number[]> = new Map();
  /** How many clips of the day were asked for where something moved. */
  @state() private heated = 0;
  @state() private done: string | null = null;
  @state() private lacks: string | null = null;
  @query("[role=status]") private readonly said!: HTMLElement;
  @query("#list") private readonly heading!: HTMLElement | null;
  @query("footage-guard-clip") private readonly card!: FgClipCard | null;
  private readonly list = this.watch(({ api, format }) => ({
    load: async (): Promise<Listed> => {
      const { wanted } = this;
      const now = { ...(await api.ask("clips/list", fieldsOf(wanted, format.timeZone))), wanted };
      const { loaded } = this.list;
      return loaded.kind === "ready" ? follow(loaded.value, now, this.at()) : now;
    },
    listen: (changed) =>
      api.listen("ledger/subscribe", { kinds: ABOUT_CLIPS }, () => {
        changed();
        void Promise.all([this.days, this.holds].map((watch) => watch.reload()));
      }),
  }));
  private readonly days = this.watch(({ api }) => ({
    load: async () => {
      const { month, wanted } = this;
      const { days } = await api.ask("clips/days", { month, ...(wanted.camera === "" ? {} : { camera: [wanted.camera] }) });
      return days;
    },
  }));
  private readonly holds = this.watch(({ api }) => ({ load: () => api.ask("holds/list") }));
  private readonly view = memo(clipsView);
  private readonly staying = new Staying(this, "li.clip");
  private shown: Listed | null = null;

  public override connectedCallback(): void {
    // Before what is watched asks for it.
    this.wanted = { ...ALL, hold: this.holdId };
    this.month = monthOf(this.now());
    super.connectedCallback();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { loaded } = this.list;
    if (loaded.kind === "ready" && loaded.value !== this.shown) {
      // The same page as it is by now: whoever is in the middle of it stays there.
      if (loaded.value.wanted === this.shown?.wanted) {
        this.staying.hold();
        this.chosen = stillChosen(this.chosen, loaded.value);
      }
      this.shown = loaded.value;
    }
    if (changed.has("app") && watching(this.app.info) !== "possible" && this.heats.size > 0) this.heats = new Map();
  }

  protected override render(): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <div class="stack">
        <h2>${text("nav.clips")}</h2>
        <div role="status" tabindex="-1">${this.done === null ? nothing : notice(this.done)}</div>
        ${failure(this.problem === null ? this.lacks : this.app.say(this.problem))}
        ${this.holdId === null ? this.top() : ofHold(this.app)}
        ${this.isOther() ? progress(text("status.loading")) : nothing}
        ${loaded(this.list.loaded, this.app, (listed) => this.listed(listed))}
        ${this.app.info.role === "approver" ? fromElsewhere(this.app, this.wanted, this.now(), this.reload) : nothing}
      </div>
    `;
  }

  private top(): TemplateResult {
    const { loaded } = this.days;
    return html`
      <div class="top">
        <footage-guard-calendar
          .app=${this.app}
          .month=${this.month}
          .now=${this.now()}
          .counts=${loaded.kind === "ready" ? loaded.value : NO_DAYS}
          .chosen=${this.wanted.day}
          .choose=${this.chooseDay}
          .turn=${this.turn}
        ></footage-guard-calendar>
        <div class="stack filters">
          ${"problem" in loaded ? failure(this.app.say(loaded.problem)) : nothing}
          ${filters(this.app, this.wanted, (wanted) => void this.look(wanted))}
        </div>
      </div>
    `;
  }

  private listed(listed: Listed): TemplateResult {
    const view = this.view(listed, this.app.info, this.app.localizer, this.app.format);
    const clips = new Map(listed.clips.map((clip) => [clip.clip_id, clip]));
    return html`
      ${view.isEmpty ? noClips(this.app, listed.wanted) : nothing} ${this.drawn(view, clips)}
      <section class="stack" aria-labelledby="list">
        <h3 id="list" tabindex="-1" ?hidden=${view.isEmpty && !view.mayGoOn && !view.mayGoBack}>${this.headingOf(listed)}</h3>
        ${repeat(
          view.groups,
          ({ day }) => day,
          ({ heading, rows }) => html`
            ${listed.wanted.day === null ? html`<h4>${heading}</h4>` : nothing}
            <ul class="rows">
              ${repeat(
                rows,
                ({ id }) => id,
                (row) => html`<li class="clip stack" data-clip=${row.id}>${this.row(row, clips.get(row.id))}</li>`,
              )}
            </ul>
          `,
        )}
        ${this.pages(listed, view)}
      </section>
      ${this.chosen.size === 0 ? nothing : this.choice()}
    `;
  }

  private headingOf({ clips, more, wanted }: Listed): string {
    const { localizer, format } = this.app;
    const count = localizer.text(more || wanted.pages.length > 0 ? "clips.count_here" : "clips.count", {
      count: format.number(clips.length),
    });
    return wanted.day === null ? count : `${format.day(spanOfDay(wanted.day, format.timeZone).from)}. ${count}`;
  }

  /** The day as a drawing, and where something moved in it, once somebody asks. */
  private drawn(view: ClipsView, clips: ReadonlyMap<string, ListedClip>): TemplateResult | typeof nothing {
    const { text } = this.app.localizer;
    const { drawn } = view;
    if (drawn === null || drawn.isEmpty) return nothing;
    const left = drawn.rows.flatMap((row) => row.clips).filter(({ id, isThere }) => isThere && !this.heats.has(id));
    return html`
      <footage-guard-timeline
        .app=${this.app}
        .view=${drawn}
        .isPlain=${true}
        .heats=${this.heats}
        .chosen=${new Set(this.chosen.keys())}
        .playing=${this.opened}
        .play=${this.open}
        .choose=${(id: string) => {
          this.choose(clips.get(id));
        }}
      ></footage-guard-timeline>
      ${
        this.doing === "heat"
          ? progress(text("clips.heat.reading"), (100 * this.heated) / (this.heated + left.length))
          : left.length === 0
            ? html`<p class="hint">${text("clips.heat.shown")}</p>`
            : html`<div class="actions">
                <button
                  type="button"
                  aria-disabled=${String(this.doing !== null)}
                  @click=${() => void this.heat(left.map(({ id }) => id))}
                >
                  ${text("clips.heat.show")}
                </button>
              </div>`
      }
    `;
  }

  private row({ id, title, label, notes, isThere }: ClipRow, clip: ListedClip | undefined): TemplateResult {
    const { text } = this.app.localizer;
    const name = `${title}: ${label}`;
    const words = html`<span dir="auto">${name}${notes.map((note) => html`<br /><span class="hint">${note}</span>`)}</span>`;
    if (!isThere || clip === undefined) return words;
    const isOpen = this.opened === id;
    return html`
      <div class="line">
        <label class="option">
          <input
            type="checkbox"
            .checked=${this.chosen.has(id)}
            @change=${() => {
              this.choose(clip);
            }}
          />
          ${words}
        </label>
        <button
          type="button"
          aria-expanded=${String(isOpen)}
          aria-label="${text(isOpen ? "clips.close" : "clips.open")}: ${name}"
          @click=${() => {
            if (isOpen) this.opened = null;
            else this.open(id);
          }}
        >
          ${text(isOpen ? "clips.close" : "clips.open")}
        </button>
      </div>
      ${
        isOpen
          ? html`<footage-guard-clip
              .app=${this.app}
              .clip=${clip}
              .label=${name}
              .holds=${this.holds.loaded}
              .heat=${this.heats.get(id) ?? null}
              .heated=${this.keepHeat}
              .changed=${this.reload}
            ></footage-guard-clip>`
          : nothing
      }
    `;
  }

  private pages({ next, wanted }: Listed, view: ClipsView): TemplateResult {
    const { text } = this.app.localizer;
    return html`
      <div class="actions">
        ${
          view.mayGoBack
            ? html`<button type="button" @click=${() => void this.turnPage({ ...wanted, pages: wanted.pages.slice(0, -1) })}>
                ${text("clips.newer")}
              </button>`
            : nothing
        }
        ${
          next === null
            ? nothing
            : html`<button type="button" @click=${() => void this.turnPage({ ...wanted, pages: [...wanted.pages, next] })}>
                ${text("clips.older")}
              </button>`
        }
      </div>
    `;
  }

  private choice(): TemplateResult {
    const { localizer, format, info } = this.app;
    const { text } = localizer;
    const [isBusy, clips] = [this.doing !== null, [...this.chosen.values()]];
    return html`
      <section class="card chosen" aria-label=${text("clips.chosen.label")}>
        <p>${text("clips.chosen", { count: format.number(clips.length) })}</p>
        <div class="actions">
          <button type="button" aria-disabled=${String(isBusy)} @click=${() => void this.act("hold", () => this.hold(clips))}>
            ${text(this.doing === "hold" ? "status.working" : "clips.hold")}
          </button>
          ${
            info.role === "approver"
              ? html`<button type="button" aria-disabled=${String(isBusy)} @click=${() => void this.share(clips)}>
                  ${text("clips.share")}
                </button>`
              : nothing
          }
          <button type="button" @click=${this.chooseNone}>${text("clips.none")}</button>
        </div>
      </section>
    `;
  }

  /** What somebody is in the middle of. */
  private at(): ReadonlySet<string> {
    const row = this.staying.current?.getAttribute("data-clip");
    return new Set([...this.chosen.keys(), this.opened, row].filter((id) => typeof id === "string"));
  }

  /** Whether what is shown is not yet what was asked for. */
  private isOther(): boolean {
    const { loaded } = this.list;
    return loaded.kind === "ready" && loaded.value.wanted !== this.wanted;
  }

  private now(): Day {
    return today(Date.now(), this.app.format.timeZone);
  }

  private readonly reload = async (): Promise<void> => {
    await Promise.all([this.list, this.days, this.holds].map((watch) => watch.reload()));
  };

  /** Looks at other clips. Of those before nothing stays chosen, open or under way: nothing is done to what is not seen. */
  private async look(wanted: Wanted): Promise<void> {
    const isOtherCamera = wanted.camera !== this.wanted.camera;
    this.wanted = wanted;
    this.opened = this.done = this.lacks = this.problem = null;
    this.chosen = new Map();
    await Promise.all([this.list.reload(), isOtherCamera ? this.days.reload() : null]);
  }

  private async turnPage(wanted: Wanted): Promise<void> {
    await this.look(wanted);
    await this.updateComplete;
    this.heading?.focus();
  }

  private readonly chooseDay = (day: Day): void => {
    void this.look({ ...this.wanted, day, pages: [] });
  };

  private readonly turn = (month: string): void => {
    this.month = month;
    void this.days.reload();
  };

  private readonly open = (id: string): void => {
    this.opened = id;
    void this.updateComplete.then(() => this.card?.open());
  };

  private choose(clip: ListedClip | undefined): void {
    if (clip === undefined) return;
    this.lacks = null;
    const chosen = new Map(this.chosen);
    if (!chosen.delete(clip.clip_id)) chosen.set(clip.clip_id, clip);
    this.chosen = chosen;
  }

  private readonly chooseNone = (): void => {
    this.chosen = new Map();
    this.heading?.focus();
  };

  private readonly keepHeat = (id: string, seconds: readonly number[]): void => {
    this.heats = new Map([...this.heats, [id, seconds]]);
  };

  /** One clip after the other, for as long as the same clips are looked at. */
  private async heat(ids: readonly string[]): Promise<void> {
    const { wanted } = this;
    this.heated = 0;
    await this.act("heat", async () => {
      if (watching(this.app.info) === "locked" && !(await this.app.unlock())) return;
      for (const clip_id of ids) {
        if (wanted !== this.wanted || !this.isConnected) return;
        const { seconds } = await this.app.api.ask("clips/heat", { clip_id });
        this.keepHeat(clip_id, seconds);
        this.heated += 1;
      }
    });
  }

  private async hold(clips: readonly ListedClip[]): Promise<void> {
    const { localizer, format, api } = this.app;
    const placed = await api.ask("holds/place", { clip_ids: clips.map(({ clip_id }) => clip_id) });
    this.chosen = new Map();
    await this.reload();
    this.done = localizer.text("clips.hold.placed", { count: format.number(placed.clip_ids.length) });
    await this.updateComplete;
    this.said.focus();
  }

  private async share(clips: readonly ListedClip[]): Promise<void> {
    if (this.doing !== null) return;
    const { localizer, format } = this.app;
    const hindrance = hindranceOf(clips);
    this.problem = null;
    this.lacks = hindrance === null ? null : localizer.text(`clips.share.${hindrance}`, { most: format.number(MOST_CLIPS) });
    if (hindrance !== null) return;
    const place = await give(this.app, clips);
    if (place !== null) this.app.go(place);
  }
}

const NO_DAYS = {};

register("footage-guard-clips", ClipsPage);

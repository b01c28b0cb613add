import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { StepUp } from "../../components/app.js";
import { declining } from "../../components/declining.js";
import { Page } from "../../components/page.js";
import { ownImage } from "../../components/own-image.js";
import { facts, failure, loaded, notice } from "../../components/parts.js";
import { type DraftHeld, draftSource } from "../../data/draft-source.js";
import type { Collected, DraftShown, DraftWritten, JobView, Released } from "../../data/wire.js";
import { type Edit, edited, savingOf } from "../../logic/draft-edit.js";
import { statementView } from "../../logic/draft-statement.js";
import { type DraftView, draftView, withHeard } from "../../logic/draft-view.js";
import type { MessageKey } from "../../localize/localize.js";
import { problemOf, wrongFields } from "../../logic/problem.js";
import { who } from "../../logic/words.js";
import { register } from "../../register.js";
import { draftStyles } from "./draft.styles.js";
import { Focus, stepOf } from "./focus.js";
import { footage } from "./footage.js";
import { type Button, decision } from "./decision.js";
import { making } from "./making.js";
import { linkOnce, outcome } from "./outcome.js";
import { list, result } from "./result.js";
import { termsForm } from "./terms-form.js";
import { keep, leftAt } from "./unsaved.js";

/** Nothing tells of votes, edits and progress of others: they are looked at so often. It keeps no vault unlocked. */
const LOOK_MS = 3_000;
/** A share that is over by then: nobody needs its link. */
const OVER: ReadonlySet<DraftShown["state"]> = new Set(["ended", "declined", "void"] as const);

/** What is prepared for a request, from the footage to the decision. All of it is on one page. */
export class DraftPage extends Page {
  static override readonly styles = [...Page.styles, draftStyles];

  @property() public draftId = "";
  /** What the person changed; the server does not know of it. */
  @state() private edit: Edit | null = null;
  /** Which clip is worked on. */
  @state() private opened: number | null = null;
  @state() private heard: { readonly job: JobView; readonly shown: DraftShown | null } | null = null;
  @state() private released: Released | null = null;
  @state() private collected: Collected | null = null;
  /** What this page showed to be voted on first, or what came of what was made here. */
  private first: string | null = null;
  private endHearing: (() => Promise<void>) | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly focused = new Focus(this);
  private readonly held = this.watch<DraftHeld>(({ api }) => draftSource(api, this.draftId));

  public override connectedCallback(): void {
    ({ edit: this.edit, released: this.released } = leftAt(this.app.personId, this.draftId));
    super.connectedCallback();
    this.timer = setInterval(this.look, LOOK_MS);
  }

  public override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
    this.endHearing?.().catch(() => undefined);
    this.endHearing = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { app, draftId, shown } = this;
    // It may have come to a page of the same draft that was left meanwhile, and nobody gives it again.
    if (this.released === null && !changed.has("released")) this.released = leftAt(app.personId, draftId).released;
    if (this.held.loaded.kind === "gone") this.edit = this.released = null;
    if (shown !== null && OVER.has(shown.state)) this.released = null;
    const { edit, released } = this;
    const isNew = ["app", "edit", "released"].some((name) => changed.has(name));
    // What a lockdown forgot is not kept anew while it lasts.
    if (isNew && !app.info.is_locked_down) keep(app.personId, draftId, { edit, released });
  }

  protected override render(): TemplateResult {
    const { text } = this.app.localizer;
    const held = this.held.loaded;
    return html`
      <div class="stack">
        <h2 id="top" tabindex="-1">${text("draft.heading")}</h2>
        ${loaded(held, this.app, (value) => this.page(value))}
        ${
          // What is stored is not what was told to the history: nobody can go on with it, and it can still be dropped.
          held.kind === "failed" && held.problem.code === "statement_changed"
            ? html`<div class="actions">${this.button("drop", text("drop.action"), () => this.drop())}</div>`
            : nothing
        }
      </div>
    `;
  }

  private page(held: DraftHeld): TemplateResult {
    const { app, heard } = this;
    const shown = withHeard(held.shown, heard?.shown === held.shown ? heard.job : null);
    const view = draftView(
      { shown, people: held.people, personId: app.personId, isLockedDown: app.info.is_locked_down },
      app.localizer,
      app.format,
    );
    const draft = this.edit?.draft ?? shown.draft;
    const said = this.unsaved(held, view);
    // What others did is said first; what the person did, where they come to when they have done it.
    const changes = said === null ? nothing : this.changes(held, view, said);
    const asked = who({ channel: held.request.request.channel, ...held.request.request.requester }, app.localizer);
    return html`
      <p>
        <a href=${app.path({ page: "request", id: shown.request_id })}>
          ${app.localizer.text("draft.for")} <bdi>${asked}</bdi></a
        >
      </p>
      <p role="status">${view.where}</p>
      ${ownImage(held.request.request, app)}
      ${this.trouble()} ${linkOnce(this.released, app, this.forgetLink)} ${outcome({
        app,
        held,
        view,
        hasLink: this.released !== null,
        collected: this.collected,
        button: this.button,
        collect: () => this.collect(held),
      })}
      ${said === "edit.unsaved" ? nothing : changes} ${this.footage(held, view, draft)} ${this.terms(held, view, draft)}
      ${said === "edit.unsaved" ? changes : nothing} ${making({
        app,
        shown: held.shown,
        view,
        edit: this.edit,
        button: this.button,
        make: () => this.make(held),
        stop: () => this.write(held.shown.draft, held.shown.version),
      })}
      ${result(shown, app)}
      ${decision({
        app,
        view,
        hasEdit: this.edit !== null,
        isAnother: this.isAnother(shown),
        button: this.button,
        approve: () => this.approve(held),
        decline: () => this.decline(held),
        drop: () => this.drop(),
      })}
    `;
  }

  /** Why the last thing was not done; a draft that was refused says it of each field. */
  private trouble(): TemplateResult {
    const { problem, app } = this;
    if (problem === null) return failure(null);
    const wrong = wrongFields(problem, app.localizer, app.say);
    if (wrong.length === 0) return failure(app.say(problem));
    return html`<div role="alert">
      <div class="notice">
        <p>${app.localizer.text(this.edit === null ? "files.refused" : "form.refused")}</p>
        <ul class="notes">
          ${wrong.map((sentence) => html`<li>${sentence}</li>`)}
        </ul>
      </div>
    </div>`;
  }

  /** What is not saved, and what happened to the draft meanwhile; null where all is saved. */
  private unsaved({ shown }: DraftHeld, view: DraftView): "edit.cannot" | "edit.conflict" | "edit.unsaved" | null {
    const { edit } = this;
    if (edit === null) return null;
    if (!view.mayEdit) return "edit.cannot";
    // While it is being saved, what is loaded may be the one or the other.
    return this.doing === null && savingOf(edit, shown) === "conflict" ? "edit.conflict" : "edit.unsaved";
  }

  private changes(held: DraftHeld, view: DraftView, said: MessageKey): TemplateResult {
    const { text } = this.app.localizer;
    const isConflict = said === "edit.conflict";
    return notice(
      html`<p>${text(said)}</p>
        <div class="actions choice">
          ${
            view.mayEdit
              ? this.button("save", text(isConflict ? "edit.mine" : "edit.save"), () => this.save(held))
              : nothing
          }
          ${this.button("drop-edit", text(isConflict ? "edit.theirs" : "edit.undo"), () => {
            this.edit = this.opened = null;
            return Promise.resolve();
          })}
        </div>`,
      true,
    );
  }

  private footage(held: DraftHeld, view: DraftView, draft: DraftWritten): TemplateResult {
    return footage({
      app: this.app,
      draft,
      request: held.request,
      mayEdit: view.mayEdit,
      opened: this.opened,
      open: (index) => (this.opened = index),
      change: (changed) => {
        this.change(held, changed);
      },
    });
  }

  private terms(held: DraftHeld, view: DraftView, draft: DraftWritten): TemplateResult | typeof nothing {
    const { text } = this.app.localizer;
    // What was frozen is said by the statement below; without one, there is nothing to change any more.
    if (!view.mayEdit) return nothing;
    return html`
      <section class="stack" aria-labelledby="terms">
        <h3 id="terms">${text("draft.step.terms")}</h3>
        ${termsForm({
          draft,
          held,
          app: this.app,
          change: (changed) => {
            this.change(held, changed);
          },
        })}
      </section>
    `;
  }

  private readonly button: Button = (name, label, deed) => html`
    <button type="button" aria-disabled=${String(this.doing !== null)} @click=${(event: Event) => void this.press(event, name, deed)}>
      ${this.doing === name ? this.app.localizer.text("status.working") : label}
    </button>
  `;

  /** Does one thing, and looks at what became of it, also where it was refused. */
  private async press(event: Event, name: string, deed: () => Promise<unknown>): Promise<void> {
    const step = stepOf(event.currentTarget as Element);
    await this.act(name, async () => {
      try {
        await deed();
      } finally {
        await this.held.reload();
      }
    });
    await this.focused.keep(step);
  }

  private change(held: DraftHeld, draft: DraftWritten): void {
    this.edit = edited(this.edit, held.shown, draft);
    // With the tab key a field tells of its change while the focus is on its way to the next one.
    setTimeout(() => void this.focused.keep("footage"));
  }

  /** Saves what was changed; null where the person would rather not. */
  private async save(held: DraftHeld): Promise<number | null> {
    const { edit } = this;
    if (edit === null) return held.shown.version;
    const { text } = this.app.localizer;
    const isFixed = held.shown.state !== "drafted";
    const asked = { heading: text("edit.voids"), text: text("edit.voids_text"), action: text("edit.save") };
    if (isFixed && !(await this.prove(asked, () => Promise.resolve()))) return null;
    const version = await this.write(edit.draft, held.shown.version);
    await this.held.reload();
    // Whatever was typed meanwhile is a change of the new draft.
    const base = this.shown ?? { draft: edit.draft, version };
    this.edit = this.edit === null || this.edit.draft === edit.draft ? null : { draft: this.edit.draft, base };
    return version;
  }

  /** The same draft, written once more, stops the files that are being made of it. */
  private async write(draft: DraftWritten, version: number): Promise<number> {
    const moved = await this.app.api.ask("draft/update", { draft_id: this.draftId, version, draft });
    return moved.version;
  }

  /** Whether what is voted on is another than what this person could look at, since somebody else made the files anew. */
  private isAnother({ statement_sha256 }: DraftShown): boolean {
    this.first ??= statement_sha256;
    return statement_sha256 !== null && statement_sha256 !== this.first;
  }

  private async make(held: DraftHeld): Promise<void> {
    this.first = null;
    const version = await this.save(held);
    if (version === null) return;
    try {
      await this.hear(version);
    } catch (thrown) {
      if (problemOf(thrown).code !== "vault_locked" || !this.isConnected || !(await this.app.unlock())) throw thrown;
      await this.hear(version);
    }
  }

  private async hear(version: number): Promise<void> {
    this.endHearing?.().catch(() => undefined);
    this.endHearing = null;
    const fields = { draft_id: this.draftId, version };
    const end = await this.app.api.listen("draft/render", fields, (job) => void this.hearOf(job));
    if (this.isConnected) this.endHearing = end;
    else await end();
  }

  private async hearOf(job: JobView): Promise<void> {
    this.heard = { job, shown: this.shown };
    if (job.state !== "running" && job.state !== "queued") await this.held.reload();
  }

  /** What the server told of the draft last. */
  private get shown(): DraftShown | null {
    const { loaded } = this.held;
    return loaded.kind === "ready" ? loaded.value.shown : null;
  }

  private async approve({ shown }: DraftHeld): Promise<void> {
    const { app, draftId } = this;
    const { text } = app.localizer;
    const { statement, statement_sha256, imported } = shown;
    if (statement === null) return;
    const view = statementView(statement, { cameras: app.info.cameras, imported }, app.localizer, app.format);
    await app.prove({
      heading: text("draft.approve"),
      text: html`<p>${text("approve.text")}</p>
        ${this.isAnother(shown) ? notice(text("decide.another")) : nothing} ${list(view.files.map(({ said }) => said))}
        ${list(view.leaves)} ${facts(view.rows)}`,
      action: text("draft.approve"),
      mayUseCode: true,
      run: async (secret) => {
        const answer = await app.api.prove("approval/approve", { draft_id: draftId }, statement_sha256, secret);
        if ("share_id" in answer) this.released = answer;
      },
    });
  }

  /** The request is declined that the person saw, and this draft ends with it. */
  private decline({ request }: DraftHeld): Promise<boolean> {
    const { request_id, version } = request;
    return declining(this.app, request, () => this.app.api.ask("requests/decline", { request_id, version }));
  }

  private async drop(): Promise<void> {
    const { text } = this.app.localizer;
    const asked = { heading: text("drop.heading"), text: text("drop.text"), action: text("drop.action") };
    await this.prove(asked, async () => {
      await this.app.api.ask("draft/cancel", { draft_id: this.draftId });
      this.edit = null;
    });
  }

  /** Says what will be done, and does it where the person wants it. */
  private prove(
    asked: Pick<StepUp, "heading" | "text" | "action" | "fields">,
    run: StepUp["run"],
  ): Promise<boolean> {
    return this.app.prove({ ...asked, mayUseCode: false, proof: "none", run });
  }

  private async collect({ shown }: DraftHeld): Promise<void> {
    const { app } = this;
    const { delivery, age_recipient } = shown.draft;
    if (!app.info.is_unlocked && !(await app.unlock())) return;
    const { text } = app.localizer;
    const take = async (typed: Readonly<Record<string, string>>): Promise<void> => {
      this.collected = await app.api.ask("approval/collect", { draft_id: this.draftId, ...typed });
    };
    if (delivery !== "age_file" || age_recipient !== undefined) return take({});
    await this.prove(
      {
        heading: text("collect.prepare"),
        text: text("collect.passphrase_text"),
        action: text("collect.prepare"),
        fields: [
          ["passphrase", text("collect.passphrase")],
          ["passphrase_repeat", text("collect.again")],
        ],
      },
      (_, typed) => take(typed),
    );
  }

  private readonly look = (): void => {
    const { loaded } = this.held;
    if (!document.hidden && loaded.kind === "ready" && !loaded.isStale && this.doing === null) void this.held.reload();
  };

  private readonly forgetLink = (): void => {
    this.released = null;
    void this.focused.keep("out");
  };
}

register("footage-guard-draft", DraftPage);

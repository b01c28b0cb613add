import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { query, state } from "lit/decorators.js";
import { Page } from "../../components/page.js";
import { failure, notice } from "../../components/parts.js";
import { memory } from "../../components/unsaved.js";
import "../../components/zone-editor/zone-editor.js";
import type { Camera, Drawing } from "../../data/wire.js";
import { watching } from "../../logic/player.js";
import { areSame, asZones, type Zones } from "../../logic/zones.js";
import { register } from "../../register.js";

interface Opened {
  readonly camera: string;
  readonly drawing: Drawing;
  readonly zones: Zones;
}

interface Left {
  readonly drawn: Zones;
  /** What was saved when somebody began to draw: others may have changed it since. */
  readonly base: Zones;
}

/** What was drawn and is not saved, by camera. */
const drawings = memory<Left>();

/** The cameras, and what the detector of each ignores. Pictures are asked for by a press. */
export class FgVaultCameras extends Page {
  @state() private opened: Opened | null = null;
  /** What is drawn in it and not saved. */
  private drawn: Zones | null = null;
  @query("footage-guard-zone-editor") private readonly editor!: HTMLElement | null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    // A picture goes with the lock that it was shown without.
    if (this.opened?.drawing.still && watching(this.app.info) !== "possible") {
      this.opened = { ...this.opened, drawing: { ...this.opened.drawing, still: null } };
    }
  }

  protected override render(): TemplateResult {
    const { info, localizer } = this.app;
    const { text } = localizer;
    return html`
      <section class="stack">
        <h3>${text("zones.section")}</h3>
        <p class="hint">${text(info.cameras.length === 0 ? "zones.no_cameras" : "zones.text")}</p>
        ${failure(this.problem === null ? null : this.app.say(this.problem))}
        <ul class="rows">${info.cameras.map((camera) => html`<li class="card">${this.card(camera)}</li>`)}</ul>
      </section>
    `;
  }

  private card({ camera, title }: Camera): TemplateResult {
    const { localizer, personId } = this.app;
    const { text } = localizer;
    const opened = this.opened?.camera === camera ? this.opened : null;
    const press = async (): Promise<void> => {
      if ((await this.leave()) && opened === null) await this.open(camera);
    };
    return html`
      <h4 id=${`camera-${camera}`} dir="auto">${title}</h4>
      <div class="actions">
        <button
          type="button"
          aria-expanded=${String(opened !== null)}
          aria-describedby=${`camera-${camera}`}
          aria-disabled=${String(this.doing !== null)}
          @click=${() => void press()}
        >
          ${text(this.doing === camera ? "status.loading" : opened === null ? "zones.open" : "zones.close")}
        </button>
      </div>
      ${
        opened !== null
          ? this.drawing(opened, title)
          : drawings.leftAt(personId, camera) === null
            ? nothing
            : notice(text("edit.unsaved"))
      }
    `;
  }

  private drawing({ camera, drawing: { motion_detection, still }, zones }: Opened, title: string): TemplateResult {
    const { text } = this.app.localizer;
    const left = drawings.leftAt(this.app.personId, camera);
    const isOutdated = left !== null && !areSame(left.base, zones) && !areSame(left.drawn, zones);
    return html`
      ${isOutdated ? notice(text("zones.conflict"), true) : nothing}
      ${motion_detection === "built_in" ? nothing : notice(text("zones.other"))} ${still === null ? this.unseen(camera) : nothing}
      <footage-guard-zone-editor
        .app=${this.app}
        .label=${title}
        .still=${still === null ? null : `data:image/jpeg;base64,${still}`}
        .zones=${zones}
        .left=${left?.drawn ?? null}
        .drew=${(drawn: Zones | null) => { this.keep(camera, drawn); }}
        .save=${(drawn: Zones) => this.save(camera, drawn)}
      ></footage-guard-zone-editor>
    `;
  }

  private unseen(camera: string): TemplateResult {
    const { text } = this.app.localizer;
    const may = watching(this.app.info);
    if (may === "locked_down") return notice(text("player.locked_down"));
    if (may === "possible") return notice(text("zones.no_picture"));
    return html`
      ${notice(text("zones.locked"))}
      <div class="actions"><button type="button" @click=${() => void this.unlock(camera)}>${text("vault.unlock")}</button></div>
    `;
  }

  private keep(camera: string, drawn: Zones | null): void {
    const { info, personId } = this.app;
    if (this.opened?.camera !== camera) return;
    // What is said above the drawing goes with what was drawn.
    if ((drawn === null) !== (this.drawn === null)) this.requestUpdate();
    this.drawn = drawn;
    // What a lockdown forgot is not kept anew while it lasts.
    if (info.is_locked_down) return;
    const base = drawings.leftAt(personId, camera)?.base ?? this.opened.zones;
    drawings.keep(personId, camera, drawn === null ? null : { drawn, base });
  }

  /** Closes what is opened, and asks first where something that was drawn would go with it; whether it is closed. */
  private async leave(): Promise<boolean> {
    const { app, opened } = this;
    if (opened === null) return true;
    const { text } = app.localizer;
    const title = app.info.cameras.find(({ camera }) => camera === opened.camera)?.title ?? "";
    const mayGo =
      this.drawn === null ||
      (await app.prove({
        heading: `${text("zones.close")}: ${title}`,
        text: text("zones.close.text"),
        action: text("zones.close"),
        mayUseCode: false,
        proof: "none",
        run: () => Promise.resolve(),
      }));
    if (!mayGo) return false;
    this.keep(opened.camera, null);
    this.opened = null;
    return true;
  }

  private open(camera: string): Promise<void> {
    return this.act(camera, async () => {
      const drawing = await this.app.api.ask("zones/get", { camera_id: camera });
      this.opened = { camera, drawing, zones: asZones(drawing.zones) };
    });
  }

  private async unlock(camera: string): Promise<void> {
    if (!(await this.app.unlock())) return;
    await this.open(camera);
    await this.updateComplete;
    // What was pressed is gone.
    if (this.shadowRoot?.activeElement === null) this.editor?.scrollIntoView({ block: "nearest" });
  }

  private async save(camera: string, drawn: Zones): Promise<void> {
    await this.app.api.ask("zones/set", { camera_id: camera, zones: drawn });
    const { personId } = this.app;
    const left = drawings.leftAt(personId, camera);
    // Whoever went on drawing meanwhile draws over what is saved now.
    if (left !== null) drawings.keep(personId, camera, { ...left, base: drawn });
    if (this.opened?.camera === camera) this.opened = { ...this.opened, zones: drawn };
  }
}

register("footage-guard-vault-cameras", FgVaultCameras);

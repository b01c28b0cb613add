import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import type { App } from "../components/app.js";
import { loaded } from "../components/parts.js";
import "../components/step-up.js";
import type { FgStepUp } from "../components/step-up.js";
import { sharedStyles } from "../components/styles.js";
import { forgetAll } from "../components/unsaved.js";
import { Api } from "../data/api.js";
import type { Connection, CustomPanel, HomeAssistant, PanelInfo, Route, ServerTexts } from "../data/home-assistant.js";
import { Resource } from "../data/resource.js";
import type { Standings, Strangers } from "../data/wire.js";
import { type Format, formatFor } from "../logic/format.js";
import { hinter } from "../logic/hint.js";
import { memo } from "../logic/memo.js";
import { changesIn, leaveText, panelView } from "../logic/panel-view.js";
import { type Problem, problemOf, problemText } from "../logic/problem.js";
import { pathTo, placeOf } from "../logic/routes.js";
import { originOf } from "../logic/transport.js";
import { isHere, loadLanguage } from "../localize/languages.js";
import { type Localizer, localize } from "../localize/localize.js";
import { pageFor, pages } from "../pages/pages.js";
import { stranger } from "../pages/stranger.js";
import { panelStyles } from "./panel.styles.js";
import { panelTemplate } from "./panel.template.js";

type Context = Omit<App, "info">;

/** The frame of the panel: where somebody is, how the vault stands, and what is possible everywhere. */
export class FootageGuardPanel extends LitElement implements CustomPanel {
  static override readonly styles = [sharedStyles, panelStyles];

  @property({ attribute: false }) public hass!: HomeAssistant;
  @property({ type: Boolean }) public narrow = false;
  @property({ attribute: false }) public route!: Route;
  @property({ attribute: false }) public panel!: PanelInfo;
  @state() private problem: Problem | null = null;
  @state() private isLockingDown = false;
  @state() private server: ServerTexts | null = null;
  /** What is spoken: the person's language as soon as it is here. Until there is any, nothing is said. */
  @state() private spoken: string | null = null;
  @query("footage-guard-step-up") private readonly stepUp!: FgStepUp;
  @query("main") private readonly main!: HTMLElement;
  @query("main > [role=alert]") private readonly alert!: HTMLElement | null;
  private info: Resource<Standings | Strangers> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly hintOf = hinter();
  private hint: string | null = null;
  private readonly localizerFor = memo((language: string) => localize(language));
  private readonly apiFor = memo((connection: Connection) => new Api(connection));
  private readonly formatFor = memo(formatFor);
  private readonly contextFor = memo(
    (
      connection: Connection,
      localizer: Localizer,
      format: Format,
      server: ServerTexts | null,
      personId: string,
      prefix: string,
    ): Context => ({
      api: this.apiFor(connection),
      connection,
      localizer,
      format,
      personId,
      outside: () => originOf(this.hass.config.external_url ?? ""),
      say: (problem) => problemText(problem, localizer, server),
      path: (place) => pathTo(prefix, place),
      go: (place) => {
        // What Home Assistant's own pages do: its router hears of an address by this event.
        history.pushState(null, "", pathTo(prefix, place));
        window.dispatchEvent(new CustomEvent("location-changed", { detail: { replace: false } }));
      },
      prove: (asked) => this.stepUp.ask(asked),
      unlock: () => this.unlock(),
      refresh: this.refresh,
    }),
  );
  private readonly appFor = memo((context: Context, info: Standings): App => ({ ...context, info }));

  public override connectedCallback(): void {
    super.connectedCallback();
    const { connection } = this.hass;
    this.info = new Resource(connection, { load: () => this.apiFor(connection).ask("info") }, () => {
      if (this.info?.loaded.kind === "ready" && this.info.loaded.value.is_locked_down) forgetAll();
      this.requestUpdate();
      this.lookInTime();
    });
    this.info.start();
    void this.loadServerTexts();
  }

  public override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.info?.stop();
    clearTimeout(this.timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("hass")) return;
    if (isHere(this.hass.language)) this.spoken = this.hass.language;
    else if (changed.get("hass")?.language !== this.hass.language) void this.speak(this.hass.language);
    const hint = this.hintOf(this.hass);
    if (this.hint !== null && hint !== this.hint) void this.refresh();
    this.hint = hint;
    const before = changed.get("hass");
    if (before !== undefined && before.language !== this.hass.language) void this.loadServerTexts();
  }

  protected override updated(changed: PropertyValues): void {
    // What was pressed is on every screen of a long page, and this at its beginning.
    if (changed.has("problem") && this.problem !== null) this.alert?.scrollIntoView({ block: "center" });
    const before = changed.get("route") as Route | undefined;
    if (before === undefined || before.path === this.route.path || this.spoken === null) return;
    // Whoever followed a link with the keyboard or a screen reader goes on from the new page.
    this.main.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { hass, narrow, route, panel, spoken } = this;
    if (spoken === null) return nothing;
    const context = this.context();
    const { localizer, format } = context;
    const info = this.info?.loaded ?? { kind: "loading" };
    const place = placeOf(route.path);
    const view = panelView(
      {
        hass,
        narrow,
        version: panel.config.version,
        menuButtonLoaded: customElements.get("ha-menu-button") !== undefined,
        info,
        page: place.page,
        pages: pages(),
      },
      localizer,
      format,
    );
    const page = loaded(info, context, (value) =>
      value.is_enrolled
        ? pageFor(this.appFor(context, value), place, route.path, this.shown)
        : stranger(value, context),
    );
    return html`
      ${panelTemplate(view, {
        panel: this,
        localizer,
        path: context.path,
        page,
        problem: this.problem === null ? null : context.say(this.problem),
        isLockingDown: this.isLockingDown,
        toggleSidebar: this.toggleSidebar,
        unlock: () => void this.unlock(),
        leaveLockdown: () => void this.act(() => this.leaveLockdown()),
        lock: () => void this.act(() => context.api.ask("vault/lock")),
        lockDown: () => void this.act(() => this.lockDown(context.api)),
      })}
      <footage-guard-step-up .app=${context} lang=${localizer.language}></footage-guard-step-up>
    `;
  }

  private context(): Context {
    const { hass } = this;
    const spoken = this.spoken ?? hass.language;
    const localizer = this.localizerFor(spoken);
    // Dates as this region writes them, but in no other language than the words around them.
    const isOwn = spoken.split("-")[0] === localizer.language;
    const format = this.formatFor(
      isOwn ? spoken : localizer.language,
      hass.config.time_zone,
      hass.locale.time_format,
    );
    return this.contextFor(hass.connection, localizer, format, this.server, hass.user?.id ?? "", this.route.prefix);
  }

  private async unlock(): Promise<boolean> {
    const { api, localizer } = this.context();
    const { text } = localizer;
    let wasDone = false;
    await this.act(async () => {
      wasDone = await this.stepUp.ask({
        heading: text("unlock.heading"),
        text: text("unlock.text"),
        action: text("vault.unlock"),
        mayUseCode: false,
        run: (secret) => api.prove("vault/unlock", {}, null, secret),
      });
    });
    return wasDone;
  }

  private async lockDown(api: Api): Promise<void> {
    this.isLockingDown = true;
    try {
      await api.lockDown();
    } finally {
      this.isLockingDown = false;
    }
  }

  private async leaveLockdown(): Promise<boolean> {
    const { api, localizer, format } = this.context();
    const { statement, statement_sha256 } = await api.challenge("lockdown/leave", {});
    return this.stepUp.ask({
      heading: localizer.text("lockdown.leave"),
      text: leaveText(statement, localizer, format),
      action: localizer.text("lockdown.leave"),
      mayUseCode: false,
      run: (secret) => api.prove("lockdown/leave", {}, statement_sha256, secret),
    });
  }

  private async act(deed: () => Promise<unknown>): Promise<void> {
    this.problem = null;
    try {
      await deed();
    } catch (thrown) {
      this.problem = problemOf(thrown);
    }
    await this.refresh();
    await this.updateComplete;
    // What was pressed may have gone with what it did. Whoever uses the keyboard goes on from the page.
    const root = this.renderRoot as ShadowRoot;
    if (root.activeElement === null) this.main.focus({ preventScroll: true });
  }

  private lookInTime(): void {
    clearTimeout(this.timer);
    const ms = this.info === null ? null : changesIn(this.info.loaded, Date.now());
    if (ms !== null) this.timer = setTimeout(() => void this.refresh(), ms);
  }

  private readonly refresh = async (): Promise<void> => {
    await this.info?.reload();
  };

  private async speak(language: string): Promise<void> {
    try {
      await loadLanguage(language);
    } catch {
      // English is always here, and whoever reads another language already goes on with that.
      this.spoken ??= "en";
      return;
    }
    if (this.hass.language === language) this.spoken = language;
  }

  private async loadServerTexts(): Promise<void> {
    try {
      this.server = await this.hass.loadBackendTranslation("exceptions", "footage_guard");
    } catch {
      // Without them the panel says the code.
      this.server = null;
    }
  }

  private readonly shown = (): void => {
    this.requestUpdate();
  };

  private readonly toggleSidebar = (): void => {
    this.dispatchEvent(new Event("hass-toggle-menu", { bubbles: true, composed: true }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "footage-guard-panel": FootageGuardPanel;
  }
}

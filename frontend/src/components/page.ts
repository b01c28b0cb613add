import { LitElement, type PropertyValues, type ReactiveController } from "lit";
import { property, query, state } from "lit/decorators.js";
import { Resource, type Source } from "../data/resource.js";
import { type Loaded, LOADING } from "../logic/loaded.js";
import { type Problem, problemOf } from "../logic/problem.js";
import type { App } from "./app.js";
import { sharedStyles } from "./styles.js";

/** What a page begins with. It renders what `watch` and its own state say, in elements of `parts` and `sharedStyles`. */
export abstract class Page extends LitElement {
  static override readonly styles = [sharedStyles];

  @property({ attribute: false }) public app!: App;
  /** Why the last thing a person did here was not done. */
  @state() protected problem: Problem | null = null;
  /** Which of a page's doings is on its way; null for none. */
  @state() protected doing: string | null = null;
  @query("[role=alert]") private readonly alert!: HTMLElement | null;

  protected override update(changed: PropertyValues): void {
    const focused = this.shadowRoot?.activeElement ?? null;
    const part = focused?.closest("section") ?? null;
    super.update(changed);
    if (focused === null || focused.isConnected) return;
    // Whoever did something goes first, to where it is told of; of what somebody else made go, nobody tells.
    setTimeout(() => {
      this.goOnFrom(part);
    });
  }

  protected override updated(changed: PropertyValues): void {
    // It stands above what was pressed, and may be out of sight.
    if (changed.has("problem") && this.problem !== null) this.alert?.scrollIntoView({ block: "center" });
  }

  /** Has whoever was at what is gone go on from its part, or from the page, where nothing in the panel has the focus. */
  private goOnFrom(part: Element | null): void {
    const { activeElement } = this.getRootNode() as Document | ShadowRoot;
    if (!this.isConnected || this.doing !== null || (activeElement !== null && activeElement !== document.body)) return;
    const heading = (part?.isConnected === true ? part : this.renderRoot).querySelector<HTMLElement>("h2, h3");
    if (heading !== null) heading.tabIndex = -1;
    heading?.focus({ preventScroll: true });
  }

  /** Keeps something of the server's up to date for as long as the page is shown. */
  protected watch<T>(source: (app: App) => Source<T>): Watch<T> {
    return new Watch(this, source);
  }

  /** Does one thing at a time, and tells what became of it. A page shows as done only what it then hears of. */
  protected async act(name: string, deed: () => Promise<unknown>): Promise<void> {
    if (this.doing !== null) return;
    this.doing = name;
    this.problem = null;
    try {
      await deed();
    } catch (thrown) {
      this.problem = problemOf(thrown);
    } finally {
      this.doing = null;
    }
  }
}

export class Watch<T> implements ReactiveController {
  private resource: Resource<T> | null = null;

  public constructor(
    private readonly host: Page,
    private readonly source: (app: App) => Source<T>,
  ) {
    host.addController(this);
  }

  public get loaded(): Loaded<T> {
    return this.resource?.loaded ?? LOADING;
  }

  public readonly reload = async (): Promise<void> => {
    await this.resource?.reload();
  };

  public hostConnected(): void {
    this.resource = new Resource(this.host.app.connection, this.source(this.host.app), () => {
      this.host.requestUpdate();
    });
    this.resource.start();
  }

  public hostDisconnected(): void {
    this.resource?.stop();
    this.resource = null;
  }
}

import { after, type Happened, type Loaded, LOADING } from "../logic/loaded.js";
import { mayPass, problemOf } from "../logic/problem.js";
import type { Connection } from "./home-assistant.js";

export const RETRY_MS = 2_000;

export interface Source<T> {
  readonly load: () => Promise<T>;
  /** Calls `changed` whenever it may be another one; resolves, once it listens, with what ends that. */
  readonly listen?: (changed: () => void) => Promise<() => Promise<void>>;
}

/**
 * Keeps something of the server's up to date: asks, listens, and does both anew after each interruption. After a restart
 * of Home Assistant the integration is there later than the connection; until then it is asked every other second, and so
 * it is where the disk refused.
 */
export class Resource<T> {
  public loaded: Loaded<T> = LOADING;
  private asked = 0;
  private end: (() => Promise<void>) | null = null;
  private retry: ReturnType<typeof setTimeout> | undefined;
  /** Counts what began to listen: whatever belongs to an earlier one is over. */
  private session = 0;
  private isRunning = false;

  public constructor(
    private readonly connection: Connection,
    private readonly source: Source<T>,
    private readonly changed: () => void,
  ) {}

  public start(): void {
    this.isRunning = true;
    this.connection.addEventListener("ready", this.begin);
    this.connection.addEventListener("disconnected", this.interrupt);
    this.begin();
  }

  public stop(): void {
    this.isRunning = false;
    this.session += 1;
    this.asked += 1;
    this.retryIn(null);
    this.connection.removeEventListener("ready", this.begin);
    this.connection.removeEventListener("disconnected", this.interrupt);
    this.unsubscribe();
  }

  /** Asks once more; of several answers on their way only that to the last question counts. */
  public readonly reload = async (): Promise<void> => {
    if (!this.isRunning) return;
    // Where nothing listens yet, an answer alone would look like what is kept up to date.
    await (this.retry === undefined ? this.attempt(() => Promise.resolve()) : this.beginAnew());
  };

  private readonly begin = (): void => {
    void this.beginAnew();
  };

  private beginAnew(): Promise<void> {
    this.session += 1;
    this.unsubscribe();
    // First listen, then look: what happens in between is not missed.
    return this.attempt(this.subscribe);
  }

  private readonly interrupt = (): void => {
    // The library forgets subscriptions with their connection, and refuses to end them.
    this.end = null;
    this.session += 1;
    this.asked += 1;
    this.tell({ kind: "disconnected" });
  };

  private async attempt(first: () => Promise<void>): Promise<void> {
    const asked = (this.asked += 1);
    const { session } = this;
    let isListening = false;
    this.retryIn(null);
    try {
      await first();
      isListening = true;
      const value = await this.source.load();
      if (asked === this.asked) this.tell({ kind: "answered", value });
    } catch (thrown) {
      const problem = problemOf(thrown);
      const isLast = asked === this.asked;
      // A later question may have overtaken this one, and listens to nothing.
      const isDeaf = !isListening && session === this.session;
      if (mayPass(problem) && (isLast || isDeaf)) this.retryIn(RETRY_MS);
      if (isLast) this.tell({ kind: "refused", problem });
    }
  }

  private retryIn(ms: number | null): void {
    clearTimeout(this.retry);
    this.retry = ms === null ? undefined : setTimeout(this.begin, ms);
  }

  private readonly subscribe = async (): Promise<void> => {
    const session = this.session;
    const end = (await this.source.listen?.(() => void this.reload())) ?? null;
    if (session === this.session) this.end = end;
    else end?.().catch(ignore);
  };

  private unsubscribe(): void {
    // It ends by itself with its connection, which may be what keeps it from being ended.
    this.end?.().catch(ignore);
    this.end = null;
  }

  private tell(happened: Happened<T>): void {
    this.loaded = after(this.loaded, happened);
    this.changed();
  }
}

const ignore = (): undefined => undefined;

import type { ReactiveController, ReactiveElement } from "lit";

/** What stands where a step was that is done. */
const FOLLOWS: Readonly<Record<string, string>> = { files: "result" };

/** Keeps the focus on a page whose parts come and go: with what a person does there, and with what others do. */
export class Focus implements ReactiveController {
  /** What had it before the page became another one, and in which step. */
  private focused: Element | null = null;
  private step = "";

  public constructor(private readonly host: ReactiveElement) {
    host.addController(this);
  }

  public hostUpdate(): void {
    this.focused = this.host.shadowRoot?.activeElement ?? null;
    this.step = stepOf(this.focused);
  }

  public hostUpdated(): void {
    if (this.focused?.isConnected === false) void this.keep(this.step);
  }

  /** Whoever was at what is no longer there goes on from where it was, and not from the top of Home Assistant. */
  public async keep(step: string): Promise<void> {
    await this.host.updateComplete;
    const root = this.host.shadowRoot;
    if (root?.activeElement !== null) return;
    const near = ["link", step, FOLLOWS[step] ?? step, "top"].map((each) => root.getElementById(each)).find((each) => each !== null);
    near?.focus({ preventScroll: true });
    // It stands above what was pressed. WebKit does not go where the focus goes when a page becomes shorter meanwhile.
    if (near?.id === "link") near.scrollIntoView({ block: "center" });
  }
}

/** The heading of the step in which something stands, by its id. */
export const stepOf = (element: Element | null): string => element?.closest("section")?.getAttribute("aria-labelledby") ?? "";

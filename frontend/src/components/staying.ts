import type { LitElement, ReactiveController } from "lit";

/** What stays at the top of the page. */
const BAR_PX = 72;
/** Until all of a page is laid out. */
const FRAMES = 6;

/** Keeps the row that somebody is at where it is on the screen, while others come in above it. */
export class Staying implements ReactiveController {
  private kept: { readonly row: Element; readonly top: number } | null = null;

  public constructor(
    private readonly host: LitElement,
    private readonly rows: string,
  ) {
    host.addController(this);
  }

  /** The row with the focus, if any has it. */
  public get current(): Element | null {
    return this.host.shadowRoot?.activeElement?.closest(this.rows) ?? null;
  }

  /** Before rows come in. At the top of the page there is nothing to keep: what comes in is to be seen. */
  public hold(): void {
    if (scrollY === 0) return;
    const rows = [...this.host.renderRoot.querySelectorAll(this.rows)];
    const row = this.current ?? rows.find((each) => each.getBoundingClientRect().bottom > BAR_PX);
    if (row !== undefined) this.kept = { row, top: row.getBoundingClientRect().top };
  }

  public hostUpdated(): void {
    const { kept } = this;
    if (kept === null) return;
    this.kept = null;
    let frames = FRAMES;
    const stay = (): void => {
      if (!kept.row.isConnected) return;
      scrollBy(0, kept.row.getBoundingClientRect().top - kept.top);
      const place = scrollY;
      frames -= 1;
      // What is drawn within the page is laid out a moment later, and a row when it is first seen; whoever scrolls goes on.
      if (frames === 0) return;
      requestAnimationFrame(() => {
        if (scrollY === place) stay();
      });
    };
    stay();
  }
}

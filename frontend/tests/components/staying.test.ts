import { html, LitElement } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Staying } from "../../src/components/staying.js";

const ROW_PX = 50;

class Rows extends LitElement {
  public rows: readonly string[] = ["b", "c", "d"];
  public readonly staying = new Staying(this, "li");

  protected override render() {
    return html`<ul>${repeat(this.rows, (row) => row, (row) => html`<li id=${row}><button>${row}</button></li>`)}</ul>`;
  }
}

customElements.define("test-rows", Rows);
let scrolled = 0;

beforeEach(() => {
  scrolled = 0;
  vi.stubGlobal("scrollBy", (_x: number, y: number) => (scrolled += y));
  vi.stubGlobal("requestAnimationFrame", (draw: () => void) => {
    draw();
  });
});

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

const open = async (scrollY: number): Promise<Rows> => {
  vi.stubGlobal("scrollY", scrollY);
  const element = new Rows();
  document.body.append(element);
  await element.updateComplete;
  element.renderRoot.addEventListener("x", () => undefined);
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(function place(this: Element) {
    const at = [...(element.shadowRoot?.querySelectorAll("li") ?? [])].indexOf(this as HTMLLIElement);
    const top = at * ROW_PX - scrollY - scrolled;
    return { top, bottom: top + ROW_PX } as DOMRect;
  });
  return element;
};

const comesIn = async (element: Rows, rows: readonly string[]): Promise<void> => {
  element.staying.hold();
  element.rows = rows;
  element.requestUpdate();
  await element.updateComplete;
};

describe("Staying", () => {
  it("keeps the first row that is seen where it is", async () => {
    await comesIn(await open(1), ["a", "b", "c", "d"]);
    expect(scrolled).toBe(ROW_PX);
  });

  it("keeps the row with the focus where rows before it come and go", async () => {
    const element = await open(10);
    element.shadowRoot?.querySelector<HTMLElement>("#d button")?.focus();
    expect(element.staying.current?.id).toBe("d");
    await comesIn(element, ["x", "y", "d"]);
    expect(scrolled).toBe(0);
    await comesIn(element, ["d"]);
    expect(scrolled).toBe(-2 * ROW_PX);
    expect(element.shadowRoot?.activeElement?.textContent).toBe("d");
  });

  it("scrolls nothing at the top of the page, or where what was seen has gone", async () => {
    await comesIn(await open(0), ["a", "b", "c", "d"]);
    expect(scrolled).toBe(0);
    document.body.replaceChildren();
    await comesIn(await open(1), ["e"]);
    expect(scrolled).toBe(0);
  });
});

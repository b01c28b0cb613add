import { noChange } from "lit";
import { directive, Directive, type PropertyPart } from "lit/directive.js";
import { setCommittedValue } from "lit/directive-helpers.js";

/**
 * What a text field shows, also where somebody typed something else that was not taken; but not while they type. A film
 * that plays, and a page that looks at the server, render anew all the time.
 */
class UnlessTyped extends Directive {
  private isHeard = false;
  private isTyped = false;

  public render(value: string): string {
    return value;
  }

  public override update(part: PropertyPart, [value]: [string]): unknown {
    const field = part.element as HTMLInputElement;
    if (!this.isHeard) this.hear(field);
    if (this.isTyped || field.value === value) return noChange;
    // What was written last is not what stands there.
    setCommittedValue(part);
    return value;
  }

  private hear(field: HTMLInputElement): void {
    this.isHeard = true;
    field.addEventListener("input", () => (this.isTyped = true));
    // A browser tells of no change where what was typed is taken back by hand.
    for (const end of ["change", "blur"]) field.addEventListener(end, () => (this.isTyped = false));
  }
}

export const unlessTyped = directive(UnlessTyped);

import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import type { Page } from "./page.js";
import { notice } from "./parts.js";
import { memory } from "./unsaved.js";

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
type Left = ReadonlyMap<string, string>;
/** What stood in a form when it was sent. */
export type Sent = ReadonlyMap<string, string>;

const forms = memory<Left>();

/**
 * Keeps what somebody typed into the one form of a page, and fills it in when they come back to it: Home Assistant takes the
 * panel away where nobody looks at it for five minutes. A field with `data-unkept` is left out.
 */
export class KeptForm implements ReactiveController {
  /** What was left here, and has no field yet: some are there only once another one says so. */
  private left = new Map<string, string>();
  /** Whether anything here is from before. */
  private wasFilled = false;
  private isFilling = false;
  /** What this form kept last; another one may have kept something since. */
  private kept: Left | null = null;

  public constructor(
    private readonly host: Page,
    private readonly name: string,
  ) {
    host.addController(this);
  }

  public hostConnected(): void {
    this.kept = this.known;
    this.left = new Map(this.kept);
    for (const event of TYPING) this.host.renderRoot.addEventListener(event, this.keep);
  }

  public hostDisconnected(): void {
    for (const event of TYPING) this.host.renderRoot.removeEventListener(event, this.keep);
  }

  public hostUpdated(): void {
    // A field that is filled in may have the page show others.
    if (this.left.size > 0) queueMicrotask(this.fill);
  }

  /** Says that what stands here is from before, for whoever would press the button for one more change, and takes it back. */
  public restored(): TemplateResult | typeof nothing {
    const { text } = this.host.app.localizer;
    if (!this.wasFilled) return nothing;
    return html`
      ${notice(text("edit.unsaved"), true)}
      <div class="actions"><button type="button" @click=${this.undo}>${text("edit.undo")}</button></div>
    `;
  }

  /** Once it is on its way: whoever comes back meanwhile has nothing to send once more. */
  public send(): Sent {
    const sent = this.sent();
    this.forget();
    return sent;
  }

  /** What stands there, also in fields that are not kept. */
  public sent(): Sent {
    return new Map(this.named.map((field) => [keyOf(field), valueOf(field)] as const));
  }

  /** Once the server has it: empties what was not typed anew meanwhile. */
  public clear(sent: Sent): void {
    if (!this.host.isConnected) {
      // Somebody may have come back, and typed something else.
      if (this.known === this.kept) this.forget();
      return;
    }
    const anew = this.named.filter((field) => valueOf(field) !== sent.get(keyOf(field))).map((field) => [field, valueOf(field)] as const);
    // Not by setting them: what is set shows no value that comes later, and would be sent as a change of it.
    this.form?.reset();
    for (const [field, value] of anew) put(field, value);
    this.forget();
    this.keep();
  }

  /** Where the server did not take what is on its way: keeps it, unless somebody has typed something else since. */
  public takeBack(): void {
    if (this.host.isConnected || this.known === null) this.keep();
  }

  private get known(): Left | null {
    return forms.leftAt(this.host.app.personId, this.name);
  }

  private readonly keep = (): void => {
    const { app } = this.host;
    // What a lockdown forgot is not kept anew while it lasts.
    if (app.info.is_locked_down || this.isFilling) return;
    const typed = this.fields.filter((field) => valueOf(field) !== beforehand(field)).map((field) => [keyOf(field), valueOf(field)] as const);
    // What is taken back by hand is nothing that could be saved, and neither is what has no field any more.
    if (typed.length === 0 && this.wasFilled) {
      this.forget();
      return;
    }
    const all = new Map([...this.left, ...typed]);
    this.remember(all.size === 0 ? null : all);
  };

  private remember(left: Left | null): void {
    this.kept = left;
    forms.keep(this.host.app.personId, this.name, left);
  }

  private forget(): void {
    this.left.clear();
    this.wasFilled = false;
    this.host.requestUpdate();
    this.remember(null);
  }

  private get form(): HTMLFormElement | null {
    return this.host.renderRoot.querySelector("form");
  }

  private get named(): readonly Field[] {
    // Not by `elements`: Home Assistant replaces that list by one that cannot be gone through.
    const fields = this.form?.querySelectorAll<Field>("input, select, textarea") ?? [];
    return [...fields].filter(({ name }) => name !== "");
  }

  private get fields(): readonly Field[] {
    return this.named.filter(isKept);
  }

  private readonly fill = (): void => {
    const before = this.left.size;
    this.isFilling = true;
    for (const field of this.fields) {
      const value = this.left.get(keyOf(field));
      if (value === undefined) continue;
      this.left.delete(keyOf(field));
      put(field, value);
      this.wasFilled = true;
      field.dispatchEvent(new Event("change", { bubbles: true }));
      const folded = field.closest("details") ?? this.host.closest("details");
      if (folded !== null) folded.open = true;
    }
    this.isFilling = false;
    // Not where nothing was: what has no field any more would be looked for without end.
    if (this.left.size === before) return;
    this.host.requestUpdate();
    // Some of it may be so by now, and all of it.
    if (this.left.size === 0) this.keep();
  };

  private readonly undo = (): void => {
    this.form?.reset();
    this.forget();
    // The page may show fields by what stands in another.
    for (const field of this.fields) field.dispatchEvent(new Event("change", { bubbles: true }));
    this.fields[0]?.focus();
  };
}

const TYPING = ["input", "change"] as const;

const isKept = (field: Element): boolean => !field.hasAttribute("data-unkept");

const isBox = (field: Field): field is HTMLInputElement => field.type === "checkbox";

/** Boxes of one group share their name. */
const keyOf = (field: Field): string => (isBox(field) ? `${field.name} ${field.value}` : field.name);

const valueOf = (field: Field): string => (isBox(field) ? String(field.checked) : field.value);

/** What stood there before anybody typed. */
const beforehand = (field: Field): string => {
  if (isBox(field)) return String(field.defaultChecked);
  if (!(field instanceof HTMLSelectElement)) return field.defaultValue;
  const options = [...field.options];
  return (options.find(({ defaultSelected }) => defaultSelected) ?? options[0])?.value ?? "";
};

const put = (field: Field, value: string): void => {
  if (isBox(field)) field.checked = value === "true";
  else field.value = value;
};

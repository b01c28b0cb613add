import { formatFor } from "../logic/format.js";
import { memo } from "../logic/memo.js";
import { element } from "./dom.js";
import { cardStyles } from "./card.styles.js";
import { cardView, type CardView } from "./card-view.js";
import { type CardConfig, type CardHass, entitiesOf } from "./entities.js";
import { type Words, wordsFor, wordsNow } from "./words.js";

const PANEL = "/footage-guard";

/** The form that Home Assistant's own editor makes of it. */
interface Field {
  readonly name: Exclude<keyof CardConfig, "type">;
  readonly selector: Readonly<Record<string, unknown>>;
}

const ours = (domain: string, multiple = false): Field["selector"] => ({
  entity: { multiple, filter: { integration: "footage_guard", domain } },
});

const FIELDS: readonly Field[] = [
  { name: "title", selector: { text: {} } },
  { name: "pending_requests", selector: ours("sensor") },
  { name: "doorbells", selector: ours("event", true) },
  { name: "vault", selector: ours("binary_sensor") },
  { name: "lockdown", selector: ours("binary_sensor") },
];

/**
 * How things stand, on any dashboard and for everybody in the home. It is loaded with every page of Home Assistant, so it
 * brings no library, and asks for nothing: it shows states, and calls the one action that only ever lowers.
 */
export class FootageGuardCard extends HTMLElement {
  private config: CardConfig | null = null;
  private given: CardHass | null = null;
  private words: Words | null = null;
  private asked: string | null = null;
  private shown = "";
  private problem = false;
  private isBusy = false;
  private readonly parts = skeleton();
  private readonly entitiesFor = memo(entitiesOf);
  private readonly formatFor = memo(formatFor);

  public constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(cardStyles);
    root.adoptedStyleSheets = [sheet];
    root.append(this.parts.card);
    this.parts.lockDown.addEventListener("click", () => void this.lockDown());
  }

  public static getStubConfig(): Readonly<Record<string, never>> {
    // What is left out is looked up each time: an id that somebody changes later is found again.
    return {};
  }

  public static getConfigForm(): unknown {
    const { text } = wordsNow(document.documentElement.lang);
    return {
      schema: FIELDS,
      computeLabel: ({ name }: Field) => text(`editor.${name}`),
      computeHelper: ({ name }: Field) => (name === "title" ? undefined : text("editor.hint")),
    };
  }

  public setConfig(config: CardConfig): void {
    this.config = config;
    this.show();
  }

  public set hass(hass: CardHass) {
    this.given = hass;
    if (hass.language !== this.asked) void this.speak(hass.language);
    this.show();
  }

  public getCardSize(): number {
    return 4;
  }

  public getGridOptions(): Readonly<Record<string, unknown>> {
    return { columns: 6, min_columns: 4, rows: "auto" };
  }

  private async speak(language: string): Promise<void> {
    this.asked = language;
    const words = await wordsFor(language);
    if (this.asked !== language) return;
    this.words = words;
    this.show();
  }

  private show(): void {
    const { config, given, words } = this;
    if (config === null || given === null || words === null) return;
    // Dates as this region writes them, but in no other language than the words around them.
    const isOwn = given.language.split("-")[0] === words.language;
    const format = this.formatFor(
      isOwn ? given.language : words.language,
      given.config.time_zone,
      given.locale.time_format,
    );
    const view = cardView(config, given, this.entitiesFor(config, given.entities), words, format);
    const problem = this.problem ? words.text("not_done") : "";
    // Home Assistant changes its states several times a second, and most of them are none of ours.
    const all = JSON.stringify([view, problem, this.isBusy]);
    if (all === this.shown) return;
    this.shown = all;
    this.write(view, problem);
  }

  private write(view: CardView, problem: string): void {
    const { content, heading, rows, notice, told, open, lockDown } = this.parts;
    const hadFocus = this.shadowRoot?.activeElement === lockDown;
    content.lang = view.language;
    heading.textContent = view.heading;
    rows.replaceChildren(
      ...view.rows.flatMap(({ term, value }) => [element("dt", {}, term), element("dd", {}, value)]),
    );
    notice.textContent = view.notice;
    told.textContent = problem;
    open.textContent = view.open;
    lockDown.textContent = view.lockDown;
    lockDown.hidden = !view.mayLockDown;
    lockDown.setAttribute("aria-disabled", String(this.isBusy));
    // Whoever pressed it with the keyboard goes on from here, and not from the top of the page.
    if (hadFocus && lockDown.hidden) heading.focus();
  }

  private async lockDown(): Promise<void> {
    if (this.given === null || this.isBusy) return;
    this.isBusy = true;
    this.problem = false;
    this.show();
    try {
      await this.given.callService("footage_guard", "lock_down", {}, undefined, false);
    } catch {
      this.problem = true;
    }
    this.isBusy = false;
    this.show();
  }
}

/** What never changes: only its texts do, so that nothing that has the focus is made anew. */
const skeleton = () => {
  const heading = element("h2", { tabindex: "-1" });
  const rows = element("dl", {});
  const notice = element("p", {});
  const told = element("p", { role: "alert" });
  const open = element("a", { href: PANEL });
  const lockDown = element("button", { type: "button", hidden: "" });
  const actions = element("div", { class: "actions" }, open, lockDown);
  const content = element("div", { class: "content" }, heading, rows, notice, told, actions);
  return { card: element("ha-card", {}, content), content, heading, rows, notice, told, open, lockDown };
};

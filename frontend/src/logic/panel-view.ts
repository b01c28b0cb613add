import type { HomeAssistant } from "../data/home-assistant.js";
import type { Challenge, Standings, Strangers } from "../data/wire.js";
import type { Localizer, MessageKey } from "../localize/localize.js";
import type { Format } from "./format.js";
import type { Loaded } from "./loaded.js";
import type { PageName } from "./routes.js";

export interface PanelState {
  readonly hass: Pick<HomeAssistant, "dockedSidebar" | "kioskMode">;
  readonly narrow: boolean;
  readonly version: string;
  /** Whether Home Assistant has loaded its own menu button. */
  readonly menuButtonLoaded: boolean;
  readonly info: Loaded<Standings | Strangers>;
  readonly page: PageName;
  /** Pages there are. */
  readonly pages: readonly PageName[];
}

export type Menu = "home-assistant" | "plain" | "none";

export interface PanelView {
  readonly language: string;
  readonly heading: string;
  readonly version: string;
  readonly menu: Menu;
  readonly menuLabel: string;
  readonly links: readonly Link[];
  /** How the vault stands, in a word; null while nobody knows. */
  readonly vault: string | null;
  readonly mayUnlock: boolean;
  readonly mayLock: boolean;
  readonly mayLockDown: boolean;
  readonly notices: readonly string[];
  readonly mayLeave: boolean;
}

export interface Link {
  readonly page: PlainPage;
  readonly label: string;
  readonly isHere: boolean;
}

const SOONEST_MS = 30_000;

export type PlainPage = (typeof LINKS)[number][0];

const LINKS = [
  ["inbox", "nav.inbox"],
  ["clips", "nav.clips"],
  ["shares", "nav.shares"],
  ["asking", "nav.asking"],
  ["process", "nav.process"],
  ["history", "nav.history"],
  ["vault", "nav.vault"],
  ["people", "nav.people"],
  ["setup", "nav.setup"],
] as const satisfies readonly (readonly [PageName, MessageKey])[];

/** Places without a link of their own. */
const PART_OF: Readonly<Partial<Record<PageName, PlainPage>>> = { request: "inbox", draft: "inbox", paper: "process", held: "clips" };

export const panelView = (state: PanelState, localizer: Localizer, format: Format): PanelView => {
  const { language, text } = localizer;
  const info = state.info.kind === "ready" ? state.info.value : null;
  const standings = info?.is_enrolled === true ? info : null;
  const isLockedDown = info?.is_locked_down === true;
  const isUnlocked = standings?.is_unlocked === true;
  return {
    language,
    heading: text("panel.heading"),
    version: text("panel.version", { version: state.version }),
    menu: menuOf(state),
    menuLabel: text("panel.toggle_sidebar"),
    links: LINKS.filter(([page]) => standings !== null && state.pages.includes(page)).map(([page, key]) => ({
      page,
      label: text(key),
      isHere: page === (PART_OF[state.page] ?? state.page),
    })),
    vault: info === null ? null : vaultOf(info, localizer, format),
    mayUnlock: standings !== null && !isLockedDown && !isUnlocked,
    mayLock: standings?.is_anybody_unlocked === true && !isLockedDown,
    mayLockDown: !isLockedDown,
    notices: info === null ? [] : noticesOf(info, localizer, format),
    mayLeave: standings?.role === "approver" && standings.lockdown?.leaves === null,
  };
};

/** In how many milliseconds `info` is another one by itself: when an unlock ends, a lockdown or a wait; null for never. */
export const changesIn = (info: Loaded<Standings | Strangers>, now: number): number | null => {
  if (info.kind !== "ready") return null;
  const { value } = info;
  const at = value.is_enrolled ? (value.unlocked_until ?? value.lockdown?.leaves ?? null) : value.usable_from;
  // Where the clocks of the two machines differ, it is asked too early, and no more than twice a minute.
  return at === null ? null : Math.max(SOONEST_MS, Date.parse(at) - now);
};

/** What a person agrees to who leaves a lockdown. */
export const leaveText = (statement: Challenge["statement"], { text }: Localizer, format: Format): string =>
  text("leave.text", {
    since: format.moment(new Date(Number(statement["since"])).toISOString()),
    delay: format.duration(Number(statement["delay_ms"])),
  });

/** An action prolongs an unlock, so that what the server said is the earliest. */
const vaultOf = (info: Standings | Strangers, { text }: Localizer, format: Format): string => {
  if (info.is_locked_down) return text("vault.locked_down");
  if (!info.is_enrolled) return text("vault.locked");
  if (info.unlocked_until === null) return text(info.is_anybody_unlocked ? "vault.unlocked" : "vault.locked");
  return text("vault.unlocked_until", { until: format.clock(info.unlocked_until) });
};

const noticesOf = (info: Standings | Strangers, { text }: Localizer, format: Format): string[] => {
  const notices: string[] = [];
  if (info.is_enrolled && info.lockdown !== null) {
    const { reason, since, leaves } = info.lockdown;
    notices.push(text(`lockdown.${reason}`, { since: format.moment(since) }));
    if (leaves !== null) notices.push(text("lockdown.leaves", { leaves: format.moment(leaves) }));
  }
  if (info.has_ledger_problem) notices.push(text("panel.ledger_problem"));
  if (info.is_enrolled && !info.can_decide) {
    const [needed, voters] = [format.number(info.needed), format.number(info.voters)];
    notices.push(text("panel.cannot_decide", { needed, voters }));
  }
  return notices;
};

// Home Assistant loads its menu button together with some of its own pages. Whoever opens the panel's address directly on
// a phone may not have it, and without a button could not reach the sidebar.
const menuOf = ({ hass, narrow, menuButtonLoaded }: PanelState): Menu => {
  if (menuButtonLoaded) return "home-assistant";
  const sidebarIsHidden = narrow || hass.dockedSidebar === "always_hidden";
  return sidebarIsHidden && !hass.kioskMode ? "plain" : "none";
};

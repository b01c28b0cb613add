import { describe, expect, it } from "vitest";
import { LOADING } from "../../src/logic/loaded.js";
import { changesIn, leaveText, type Menu, type PanelState, panelView } from "../../src/logic/panel-view.js";
import { aHass, aPanelState, english, format, standings, stranger } from "../builders.js";

const view = (changes: Partial<PanelState> = {}) => panelView(aPanelState(changes), english, format);
const ready = (value: ReturnType<typeof standings> | ReturnType<typeof stranger>) =>
  ({ info: { kind: "ready", value, isStale: false } }) as const;

describe("panelView", () => {
  it("says what the server said", () => {
    expect(view({ version: "0.1.0" })).toEqual({
      language: "en",
      heading: "Footage Guard",
      version: "Version 0.1.0",
      menu: "home-assistant",
      menuLabel: "Toggle sidebar",
      links: [
        { page: "inbox", label: "Requests", isHere: true },
        { page: "shares", label: "Shares", isHere: false },
      ],
      vault: "Vault locked",
      mayUnlock: true,
      mayLock: false,
      mayLockDown: true,
      notices: [],
      mayLeave: false,
    });
  });

  it("says nothing before that, and lets everybody lock down", () => {
    expect(view({ info: LOADING })).toMatchObject({
      vault: null,
      mayUnlock: false,
      mayLock: false,
      mayLockDown: true,
      links: [],
      notices: [],
    });
  });

  it("offers strangers nothing but to lock down", () => {
    expect(view(ready(stranger()))).toMatchObject({ mayUnlock: false, mayLock: false, mayLockDown: true, links: [] });
    expect(view(ready(stranger({ is_locked_down: true })))).toMatchObject({ mayLockDown: false, mayLeave: false });
  });

  it("offers to lock what is unlocked", () => {
    const unlocked = standings({ is_unlocked: true, unlocked_until: "2026-11-24T08:15:30+00:00" });
    expect(view(ready(unlocked))).toMatchObject({
      vault: "Vault unlocked, at least until 9:15 AM",
      mayUnlock: false,
      mayLock: true,
    });
  });

  it("offers to lock what somebody else unlocked, or this person in another login", () => {
    expect(view(ready(standings({ is_anybody_unlocked: true })))).toMatchObject({
      vault: "Vault unlocked elsewhere",
      mayUnlock: true,
      mayLock: true,
    });
  });

  it("says that it is locked down, since when, and that it can be left", () => {
    const lockdown = { reason: "asked", since: "2026-11-24T08:00:00+00:00", leaves: null } as const;
    const shown = view(ready(standings({ is_locked_down: true, lockdown })));
    expect(shown).toMatchObject({ vault: "Locked down", mayUnlock: false, mayLock: false, mayLockDown: false, mayLeave: true });
    expect(shown.notices[0]).toMatch(/^Locked down since Nov 24, 2026, 9:00.AM\./u);
  });

  it("offers viewers no lockdown to leave", () => {
    const lockdown = { reason: "asked", since: "2026-11-24T08:00:00+00:00", leaves: null } as const;
    expect(view(ready(standings({ role: "viewer", is_locked_down: true, lockdown }))).mayLeave).toBe(false);
  });

  it("says from when to when somebody leaves it", () => {
    const statement = { since: Date.parse("2026-11-24T08:00:00Z"), delay_ms: 900_000 };
    expect(leaveText(statement, english, format)).toContain("since Nov 24, 2026, 9:00 AM. The lockdown ends 15 min from now");
  });

  it("knows when what it shows is over by itself", () => {
    const now = Date.parse("2026-11-24T08:00:00Z");
    const lockdown = { reason: "asked", since: "2026-11-24T07:00:00Z", leaves: "2026-11-24T08:10:00Z" } as const;
    const unlocked = (until: string) => ready(standings({ is_unlocked: true, unlocked_until: until })).info;
    expect(changesIn(unlocked("2026-11-24T08:15:00Z"), now)).toBe(900_000);
    expect(changesIn(unlocked("2026-11-24T07:00:00Z"), now)).toBe(30_000);
    expect(changesIn(ready(standings({ is_locked_down: true, lockdown })).info, now)).toBe(600_000);
    expect(changesIn(ready(standings()).info, now)).toBeNull();
    expect(changesIn(ready(stranger()).info, now)).toBeNull();
    expect(changesIn(ready(stranger({ usable_from: "2026-11-25T08:00:00Z" })).info, now)).toBe(86_400_000);
    expect(changesIn(LOADING, now)).toBeNull();
  });

  it("says when a lockdown ends, and offers no second time to leave it", () => {
    const lockdown = { reason: "asked", since: "2026-11-24T08:00:00+00:00", leaves: "2026-11-24T09:00:00+00:00" } as const;
    const shown = view(ready(standings({ is_locked_down: true, lockdown })));
    expect(shown.mayLeave).toBe(false);
    expect(shown.notices[1]).toMatch(/ends Nov 24, 2026, 10:00.AM\./u);
  });

  it("says what keeps anything from being released", () => {
    const shown = view(ready(standings({ has_ledger_problem: true, can_decide: false, needed: 2, voters: 1 })));
    expect(shown.notices).toEqual([
      "The history is not what it was. Home Assistant's repairs say what was found.",
      "Nothing can be released. Votes needed: 2. Approvers who may vote: 1.",
    ]);
  });

  it.each(["request", "draft"] as const)("counts a %s to the list it stands in", (page) => {
    expect(view({ page }).links.map(({ isHere }) => isHere)).toEqual([true, false]);
  });

  // Home Assistant's own button hides itself where it is not wanted.
  it.each([true, false])("leaves the menu to Home Assistant once it can (narrow: %s)", (narrow) => {
    expect(view({ narrow, menuButtonLoaded: true }).menu).toBe("home-assistant");
  });

  it.each<{ narrow: boolean; dockedSidebar: "docked" | "always_hidden" | "auto"; kioskMode: boolean; menu: Menu }>([
    { narrow: false, dockedSidebar: "docked", kioskMode: false, menu: "none" },
    { narrow: false, dockedSidebar: "docked", kioskMode: true, menu: "none" },
    { narrow: false, dockedSidebar: "auto", kioskMode: false, menu: "none" },
    { narrow: false, dockedSidebar: "auto", kioskMode: true, menu: "none" },
    { narrow: false, dockedSidebar: "always_hidden", kioskMode: false, menu: "plain" },
    { narrow: false, dockedSidebar: "always_hidden", kioskMode: true, menu: "none" },
    { narrow: true, dockedSidebar: "docked", kioskMode: false, menu: "plain" },
    { narrow: true, dockedSidebar: "docked", kioskMode: true, menu: "none" },
    { narrow: true, dockedSidebar: "auto", kioskMode: false, menu: "plain" },
    { narrow: true, dockedSidebar: "auto", kioskMode: true, menu: "none" },
    { narrow: true, dockedSidebar: "always_hidden", kioskMode: false, menu: "plain" },
    { narrow: true, dockedSidebar: "always_hidden", kioskMode: true, menu: "none" },
  ])(
    "shows $menu until then (narrow: $narrow, sidebar: $dockedSidebar, kiosk: $kioskMode)",
    ({ narrow, dockedSidebar, kioskMode, menu }) => {
      expect(view({ narrow, hass: aHass({ dockedSidebar, kioskMode }), menuButtonLoaded: false }).menu).toBe(menu);
    },
  );
});

import axe from "axe-core";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { MuteState, Request, Standings } from "../../src/data/wire.js";
import { aHass, type Answers, aRequest, FakeConnection, lines, refusal, settled, shownRequest, standings } from "../builders.js";
import "../media.js";
import { mount } from "../panel/mount.js";
import { PATIENCE } from "../patience.js";

const requester = (muted: boolean): MuteState => ({ scope: "requester", muted, until: null });
const NAUGHTY = '<img src=x onerror="alert(1)">';
const ID = "01KB0000000000000000000001";
const CLIP = "01KB0000000000000000000003";
const DRAFT = "01KB0000000000000000000002";

// The time that was asked for begins at 13:00 UTC.
const clip = {
  clip_id: CLIP,
  start: "2026-11-23T12:59:30.000+00:00",
  end: "2026-11-23T13:00:30.000+00:00",
  size_bytes: 1,
  state: "sealed",
  imported: false,
  held: true,
} as const;
const matches = [{ camera: "front", clips: [clip], gaps: [], cut: false }];
const told = { ...clip, camera: "front", holds: [], triggers: [{ kind: "bell", at: "2026-11-23T13:00:00.000+00:00" }], gaps: null };
const camera = (name: string, indoor: boolean) => ({ camera: name, device_id: null, title: `Camera ${name}`, indoor, is_online: true });

afterEach(() => {
  document.body.replaceChildren();
  history.replaceState(null, "", "/");
});

const page = async (shown: Partial<Request> = {}, answers: Answers = {}, info: Partial<Standings> = {}) => {
  let request = shownRequest({ matches, request: aRequest({ purpose: "To see" }), ...shown });
  const connection = new FakeConnection({
    info: () => standings({ is_unlocked: true, cameras: [camera("front", false), camera("hall", true)], ...info }),
    "requests/get": () => request,
    "requests/list": () => lines(),
    "requests/subscribe": () => null,
    "clips/list": () => ({ clips: [told], more: false }),
    ...answers,
  });
  await customElements.whenDefined("footage-guard-panel");
  const panel = await mount({
    hass: aHass({ connection }),
    route: { prefix: "/footage-guard", path: `/request/${ID}` },
  });
  // A page is loaded when somebody goes there.
  const root = await vi.waitFor(() => {
    const found = panel.renderRoot.querySelector("footage-guard-request")?.shadowRoot;
    if (!found) throw new Error("no page");
    return found;
  }, PATIENCE);
  const inner = (selector: string) => root.querySelector(selector)?.shadowRoot;
  const settle = async () => {
    for (let turn = 0; turn < 5; turn += 1) await settled();
  };
  await settle();
  /** Presses the button with these words, wherever in the page it is. */
  const press = async (label: string) => {
    const button = everywhere(root).find((each) => each.matches("button") && each.textContent.trim() === label);
    if (button === undefined) throw new Error(`no button ${label}`);
    (button as HTMLElement).click();
    await settle();
  };
  const change = async (changes: Partial<Request>) => {
    request = { ...request, ...changes };
    await settle();
  };
  const text = () => everywhere(root).filter((each) => each.children.length === 0).map((each) => each.textContent).join(" ");
  const alerts = () => everywhere(root).filter((each) => each.matches("[role=alert]")).map((each) => each.textContent.trim()).filter((each) => each !== "");
  return { connection, panel, root, inner, settle, press, change, text, alerts };
};

const everywhere = (root: ParentNode): Element[] =>
  [...root.querySelectorAll("*")].flatMap((each) => [each, ...(each.shadowRoot === null ? [] : everywhere(each.shadowRoot))]);

describe("footage-guard-request", () => {
  it("says who asks, that nobody has to say yes, and chooses nothing", async () => {
    const { root, text } = await page();
    expect(root.querySelector("h2")?.textContent).toBe("J. Doe, Police of Springfield");
    expect(text()).toContain("You may decline. No reason needed.");
    expect([...root.querySelectorAll(".choice")[0]?.children ?? []].map((each) => each.textContent.trim())).toEqual([
      "Look at the footage",
      "Decline",
    ]);
    expect(everywhere(root).filter((each) => each.matches(":checked, [autofocus], [selected]"))).toEqual([]);
  });

  it.each(["data_subject", "insurer"] as const)("says what to mind where %s asks, if that is for images of themselves", async (type) => {
    const { root } = await page({ request: aRequest({ requester: { ...aRequest().requester, type } }) });
    expect(root.textContent.includes("Only this person’s own image: black out everybody else")).toBe(type === "data_subject");
  });

  it("shows words of the sender as words", async () => {
    const { root } = await page({ request: aRequest({ message: NAUGHTY, case_reference: NAUGHTY, purpose: NAUGHTY }) });
    expect(everywhere(root).filter((each) => each.matches("img"))).toEqual([]);
  });

  it("declines in one dialog that asks for no reason", async () => {
    const { connection, press, change, root, text } = await page({}, { "requests/decline": () => ({}) });
    await press("Decline");
    const dialog = root.querySelector("footage-guard-dialog");
    expect(dialog?.shadowRoot?.querySelector("dialog")?.open).toBe(true);
    expect(connection.of("requests/decline")).toEqual([]);
    expect(dialog?.querySelector("input:not([type=checkbox]), textarea, select")).toBeNull();
    await change({ state: "declined" });
    (dialog?.querySelectorAll("button")[1] as HTMLElement).click();
    await change({});
    expect(connection.of("requests/decline")).toEqual([{ type: "footage_guard/requests/decline", request_id: ID, version: 3 }]);
    expect(connection.of("requests/mute")).toEqual([]);
    expect(dialog?.shadowRoot?.querySelector("dialog")?.open).toBe(false);
    expect(text()).toContain("Declined. Nothing leaves.");
    expect(root.activeElement?.tagName).toBe("H2");
  });

  it("says that what was prepared ends for good, where there is something", async () => {
    const sentence = "Every draft for it ends and cannot be brought back";
    const drafts = [{ draft_id: "d", request_id: ID, state: "voting", version: 1 }] as const;
    const { root } = await page({ drafts });
    expect(root.querySelector("footage-guard-dialog")?.textContent).toContain(sentence);
    document.body.replaceChildren();
    const { root: without } = await page();
    expect(without.querySelector("footage-guard-dialog")?.textContent).not.toContain(sentence);
  });

  it("keeps the request where somebody thinks again", async () => {
    const { connection, press, root } = await page();
    await press("Decline");
    await press("Cancel");
    expect(root.querySelector("footage-guard-dialog")?.shadowRoot?.querySelector("dialog")?.open).toBe(false);
    expect(connection.of("requests/decline")).toEqual([]);
  });

  it("mutes the requester beside it only where somebody ticks that", async () => {
    const { connection, press, root, settle } = await page({}, { "requests/decline": () => ({}), "requests/mute": () => ({}) });
    await press("Decline");
    const dialog = root.querySelector("footage-guard-dialog");
    dialog?.querySelector("input")?.click();
    (dialog?.querySelectorAll("button")[1] as HTMLElement).click();
    await settle();
    expect(connection.of("requests/mute")).toMatchObject([{ request_id: ID, scope: "requester" }]);
  });

  it("asks of what there is no requester to mute nothing about that", async () => {
    const { press, root, text } = await page({ mutes: [{ scope: "everything", muted: false, until: null }] });
    await press("Decline");
    expect(root.querySelector("footage-guard-dialog input")).toBeNull();
    expect(text()).toContain("Mute for 30 days");
    expect(text()).not.toContain("Mute until I end it");
  });

  it("says why it was not declined, and closes the dialog over that", async () => {
    const { press, root, settle, alerts } = await page({}, { "requests/decline": () => Promise.reject(refusal("request_changed")) });
    await press("Decline");
    (root.querySelectorAll("footage-guard-dialog button")[1] as HTMLElement).click();
    await settle();
    expect(alerts()).toEqual(["That was not done (request_changed)."]);
  });

  it("mutes a requester until somebody ends that, and ends it", async () => {
    let muted = false;
    const { connection, press, text } = await page(
      {},
      {
        "requests/get": () => shownRequest({ mutes: [requester(muted)] }),
        "requests/mute": ({ end }) => {
          muted = end !== true;
          return { scope: "requester", until: null, ended: !muted };
        },
      },
    );
    await press("Mute until I end it");
    expect(connection.of("requests/mute").at(-1)).toEqual({ type: "footage_guard/requests/mute", request_id: ID, scope: "requester" });
    expect(text()).toContain("Requests by this requester. Muted until you end it.");
    await press("End");
    expect(connection.of("requests/mute").at(-1)).toMatchObject({ end: true });
    expect(text()).not.toContain("Muted until you end it.");
  });

  it("lets viewers mute for a while alone", async () => {
    const { text } = await page({}, {}, { role: "viewer" });
    expect(text()).toContain("Mute for 30 days");
    expect(text()).not.toContain("Mute until I end it");
  });

  it("offers viewers nothing that the server refuses them", async () => {
    const drafts = [{ draft_id: DRAFT, request_id: ID, state: "drafted" as const, version: 1 }];
    const { root, text } = await page({ drafts, mutes: [requester(true)] }, {}, { role: "viewer" });
    expect(text()).toContain("Requests by this requester. Muted until you end it.");
    const offered = everywhere(root).filter((each) => each.matches("button")).map((each) => each.textContent.trim());
    expect(offered).toContain("Decline");
    for (const refused of ["Prepare selected footage", "Note it", "End"]) expect(offered).not.toContain(refused);
    expect(root.querySelector(".rows a")).toBeNull();
    expect(root.querySelector(".rows li")?.textContent).toBe("Draft");
    expect(text()).not.toContain("You can go on with what is in preparation.");
  });

  it("reopens what was declined, as the person saw it", async () => {
    const { connection, press } = await page({ state: "declined" }, { "requests/reopen": () => ({}) });
    await press("Reopen");
    expect(connection.of("requests/reopen")).toEqual([{ type: "footage_guard/requests/reopen", request_id: ID, version: 3 }]);
    expect(connection.of("requests/get")).toHaveLength(2);
  });

  it("notes how somebody knows who asks, once they chose how", async () => {
    const { connection, press, root, settle } = await page({}, { "requests/verify": () => ({}) });
    await press("Note it");
    expect(connection.of("requests/verify")).toEqual([]);
    const ways = [...root.querySelectorAll<HTMLInputElement>("[type=radio]")];
    ways[2]?.click();
    await settle();
    await press("Note it");
    ways[0]?.click();
    await settle();
    await press("Note it");
    expect(connection.of("requests/verify").map(({ level, method, version }) => [level, method, version])).toEqual([
      [2, "called_back", 3],
      [0, "taken_back", 3],
    ]);
  });

  it("mutes and ends that", async () => {
    const mutes = [requester(false), { scope: "case", muted: true, until: null } as const];
    const { connection, press } = await page({ mutes }, { "requests/mute": () => ({}) });
    await press("End");
    await press("Mute for 30 days");
    expect(connection.of("requests/mute")).toMatchObject([{ scope: "case", end: true }, { scope: "requester" }]);
  });

  it("mutes for no longer than a viewer may, where the clock of the browser is some minutes ahead", async () => {
    const { connection, press } = await page({}, { "requests/mute": () => ({}) }, { role: "viewer" });
    await press("Mute for 30 days");
    const [mute] = connection.of("requests/mute");
    const byServer = Date.now() - 5 * 60_000;
    const days = (Date.parse(String(mute?.["until"])) - byServer) / 86_400_000;
    expect(days).toBeLessThan(30);
    expect(days).toBeGreaterThan(29.9);
  });

  it("hears what happens to this request, and not to others", async () => {
    const { connection, settle } = await page();
    const news = (request_id: string) => ({ request_id, state: "pending", stage: "pending", version: 4, happening: "verified" });
    connection.heard.get("requests/subscribe")?.(news("01KB0000000000000000000099"));
    await settle();
    expect(connection.of("requests/get")).toHaveLength(1);
    connection.heard.get("requests/subscribe")?.(news(ID));
    await settle();
    expect(connection.of("requests/get")).toHaveLength(2);
  });

  it("shows cameras indoors only where somebody adds them", async () => {
    const { connection, root, settle } = await page();
    root.querySelector<HTMLInputElement>(".option input")?.click();
    await settle();
    root.querySelector<HTMLInputElement>(".option input")?.click();
    await settle();
    expect(connection.of("requests/get").map(({ also }) => also)).toEqual([[], ["hall"], []]);
  });

  it("begins a draft with what was chosen, and goes there", async () => {
    const { connection, press, inner, settle, text, alerts } = await page({}, { "draft/create": () => ({ draft_id: DRAFT }) });
    await press("Prepare selected footage");
    expect(alerts()).toEqual(["No clip is chosen."]);
    const timeline = inner("footage-guard-request-footage")?.querySelector("footage-guard-timeline");
    timeline?.shadowRoot?.querySelector("input")?.click();
    await settle();
    expect(text()).toContain("Clips chosen: 1, of them 30 sec in the time asked for.");
    await press("Prepare selected footage");
    expect(connection.of("draft/create")).toEqual([
      {
        type: "footage_guard/draft/create",
        request_id: ID,
        draft: {
          clips: [
            {
              clip_id: CLIP,
              redaction: { v: 1, kind: "redaction", cut: { from_ms: 30_000, to_ms: 60_000 }, whole: null, boxes: [], audio: false, mutes: [] },
            },
          ],
          purpose: "To see",
          legal_basis: "voluntary",
          delivery: "file",
        },
      },
    ]);
    expect(location.pathname).toBe(`/footage-guard/draft/${DRAFT}`);
  });

  it("asks for what whoever asked did not say", async () => {
    const { connection, press, inner, settle, alerts } = await page(
      { request: aRequest({ channel: "automation" }) },
      { "draft/create": () => ({ draft_id: DRAFT }) },
    );
    const footage = inner("footage-guard-request-footage");
    footage?.querySelector("footage-guard-timeline")?.shadowRoot?.querySelector("input")?.click();
    await settle();
    await press("Prepare selected footage");
    expect(alerts()).toEqual(["Fill in the fields."]);
    const fields = [...(footage?.querySelectorAll<HTMLInputElement>("input[type=text]") ?? [])];
    for (const field of fields) field.value = ` ${field.id} `;
    await press("Prepare selected footage");
    expect(connection.of("draft/create")).toMatchObject([{ draft: { purpose: "purpose", recipient: { name: "recipient", level: 0, method: "" } } }]);
  });

  it("takes no more clips than a draft holds", async () => {
    const clips = Array.from({ length: 51 }, (_, index) => ({ ...clip, clip_id: `${CLIP.slice(0, -2)}${String(index).padStart(2, "0")}` }));
    const { press, inner, settle, alerts } = await page({ matches: [{ camera: "front", clips, gaps: [], cut: false }] });
    const timeline = inner("footage-guard-request-footage")?.querySelector("footage-guard-timeline");
    for (const { clip_id } of clips) timeline?.choose(clip_id);
    await settle();
    await press("Prepare selected footage");
    expect(alerts()).toEqual(["Choose 50 clips at most."]);
  });

  it("goes on with what is in preparation", async () => {
    const drafts = [{ draft_id: DRAFT, request_id: ID, state: "drafted" as const, version: 1 }];
    const { root, text } = await page({ drafts });
    expect(root.querySelector(".rows a")?.getAttribute("href")).toBe(`/footage-guard/draft/${DRAFT}`);
    expect(text()).toContain("This begins another one.");
  });

  it("opens a clip that somebody wants to see, and can choose it there", async () => {
    const { connection, press, inner, settle } = await page(
      {},
      { "clips/ticket": () => ({ ticket: "t", url: "/api/footage_guard/clip/t", expires_at: "", seekable: true }) },
    );
    expect(connection.of("clips/ticket")).toEqual([]);
    await press("Play");
    const footage = inner("footage-guard-request-footage");
    expect(footage?.querySelector("footage-guard-player")?.picture?.getAttribute("src")).toBe("/api/footage_guard/clip/t");
    expect(footage?.querySelector("h4")?.textContent).toMatch(/^Camera front: 1:59:30 PM/u);
    footage?.querySelector<HTMLInputElement>(".card .option input")?.click();
    await settle();
    expect(footage?.querySelector("[role=status]")?.textContent.trim()).toMatch(/^Clips chosen: 1/u);
  });

  it("reads what the recorder told, page by page, and shows the clips also without it", async () => {
    const { connection, text } = await page(
      {},
      {
        "clips/list": (message) =>
          message["before"] === undefined ? { clips: [told], more: true } : { clips: [], more: false },
      },
    );
    expect(connection.of("clips/list").map(({ camera: of, before }) => [of, before])).toEqual([
      [["front"], undefined],
      [["front"], CLIP],
    ]);
    expect(text()).toContain("Ring at 2:00:00 PM");
    document.body.replaceChildren();
    const refused = await page({}, { "clips/list": () => Promise.reject(refusal("disk_refused")) });
    expect(refused.alerts()).toEqual(["That was not done (disk_refused)."]);
    expect(refused.text()).toContain("1:59:30 PM");
  });

  it("says that clips could not be read for as long as that is so", async () => {
    let isRefused = true;
    const listed = () => (isRefused ? Promise.reject(refusal("disk_refused")) : { clips: [told], more: false });
    const { connection, alerts, change } = await page({}, { "clips/list": listed });
    expect(alerts()).toEqual(["That was not done (disk_refused)."]);
    isRefused = false;
    connection.heard.get("requests/subscribe")?.({ request_id: ID, state: "pending", stage: "pending", version: 4, happening: "verified" });
    await change({});
    expect(alerts()).toEqual([]);
  });

  it("teaches what it means where there is nothing, and asks for nothing more", async () => {
    const { connection, text, root } = await page({ matches: [{ camera: "front", clips: [], gaps: [], cut: false }] });
    expect(text()).toContain("No clips of this time");
    expect(connection.of("clips/list")).toEqual([]);
    expect(everywhere(root).filter((each) => each.textContent.trim() === "Prepare selected footage")).toEqual([]);
  });

  it("says that words were erased, and leads to what it amends", async () => {
    const { root, text } = await page({ erased: true, state: "closed", request: aRequest({ supersedes: DRAFT }) });
    expect(text()).toContain("What the sender wrote was erased.");
    expect(root.querySelector("p a")?.getAttribute("href")).toBe(`/footage-guard/request/${DRAFT}`);
    expect(everywhere(root).some((each) => each.matches("button") && each.textContent.trim() === "Look at the footage")).toBe(false);
  });

  it("says that there is no such request any more", async () => {
    const { text } = await page({}, { "requests/get": () => Promise.reject(refusal("request_unknown")) });
    expect(text()).toContain("No longer there");
  });

  it("leads to the footage", async () => {
    const { root, press } = await page();
    await press("Look at the footage");
    expect(root.activeElement?.id).toBe("footage");
  });

  // axe-core looks at every element with every style, which takes jsdom seconds on a machine that does other work, too.
  it.each([{}, { state: "declined" as const }])("has nothing that axe-core finds with %j", { timeout: 60_000 }, async (changes) => {
    const { panel } = await page(changes);
    const { violations } = await axe.run(panel, { rules: { "color-contrast": { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});

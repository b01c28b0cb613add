import { describe, expect, it } from "vitest";
import type { FootageRequest, ReleaseState, Request, RequestState, Role } from "../../src/data/wire.js";
import { chosenOf, lengthOf, missingOf, newDraft } from "../../src/logic/draft-new.js";
import { declineTexts, endsDrafts, requestView } from "../../src/logic/request-view.js";
import { aRequest, english, format, shownRequest } from "../builders.js";

const view = (
  changes: Partial<Request> = {},
  { isLockedDown = false, role = "approver" }: { isLockedDown?: boolean; role?: Role } = {},
) => {
  const camera = { device_id: null, is_online: true };
  const cameras = [
    { ...camera, camera: "front", title: "Front door", indoor: false },
    { ...camera, camera: "hall", title: "Hall", indoor: true },
  ];
  return requestView(shownRequest(changes), { cameras, isLockedDown, role }, english, format);
};
const asked = (changes: Partial<FootageRequest>) => view({ request: aRequest(changes) });
const fact = ({ facts }: { facts: readonly (readonly [string, string])[] }, term: string) =>
  facts.find(([name]) => name === term)?.[1];
const moved = (state: ReleaseState) => ({ draft_id: "d", request_id: "r", version: 1, state });
const basis = aRequest().legal_basis;
const requester = aRequest().requester;

describe("requestView", () => {
  it("says by which link it came, where it came by one", () => {
    expect(fact(view({ door: "Sign at the gate" }), "Came by the link")).toBe("Sign at the gate");
    expect(fact(view(), "Came by the link")).toBeUndefined();
  });

  it("says who asks, how that is known, for what time, and when it closes, as a plain day", () => {
    const shown = asked({ closes_ms: Date.parse("2026-12-08T08:00:00Z") });
    expect(shown.who).toBe("J. Doe, Police of Springfield");
    expect(shown.kind).toBe("Nobody is obliged to answer these.");
    expect(shown.facts).toEqual([
      ["Kind of sender", "Police or another authority"],
      ["Verified", "Nobody has verified the sender."],
      ["Footage of", format.span("2026-11-23T14:00:00+01:00", "2026-11-23T15:30:00+01:00")],
      ["Length", "1 hr 30 min"],
      ["Asked for", "video"],
      ["Legal basis", "Voluntary. No law obliges you."],
      ["Closes", "Dec 8, 2026"],
      ["What the sender sees", "Open"],
      ["Case", "24-1 (as the sender says)"],
      ["What happened", "Burglary (as the sender says)"],
    ]);
  });

  it("shows all that the sender says, as what the sender says", () => {
    const shown = asked({
      requester: { ...requester, email: "a@example.org", phone: "555-0100", badge: "17" },
      incident: { type: "theft", occurred_from: "2026-11-23T13:00:00Z", occurred_to: "2026-11-23T13:10:00Z", location: "" },
      scope: { ...aRequest().scope, media: ["video", "still"], wants_audio: true },
      legal_basis: { ...basis, claimed: "subpoena", docket: "9", served_at: "2026-11-20T08:00:00Z", return_by: "2026-12-01T08:00:00Z", nondisclosure: true },
    });
    expect(shown.kind).toMatch(/^The sender names a legal document\./u);
    expect(shown.facts.slice(-8)).toEqual([
      ["What happened", "Theft (as the sender says)"],
      ["When it happened", `${format.span("2026-11-23T13:00:00Z", "2026-11-23T13:10:00Z")} (as the sender says)`],
      ["Contact", "a@example.org, 555-0100 (as the sender says)"],
      ["Badge", "17 (as the sender says)"],
      ["Docket", "9 (as the sender says)"],
      ["Served", "Nov 20, 2026, 9:00 AM (as the sender says)"],
      ["Answer by", "Dec 1, 2026, 9:00 AM (as the sender says)"],
      ["Secrecy", "The sender says that you may tell nobody. A lawyer can tell you whether that is so."],
    ]);
    expect(fact(shown, "Asked for")).toBe("video, pictures, sound");
  });

  it.each([
    ["2026-11-23T13:00:00Z", null],
    [null, "2026-11-23T13:00:00Z"],
  ])("knows one end of when it happened (%s, %s)", (occurred_from, occurred_to) => {
    const shown = asked({ incident: { type: "fire", occurred_from, occurred_to, location: "" } });
    expect(fact(shown, "When it happened")).toBe("Nov 23, 2026, 2:00 PM (as the sender says)");
  });

  it("says both when a document wants an answer and when the sender wishes for one", () => {
    const shown = asked({ respond_by: "2026-12-01T08:00:00Z", legal_basis: { ...basis, return_by: "2026-12-09T08:00:00Z" } });
    expect(fact(shown, "Answer wished by")).toBe("Dec 1, 2026, 9:00 AM (as the sender says)");
    expect(fact(shown, "Answer by")).toBe("Dec 9, 2026, 9:00 AM (as the sender says)");
  });

  it("says of which document the sender names the digest, in groups as somebody compares it", () => {
    const shown = asked({ legal_basis: { ...basis, document_sha256: "0123abcd".repeat(8) } });
    expect(fact(shown, "SHA-256 of the document")).toBe(`${Array(8).fill("0123 abcd").join(" ")} (as the sender says)`);
  });

  it("says about which area the sender asks, in degrees", () => {
    const within = (area: FootageRequest["scope"]["area"]) =>
      fact(asked({ scope: { ...aRequest().scope, area } }), "Area asked about");
    const center = { latitude: 52.5200066, longitude: -13.4 };
    expect(within({ center, radius_m: 1234.5 })).toBe("Within 1,235 m of 52.52001, -13.40000 (as the sender says)");
    expect(within({ points: [center, { latitude: 0, longitude: 13 }] })).toBe(
      "Between the corners 52.52001, -13.40000; 0.00000, 13.00000 (as the sender says)",
    );
  });

  it("shows what an automation asks as that, with the recipient it proposes", () => {
    const request = aRequest({
      channel: "automation",
      requester: { ...requester, organisation: "", person_name: "" },
      case_reference: "",
      proposal: { recipient: "Insurer", camera: null, clip_ids: [], hand_over: true },
    });
    const shown = view({ request });
    expect(shown.who).toBe("An automation in this home");
    expect(shown.kind).toMatch(/^Nobody vouches/u);
    expect(fact(shown, "Proposed recipient")).toBe("Insurer");
    expect(fact(shown, "Link")).toMatch(/can pass it to anyone/u);
    expect(fact(shown, "What the sender sees")).toBeUndefined();
    expect(shown.mayVerify).toBe(false);
  });

  it("says what somebody of this home did to know who asks, and when", () => {
    const shown = view({ verification: { level: 2, method: "called_back", by_user: "me", at_ms: Date.parse("2026-11-24T09:00:00Z") } });
    expect(fact(shown, "Verified")).toBe(
      "Somebody of this home called back a number that they found themselves, or went there. Noted: somebody called back a number that they found themselves.",
    );
    expect(shown.history.map(([term]) => term)).toEqual(["Received", "Verification noted", "Last change"]);
    expect(shown.history[1]?.[1]).toBe("Nov 24, 2026, 10:00 AM");
  });

  it.each([
    ["received", "decline verify"],
    ["pending", "decline verify prepare"],
    ["approved", "decline"],
    ["declined", "reopen verify"],
    ["set_aside", "decline reopen verify"],
    ["disclosed", ""],
    ["closed", ""],
    ["withdrawn", ""],
    ["expired", ""],
  ] as const satisfies readonly (readonly [RequestState, string])[])("offers for what is %s: %s", (state, offered) => {
    const shown = view({ state });
    const may = { decline: shown.mayDecline, reopen: shown.mayReopen, verify: shown.mayVerify, prepare: shown.mayPrepare };
    expect(Object.entries(may).filter(([, is]) => is).map(([name]) => name).join(" ")).toBe(offered);
    expect(shown.state).not.toBe("");
  });

  it.each(["pending", "set_aside"] as const)("offers in a lockdown only to decline what is %s", (state) => {
    const shown = view({ state }, { isLockedDown: true });
    expect([shown.mayDecline, shown.mayReopen, shown.mayVerify, shown.mayPrepare]).toEqual([true, false, false, false]);
    expect([shown.mayEndMutes, shown.mayOpenDrafts]).toEqual([false, true]);
  });

  it.each(["pending", "set_aside"] as const)("offers a viewer only to decline what is %s", (state) => {
    const drafts = [{ draft_id: "a", request_id: "r", state: "drafted", version: 1 }] as const;
    const shown = view({ state, drafts }, { role: "viewer" });
    expect([shown.mayDecline, shown.mayReopen, shown.mayVerify, shown.mayPrepare]).toEqual([true, false, false, false]);
    expect([shown.mayEndMutes, shown.mayOpenDrafts, shown.unfinished]).toEqual([false, false, null]);
    expect(shown.drafts.map(({ label }) => label)).toEqual(["Draft"]);
  });

  it("goes on with what is in preparation, and with nothing that is over", () => {
    const draft = (draft_id: string, state: ReleaseState) => ({ draft_id, request_id: "r", state, version: 1 });
    const shown = view({ drafts: [draft("a", "void"), draft("b", "voting"), draft("c", "drafted")] });
    expect(shown.drafts.map(({ id, label }) => [id, label])).toEqual([
      ["a", "Dropped"],
      ["b", "Being voted on"],
      ["c", "Draft"],
    ]);
    expect(shown.unfinished?.id).toBe("b");
    expect(view().unfinished).toBeNull();
  });

  it("offers the cameras indoors by name", () => {
    expect(view().indoor.map(({ camera }) => camera)).toEqual(["hall"]);
  });

  it("offers to mute what the server says can be muted, and says until when what is muted is", () => {
    const mutes = [
      { scope: "requester", muted: false, until: null },
      { scope: "case", muted: true, until: "2026-12-24T08:00:00Z" },
      { scope: "everything", muted: true, until: null },
    ] as const;
    expect(view({ mutes }).mutes.map(({ scope, label, muted }) => [scope, label, muted])).toEqual([
      ["requester", "Requests by this requester.", null],
      ["case", "Requests in this case.", "Muted until Dec 24, 2026, 9:00 AM."],
      ["everything", "All requests.", "Muted until you end it."],
    ]);
    expect(view({ mutes: mutes.slice(2) }).mutes.map(({ scope }) => scope)).toEqual(["everything"]);
  });
});

describe("newDraft", () => {
  const clip = (clip_id: string, start: string, end: string) => ({
    clip_id, start, end, size_bytes: 1, state: "sealed" as const, imported: false, held: true,
  });
  // The time that was asked for begins at 13:00 UTC.
  const clips = [clip("a", "2026-11-23T12:59:30Z", "2026-11-23T13:00:30Z"), clip("b", "2026-11-23T13:05:00Z", "2026-11-23T13:06:00Z")];
  const matches = [{ camera: "front", clips, gaps: [], cut: false }];

  it("gives of each clip what was asked for, without sound, as a file of this home", () => {
    expect(newDraft(aRequest({ purpose: "To see" }), clips, { purpose: "typed", recipient: "typed" })).toEqual({
      clips: [
        { clip_id: "a", redaction: { v: 1, kind: "redaction", cut: { from_ms: 30_000, to_ms: 60_000 }, whole: null, boxes: [], audio: false, mutes: [] } },
        { clip_id: "b", redaction: { v: 1, kind: "redaction", cut: { from_ms: 0, to_ms: 60_000 }, whole: null, boxes: [], audio: false, mutes: [] } },
      ],
      purpose: "To see",
      legal_basis: "voluntary",
      delivery: "file",
    });
  });

  it("takes from the person what whoever asked did not say", () => {
    const request = aRequest({ channel: "automation", purpose: "" });
    expect(missingOf(request)).toEqual({ purpose: true, recipient: true });
    expect(newDraft(request, clips, { purpose: "To see", recipient: "Insurer" })).toMatchObject({
      purpose: "To see",
      recipient: { name: "Insurer", level: 0, method: "" },
    });
  });

  it("counts what was chosen, and how much of it would leave", () => {
    const chosen = chosenOf(matches, new Set(["a", "gone"]));
    expect(chosen.map(({ clip_id }) => clip_id)).toEqual(["a"]);
    expect(lengthOf(chosen, aRequest())).toBe(30_000);
  });
});

describe("a no", () => {
  it.each([
    [[], false],
    [["drafted"], true],
    [["frozen"], true],
    [["voting"], true],
    [["void", "cooling"], true],
    [["live", "ended", "declined", "void"], false],
  ] as const)("to a request with %j ends what is in preparation: %s", (states, does) => {
    expect(endsDrafts({ drafts: states.map(moved) })).toBe(does);
  });

  it("says what whoever asked is told, and what is lost", () => {
    expect(declineTexts(aRequest(), false, english)).toEqual([english.text("decline.text")]);
    const texts = declineTexts(aRequest({ channel: "automation" }), true, english);
    expect(texts).toEqual([english.text("decline.automation"), english.text("decline.drafts")]);
  });
});

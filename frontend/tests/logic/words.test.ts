import { describe, expect, it } from "vitest";
import type { Basis, Finding, Level, Line, Mark, RequesterType } from "../../src/data/wire.js";
import { findingText } from "../../src/logic/finding.js";
import { inboxView } from "../../src/logic/inbox-view.js";
import { marked } from "../../src/logic/quote.js";
import { requestWords } from "../../src/logic/request-words.js";
import { isLegalProcess, legalBasis, requesterType, verification, who } from "../../src/logic/words.js";
import { aRequest, english, format, line, lines } from "../builders.js";

const finding = (changes: Partial<Finding> = {}): Finding => ({ rule: "pressure", kind: "note", values: {}, marks: [], ...changes });
const mark = (start: number, end: number, phrase_id: string, field = "message"): Mark => ({ field, start, end, phrase_id });

describe("marked", () => {
  it("cuts a text where it was marked", () => {
    const marks = [mark(4, 8, "threat.warrant"), mark(0, 3, "praise.hero")];
    expect(marked("you must go", "message", [finding({ marks })])).toEqual([
      { text: "you", why: ["mark.praise"] },
      { text: " ", why: [] },
      { text: "must", why: ["mark.threat"] },
      { text: " go", why: [] },
    ]);
  });

  it("says all that is remarkable where marks lie over each other, each once", () => {
    const marks = [mark(0, 6, "text.confusable"), mark(2, 4, "urgency.now"), mark(2, 4, "urgency.today")];
    expect(marked("abcdef", "message", [finding({ marks })])).toEqual([
      { text: "ab", why: ["mark.text.confusable"] },
      { text: "cd", why: ["mark.text.confusable", "mark.urgency"] },
      { text: "ef", why: ["mark.text.confusable"] },
    ]);
  });

  it("counts code points, as the rules do", () => {
    expect(marked("🦉🦉 now", "message", [finding({ marks: [mark(3, 6, "urgency.now")] })])).toEqual([
      { text: "🦉🦉 ", why: [] },
      { text: "now", why: ["mark.urgency"] },
    ]);
  });

  it("leaves other texts, and marks of other versions, alone", () => {
    const marks = [mark(0, 3, "praise.hero", "purpose"), mark(0, 3, "never.heard")];
    expect(marked("now", "message", [finding({ marks })])).toEqual([{ text: "now", why: [] }]);
  });

  it("has nothing to say of no text", () => {
    expect(marked("", "message", [])).toEqual([]);
  });
});

describe("findingText", () => {
  it("says numbers and moments as the home does", () => {
    const values = { asked_minutes: 1440, limit_h: 2, from: "2026-11-24T08:00:00+01:00", to: "2026-11-24T10:00:00+01:00" };
    const said = findingText(finding({ rule: "window", values }), english, format);
    expect(said).toMatch(/1,440 minutes.*Nov 24, 2026, 8:00.AM to Nov 24, 2026, 10:00.AM\.$/u);
  });

  it("says words as they are", () => {
    expect(findingText(finding({ rule: "window", values: { from: "soon" } }), english, format)).toContain("soon");
  });

  it("says which kind of thing it is, where there are several", () => {
    const said = ["replayed", "wrong"].map((why) => findingText(finding({ rule: "signature", values: { why } }), english, format));
    expect(said[0]).toContain("another request");
    expect(said[1]).toContain("not what was sent");
  });

  it.each(["another_version", "constructor"])("names a rule that it does not know (%s)", (rule) => {
    expect(findingText(finding({ rule }), english, format)).toContain(rule);
  });
});

describe("words", () => {
  const types: RequesterType[] = ["law_enforcement", "court", "insurer", "neighbour", "data_subject", "journalist", "lawyer", "household", "other"];
  const bases: Basis[] = ["voluntary", "subpoena", "search_warrant", "court_order", "preservation_request", "emergency", "gdpr_access", "dpa2018_sch2", "civil_preservation_letter", "other"];
  const levels: Level[] = [0, 1, 2, 3, 4];

  it("has other words for each thing", () => {
    expect(new Set(types.map((type) => requesterType(type, english))).size).toBe(types.length);
    expect(new Set(bases.map((basis) => legalBasis(basis, english))).size).toBe(bases.length);
    expect(new Set(levels.map((level) => verification(level, english))).size).toBe(levels.length);
  });

  it("takes an emergency for what it is: a word", () => {
    expect(bases.filter(isLegalProcess)).toEqual([
      "subpoena",
      "search_warrant",
      "court_order",
      "preservation_request",
      "civil_preservation_letter",
    ]);
  });

  it.each([
    [{ person_name: "J. Doe", organisation: "Police" }, "J. Doe, Police"],
    [{ person_name: "", organisation: "Police" }, "Police"],
    [{ person_name: "", organisation: "" }, "Sender without a name"],
    [{ person_name: "", organisation: "", channel: "automation" as const }, "An automation in this home"],
    [{ person_name: "Ada", organisation: "", channel: "automation" as const }, "Ada"],
  ])("calls %j %s", (changes, name) => {
    expect(who(line(changes), english)).toBe(name);
  });
});

describe("requestWords", () => {
  it("quotes every text there is, with its marks", () => {
    const request = aRequest({
      message: "now",
      purpose: "Because",
      incident: { type: "none", occurred_from: null, occurred_to: null, location: "Here" },
      scope: { ...aRequest().scope, audio_reason: "To hear" },
      legal_basis: { ...aRequest().legal_basis, issuing_authority: "Court" },
      onward_sharing: "Press",
      retention_claimed: "Ever",
      requester: { ...aRequest().requester, unit: "U", role: "R" },
      intended_recipients: ["One", "Two"],
    });
    const marks = [mark(0, 3, "urgency.now"), mark(0, 3, "sharing.press", "intended_recipients.1")];
    const { quotes, findings } = requestWords({ request, findings: [finding({ marks, values: { count: 1 } })] }, english, format);
    expect(quotes.map(({ pieces }) => pieces.map(({ text }) => text).join("|"))).toEqual([
      "Because", "now", "Here", "To hear", "Court", "Press", "Ever", "Police of Springfield", "U", "R", "One", "Two",
    ]);
    expect(quotes[1]?.pieces).toEqual([{ text: "now", why: ["mark.urgency"] }]);
    expect(quotes.at(-1)?.pieces[0]?.why).toEqual(["mark.sharing"]);
    expect(findings).toEqual(["Marked wording that puts pressure on the reader: 1."]);
  });

  it("quotes what stands among the facts as well, where it can mislead the eye", () => {
    const request = aRequest({
      case_reference: "24-1",
      requester: { ...aRequest().requester, badge: "17", email: "a@example.org", phone: "555-0100" },
      legal_basis: { ...aRequest().legal_basis, docket: "9" },
      proposal: { recipient: "Robin", camera: null, clip_ids: [], hand_over: false },
    });
    const fields = [
      "requester.person_name", "requester.badge", "requester.email", "requester.phone", "case_reference", "legal_basis.docket",
      "proposal.recipient",
    ];
    const marks = fields.map((field) => mark(0, 40, "text.confusable", field));
    const { quotes } = requestWords({ request, findings: [finding({ marks })] }, english, format);
    expect(quotes.map(({ label, pieces }) => [label, pieces[0]?.text, pieces[0]?.why.join()])).toEqual([
      ["Organization, as the sender says", "Police of Springfield", ""],
      ["Name, as the sender says", "J. Doe", "mark.text.confusable"],
      ["Badge", "17", "mark.text.confusable"],
      ["Contact", "a@example.org", "mark.text.confusable"],
      ["Contact", "555-0100", "mark.text.confusable"],
      ["Case", "24-1", "mark.text.confusable"],
      ["Docket", "9", "mark.text.confusable"],
      ["Proposed recipient", "Robin", "mark.text.confusable"],
    ]);
  });

  it("quotes none of it where nothing of it is remarkable, or nothing is there", () => {
    const quotesOf = (...marks: Mark[]) => requestWords({ request: aRequest(), findings: [finding({ marks })] }, english, format).quotes;
    expect(quotesOf(mark(0, 3, "urgency.now"))).toHaveLength(1);
    expect(quotesOf(mark(0, 3, "text.confusable", "proposal.recipient"))).toHaveLength(1);
  });
});

describe("inboxView", () => {
  const view = (...requests: readonly Line[]) => inboxView(lines({ requests }), english, format);

  it("keeps kinds apart, in their order", () => {
    const unreadable = {
      request_id: "01KB0000000000000000000009",
      state: null,
      stage: null,
      version: null,
      received: "2026-11-24T08:00:00+00:00",
      closes: "2026-12-08T08:00:00+00:00",
      problem: "request_altered",
    };
    const requests = [
      unreadable,
      line({ request_id: "a", channel: "automation", organisation: "", person_name: "" }),
      line({ request_id: "p", legal_basis: "subpoena" }),
      line({ request_id: "v", state: "approved" }),
      line({ request_id: "e", legal_basis: "emergency" }),
    ];
    const { lists, isEmpty } = inboxView(lines({ requests }), english, format);
    expect(isEmpty).toBe(false);
    expect(lists.map(({ heading, cards }) => [heading, cards.map(({ id }) => id).join()])).toEqual([
      ["Voluntary requests", "v,e"],
      ["Legal process", "p"],
      ["Asked by an automation in this home", "a"],
      ["Cannot be shown", unreadable.request_id],
    ]);
    expect(lists[3]?.cards[0]).toMatchObject({ problem: "request_altered", version: null });
  });

  it.each(["declined", "disclosed", "set_aside", "closed", "withdrawn", "expired"] as const)("is done with what is %s", (state) => {
    expect(view(line({ state })).isEmpty).toBe(true);
  });

  it("says who asks, how that is known, for what, and on which basis", () => {
    const [card] = view(line({ recipient: "Insurer" })).lists[0]?.cards ?? [];
    expect(card?.who).toBe("J. Doe, Police of Springfield");
    expect(card?.facts.map(([term]) => term)).toEqual([
      "Kind of sender", "Verified", "Footage of", "Length", "Proposed recipient", "Legal basis", "Received", "Closes",
    ]);
    expect(Object.fromEntries(card?.facts ?? [])).toMatchObject({
      Verified: "Nobody has verified the sender.",
      Length: "1 hr 30 min",
      "Legal basis": "Voluntary. No law obliges you.",
      "Proposed recipient": "Insurer",
    });
  });

  it("shows on nobody's screen what was set aside, and says how much it is", () => {
    const aside = line({ state: "set_aside", set_aside: ["muted_case"] });
    const shown = inboxView(lines({ requests: [aside], set_aside: { count: 1, reasons: {} } }), english, format);
    expect(shown).toEqual({
      lists: [],
      isEmpty: true,
      aside: "Requests set aside by your limits and mutes: 1. They wait on nobody's screen.",
    });
    expect(view().aside).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { paperOf } from "../../src/logic/process-form.js";
import { paperRows, paperView, toggled } from "../../src/logic/process-view.js";
import { english as localizer, format, standings } from "../builders.js";
import { aPaper, aProcess } from "../process-builders.js";

const TYPED = {
  kind: "subpoena",
  issued_by: " Court ",
  reference: "",
  served_at: "",
  return_by: "",
  nondisclosure: false,
  window_from: "2026-11-20T08:00",
  window_to: "2026-11-20T20:00",
  cameras: [],
  document_sha256: "",
  note: " ",
  as_request: false,
};
const CAMERA = { camera: "door", device_id: null, title: "Front door", indoor: false, is_online: true };
const info = standings({ cameras: [CAMERA] });

describe("what is typed of a paper", () => {
  it("becomes the fields of the command, by the clock of the home", () => {
    expect(paperOf(TYPED, "Europe/Berlin")).toEqual({
      kind: "subpoena",
      issued_by: "Court",
      window_from: "2026-11-20T07:00:00.000Z",
      window_to: "2026-11-20T19:00:00.000Z",
    });
  });

  it("has both hours kept where the clock shows one twice", () => {
    const typed = { ...TYPED, window_from: "2026-10-25T02:15", window_to: "2026-10-25T02:45" };
    expect(paperOf(typed, "Europe/Berlin")).toMatchObject({
      window_from: "2026-10-25T00:15:00.000Z",
      window_to: "2026-10-25T01:45:00.000Z",
    });
  });

  it("goes whole, where all of it is typed", () => {
    const typed = {
      ...TYPED,
      kind: "data_subject_request",
      reference: "4 Gs",
      served_at: "2026-11-21T08:00",
      return_by: "2026-12-21T08:00",
      nondisclosure: true,
      cameras: ["door"],
      document_sha256: "ab",
      note: "Two officers",
      as_request: true,
    };
    expect(paperOf(typed, "UTC")).toEqual({
      kind: "data_subject_request",
      issued_by: "Court",
      window_from: "2026-11-20T08:00:00.000Z",
      window_to: "2026-11-20T20:00:00.000Z",
      reference: "4 Gs",
      document_sha256: "ab",
      note: "Two officers",
      served_at: "2026-11-21T08:00:00.000Z",
      return_by: "2026-12-21T08:00:00.000Z",
      nondisclosure: true,
      cameras: ["door"],
      as_request: true,
    });
  });

  it("makes a request of no other kind of paper", () => {
    expect(paperOf({ ...TYPED, as_request: true }, "UTC")).not.toHaveProperty("as_request");
  });

  it.each([{ kind: "" }, { issued_by: " " }, { window_from: "" }, { window_to: "soon" }])("lacks something with %j", (missing) => {
    expect(paperOf({ ...TYPED, ...missing }, "UTC")).toBeNull();
  });
});

describe("a paper", () => {
  const view = (changes: Parameters<typeof aPaper>[0] = {}) => paperView(aPaper(changes), info, localizer, format);

  it("stands in the list with what it is, what became of it and by when an answer is wanted", () => {
    const [row] = paperRows([aPaper()], localizer, format);
    expect(row?.heading).toBe("Search warrant: District Court");
    expect(row?.facts.map(([term]) => term)).toEqual(["Outcome", "Footage of", "Answer by", "Noted"]);
    expect(row?.notes).toEqual([]);
  });

  it("says of one whose words are gone only what the history knows", () => {
    const gone = view({ process: null, erased: true });
    expect(gone.heading).toBe("Search warrant");
    expect(gone.notes).toEqual(["What was written in it was erased."]);
    expect(gone.facts.map(([term]) => term)).toEqual(["Noted"]);
    expect([gone.note, gone.secrecy]).toEqual(["", null]);
    expect(paperRows([aPaper({ process: null, problem: "process_altered" })], localizer, format)[0]?.problem).toBe("process_altered");
  });

  it("names cameras, and says of one that is gone that it is", () => {
    const process = aProcess({ cameras: ["door", "gone"], served_at: null, reference: "", document_sha256: "ab" });
    expect(view({ process }).facts.map(([term, value]) => `${term}: ${value}`)).toEqual([
      expect.stringContaining("Footage of: "),
      "Cameras it names: Front door, A removed camera",
      expect.stringContaining("Answer by: "),
      "SHA-256 of the document: ab",
      expect.stringContaining("Noted: "),
    ]);
    expect(view().facts[1]?.[1]).toBe("All cameras that look outdoors");
  });

  it("tells what a secrecy order says, and what a person noted", () => {
    const { secrecy, note } = view({ process: aProcess({ nondisclosure: true, note: "Two officers" }) });
    expect(secrecy).toContain("you may tell nobody");
    expect(note).toBe("Two officers");
  });

  it("keeps clips, kept some, or never kept any", () => {
    expect(view().hold).toContain("Clips: 3, 12 MB.");
    expect(view().review).toContain("To be looked at again on");
    expect(view({ hold: null })).toMatchObject({ holdId: null, review: null, hold: expect.stringContaining("ended the hold") as string });
    expect(view({ hold: null, had_hold: false }).hold).toContain("no clips of that time");
  });

  it("is up for review as a note and as nothing louder", () => {
    const due = view({ is_review_due: true });
    expect(due.review).toContain("Up for review since");
    expect(due.notes).toEqual([due.review]);
  });

  it("is marked by approvers alone, and not where its words are other ones", () => {
    expect(view().mayMark).toBe(true);
    expect(view({ problem: "process_altered" }).mayMark).toBe(false);
    expect(paperView(aPaper(), standings({ role: "viewer" }), localizer, format).mayMark).toBe(false);
  });

  it("has its list ticked and unticked", () => {
    const { checklist } = aPaper();
    expect(toggled(checklist, "lawyer")).toEqual(["issuer", "lawyer"]);
    expect(toggled(checklist, "issuer")).toEqual([]);
    expect(view().points.map(({ isDone }) => isDone)).toEqual([true, false]);
  });
});

import { describe, expect, it } from "vitest";
import type { Delivery } from "../../src/data/wire.js";
import {
  edited,
  pieceOf,
  savingOf,
  withAnotherPart,
  withClip,
  withDelivery,
  withHandOver,
  withKey,
  without,
  withRecipe,
  withRecipient,
} from "../../src/logic/draft-edit.js";
import { mayAnswerSender, recipientOf, WAYS } from "../../src/logic/draft-form.js";
import { clipsOf, summary } from "../../src/logic/draft-pieces.js";
import { cameraTitle, pieceRows, statementView } from "../../src/logic/draft-statement.js";
import { fromHomeTime, momentsOf, spanOf, toHomeTime } from "../../src/logic/home-time.js";
import { aRequest, english, format } from "../builders.js";
import { CLIP, draft, fixed, match, OTHER_CLIP, recipe, shown, statement } from "../pages/draft-builders.js";

const CAMERAS = [{ camera: "door", title: "Front door" }];

describe("home time", () => {
  it.each([
    ["2026-11-24T07:00:00.000Z", "Europe/Berlin", "2026-11-24T08:00"],
    ["2026-07-24T06:00:00.000Z", "Europe/Berlin", "2026-07-24T08:00"],
    ["2026-11-24T02:30:00.000Z", "America/New_York", "2026-11-23T21:30"],
  ])("shows %s in %s as %s, and takes it back", (iso, zone, typed) => {
    expect(toHomeTime(iso, zone)).toBe(typed);
    expect(fromHomeTime(typed, zone)).toBe(iso);
  });

  it("takes nothing that is no time", () => {
    expect(fromHomeTime("", "UTC")).toBeNull();
    expect(momentsOf("", "UTC")).toEqual([]);
    expect([spanOf("", "2026-11-24T08:00", "UTC"), spanOf("2026-11-24T08:00", "", "UTC")]).toEqual([null, null]);
  });

  it.each([
    ["Europe/Berlin", "2026-10-25T02:15", ["2026-10-25T00:15:00.000Z", "2026-10-25T01:15:00.000Z"]],
    ["America/New_York", "2026-11-01T01:15", ["2026-11-01T05:15:00.000Z", "2026-11-01T06:15:00.000Z"]],
    ["Australia/Lord_Howe", "2026-04-05T01:45", ["2026-04-04T14:45:00.000Z", "2026-04-04T15:15:00.000Z"]],
    ["Pacific/Kiritimati", "2026-11-24T08:00", ["2026-11-23T18:00:00.000Z"]],
    ["Europe/Berlin", "2026-10-25T01:59", ["2026-10-24T23:59:00.000Z"]],
    ["Europe/Berlin", "2026-10-25T03:00", ["2026-10-25T02:00:00.000Z"]],
    ["Europe/Berlin", "2026-03-29T02:15", []],
  ])("knows each moment at which a clock in %s shows %s", (zone, typed, moments) => {
    expect(momentsOf(typed, zone)).toEqual(moments);
  });

  it.each([
    ["Europe/Berlin", "2026-10-25T02:15", "2026-10-25T00:15:00.000Z"],
    ["America/New_York", "2026-11-01T01:15", "2026-11-01T05:15:00.000Z"],
    ["Europe/Berlin", "2026-03-29T02:15", "2026-03-29T01:15:00.000Z"],
  ])("takes in %s for %s the earlier moment, or what the clock of before would show", (zone, typed, iso) => {
    expect(fromHomeTime(typed, zone)).toBe(iso);
  });

  it.each([
    ["Europe/Berlin", "2026-10-25T02:15", "2026-10-25T02:45", "2026-10-25T00:15:00.000Z", "2026-10-25T01:45:00.000Z"],
    ["America/New_York", "2026-11-01T01:15", "2026-11-01T01:45", "2026-11-01T05:15:00.000Z", "2026-11-01T06:45:00.000Z"],
    ["Europe/Berlin", "2026-03-29T02:15", "2026-03-29T02:45", "2026-03-29T00:15:00.000Z", "2026-03-29T01:45:00.000Z"],
    ["Europe/Berlin", "2026-11-24T08:00", "2026-11-24T09:00", "2026-11-24T07:00:00.000Z", "2026-11-24T08:00:00.000Z"],
  ])("leaves nothing out of a span in %s from %s to %s", (zone, typedFrom, typedTo, from, to) => {
    expect(spanOf(typedFrom, typedTo, zone)).toEqual({ from, to });
  });
});

describe("savingOf", () => {
  const edit = { draft: draft({ purpose: "Mine" }), base: { draft: draft(), version: 4 } };

  it("says what saving would do", () => {
    expect(savingOf(edit, shown())).toBe("plain");
    expect(savingOf(edit, fixed({ state: "voting" }))).toBe("voids");
    expect(savingOf(edit, shown({ version: 5, draft: draft({ purpose: "Theirs" }) }))).toBe("conflict");
  });

  it("takes no vote and no finished file for a change by somebody else", () => {
    expect(savingOf(edit, fixed({ version: 6 }))).toBe("voids");
  });
});

describe("edits", () => {
  it("take what belongs to a link alone away with the link", () => {
    const link = draft({ access_code: true, stream_only: true, hand_over: true, max_downloads: 3 });
    expect(withDelivery(link, "file")).toEqual(draft({ delivery: "file" }));
    expect(withDelivery(link, "link")).toEqual(link);
  });

  it.each([
    ["age_file", "age1x"],
    ["file", undefined],
    ["link", undefined],
  ] as const)("keep a key for %s as %s", (delivery: Delivery, key) => {
    expect(withDelivery(draft({ delivery: "age_file", age_recipient: "age1x" }), delivery).age_recipient).toBe(key);
  });

  it("bring back what was chosen for a way of handing over with that way, as long as nothing is saved", () => {
    const terms = { access_code: true, stream_only: true, max_downloads: 3 };
    const first = edited(null, shown(), draft(terms));
    const tapped = edited(first, shown(), withDelivery(first.draft, "file"));
    expect(tapped.draft).toEqual(draft({ delivery: "file" }));
    const typed = edited(tapped, shown({ version: 9 }), { ...tapped.draft, purpose: "A theft" });
    const back = edited(typed, shown(), withDelivery(typed.draft, "link"));
    expect(back.draft).toEqual(draft({ ...terms, purpose: "A theft" }));
    expect(back.base.version).toBe(shown().version);
    const key = edited(back, shown(), { ...withDelivery(back.draft, "age_file"), age_recipient: "age1x" });
    const plain = edited(key, shown(), withDelivery(key.draft, "file"));
    expect(plain.draft.age_recipient).toBeUndefined();
    expect(edited(plain, shown(), withDelivery(plain.draft, "age_file")).draft.age_recipient).toBe(key.draft.age_recipient);
  });

  it("bring back who was named with the choice to name somebody, as long as nothing is saved", () => {
    const named = { name: "J. Doe", organisation: "Court", level: 2, method: "visited" } as const;
    const blank = { name: "", organisation: "", level: 0, method: "" } as const;
    const first = edited(null, shown(), withRecipient(draft(), blank));
    expect(first.draft.recipient).toEqual(blank);
    const typed = edited(first, shown(), withRecipient(first.draft, named));
    const asked = edited(typed, shown(), withRecipient(typed.draft, null));
    expect(asked.draft).toEqual(draft());
    const carried = edited(asked, shown(), withDelivery(asked.draft, "file"));
    expect(edited(carried, shown(), withRecipient(carried.draft, blank)).draft).toEqual(draft({ delivery: "file", recipient: named }));
  });

  it("take an empty key for none", () => {
    const keyed = withKey(draft(), " age1x ");
    expect(keyed.age_recipient).toBe("age1x");
    expect(withKey(keyed, " ")).toEqual(draft());
  });

  it("name a recipient, or leave it to whoever asked", () => {
    const known = { name: "J", level: 0, method: "" } as const;
    expect(withRecipient(draft(), known).recipient).toEqual(known);
    expect(withRecipient(draft({ recipient: known }), null)).toEqual(draft());
  });

  it("give a link back with a code alone", () => {
    expect(withHandOver(draft(), true)).toMatchObject({ hand_over: true, access_code: true });
    expect(withHandOver(draft({ access_code: true }), false)).toMatchObject({ hand_over: false, access_code: true });
  });

  it("change, remove and add one clip", () => {
    const other = { clip_id: OTHER_CLIP, redaction: recipe() };
    const two = withClip(draft(), other);
    expect(two.clips.map(({ clip_id }) => clip_id)).toEqual([CLIP, OTHER_CLIP]);
    expect(without(two, 0).clips).toEqual([other]);
    const changed = withRecipe(two, 1, recipe({ audio: true }));
    expect(changed.clips.map(({ redaction }) => redaction.audio)).toEqual([false, true]);
  });

  it.each([
    ["after it", { from_ms: 0, to_ms: 20 }, { from_ms: 20, to_ms: 60 }],
    ["before it", { from_ms: 20, to_ms: 60 }, { from_ms: 10, to_ms: 20 }],
    ["of what was asked for alone", { from_ms: 0, to_ms: 5 }, { from_ms: 10, to_ms: 60 }],
    ["of what was asked for alone, before it", { from_ms: 70, to_ms: 90 }, { from_ms: 10, to_ms: 60 }],
    ["of it, where nothing else was asked for", { from_ms: 10, to_ms: 60 }, { from_ms: 35, to_ms: 60 }],
    ["of what was asked for alone, where it is longer", { from_ms: 0, to_ms: 200 }, { from_ms: 35, to_ms: 60 }],
    ["after a still", { at_ms: 10 }, { from_ms: 11, to_ms: 60 }],
  ])("add a part of the same clip: %s", (_, cut, rest) => {
    const other = { clip_id: OTHER_CLIP, redaction: recipe() };
    const boxes = [{ track: { keys: [], from_ms: null, to_ms: null }, why: "child" as const }];
    const mutes = [{ from_ms: 1, to_ms: 2, why: "other" as const }];
    const two = draft({ clips: [{ clip_id: CLIP, redaction: recipe({ cut, boxes, audio: true, mutes }) }, other] });
    const asked = { clip_id: CLIP, redaction: recipe({ cut: { from_ms: 10, to_ms: 60 } }) };
    const added = withAnotherPart(two, 0, asked).clips;
    expect(added).toEqual([two.clips[0], { clip_id: CLIP, redaction: recipe({ cut: rest, boxes }) }, other]);
    expect(withAnotherPart(two, 2, asked)).toBe(two);
  });

  it.each([
    ["2026-11-23T12:59:00Z", "2026-11-23T13:01:00Z", { from_ms: 60_000, to_ms: 120_000 }],
    ["2026-11-23T14:29:00Z", "2026-11-23T14:31:00Z", { from_ms: 0, to_ms: 60_000 }],
    ["2026-11-23T14:29:00Z", null, { from_ms: 0, to_ms: 60_000 }],
    ["2026-11-23T11:00:00Z", "2026-11-23T11:01:00Z", { from_ms: 0, to_ms: 60_000 }],
    ["2026-11-23T15:00:00Z", null, { from_ms: 0, to_ms: 1 }],
  ])("add the part from %s to %s that was asked for, silent", (start, end, cut) => {
    const piece = pieceOf({ clip_id: CLIP, start, end }, aRequest().scope);
    expect(piece).toEqual({ clip_id: CLIP, redaction: recipe({ cut }) });
  });
});

describe("recipient", () => {
  it("is known by what the person did, at the level that it proves", () => {
    const known = WAYS.map(([, method]) => recipientOf({ name: "J", level: 1, method: "x" }, method));
    expect(known.map(({ level, method }) => [level, method])).toEqual(WAYS.map((way) => [...way]));
    expect(recipientOf({ level: 4, method: "saw_document" }, "odd")).toEqual({ level: 0, method: "" });
  });

  it("is whoever asked where that is somebody with a name", () => {
    const nobody = { ...aRequest().requester, organisation: "", person_name: "" };
    expect(mayAnswerSender(aRequest())).toBe(true);
    expect(mayAnswerSender(aRequest({ requester: { ...nobody, person_name: "J" } }))).toBe(true);
    expect(mayAnswerSender(aRequest({ requester: nobody }))).toBe(false);
    expect(mayAnswerSender(aRequest({ channel: "automation" }))).toBe(false);
  });
});

describe("clips that can be given", () => {
  const [first] = match().clips;
  if (first === undefined) throw new Error("no clip");

  it("are those that are finished and there", () => {
    const clips = (["open", "sealed", "cut", "missing"] as const).map((state) => ({ ...first, state, clip_id: state }));
    expect(clipsOf([match({ clips })]).map(({ clip_id }) => clip_id)).toEqual(["sealed", "cut"]);
  });

  it("say what they are", () => {
    const [clip, cut] = clipsOf([match({ clips: [first, { ...first, state: "cut", end: null }] })]);
    expect(clip?.lengthMs).toBe(60_000);
    expect(cut?.lengthMs).toBe(0);
    if (clip === undefined || cut === undefined) throw new Error("no clip");
    expect(summary(clip, CAMERAS, english, format)).toMatch(/^Front door: Nov 23, 2026, 2:00:00.PM to 2:01:00.PM$/u);
    expect(summary(cut, CAMERAS, english, format)).toMatch(/^Front door: from Nov 23, 2026, 2:00.PM$/u);
  });
});

describe("statementView", () => {
  const view = (changes: Parameters<typeof statement>[0] = {}) => statementView(statement(changes), { cameras: CAMERAS, imported: [] }, english, format);
  const row = (rows: readonly (readonly [string, string])[], term: string) => rows.find(([each]) => each === term)?.[1];

  it("says of each file what is in it", () => {
    const [file] = view().files;
    expect(file?.name).toBe("footage-1.mp4");
    expect(file?.isPicture).toBe(false);
    expect(file?.rows.map(([, value]) => value.replaceAll("\u202f", " "))).toEqual([
      "Front door",
      "Nov 23, 2026, 2:00:05 PM to 2:00:35 PM",
      "30 sec",
      "Left out",
      "2 MB",
      "cd".repeat(32),
    ]);
  });

  it("knows a file that is one picture, which nothing plays", () => {
    const files = statement().files.map((file) => ({ ...file, name: "footage-1.png" }));
    expect(view({ files }).files.map(({ isPicture }) => isPicture)).toEqual([true]);
  });

  it("says in one line what is in a file, and whose time it is", () => {
    const said = (imported: string[], changes = {}) =>
      statementView(statement(changes), { cameras: CAMERAS, imported }, english, format).files[0]?.said.replaceAll("\u202f", " ");
    const line = "Front door: Nov 23, 2026, 2:00:05 PM to 2:00:35 PM (30 sec). Sound: Left out.";
    expect(said([])).toBe(line);
    expect(said([CLIP])).toBe(`${line} Made by another recorder. Its time is the one that was claimed.`);
    const { files } = statementView(statement(), { cameras: CAMERAS, imported: [CLIP] }, english, format);
    expect(row(files[0]?.rows ?? [], "Origin")).toContain("claimed");
  });

  it("says that a signature does not count, where it does not", () => {
    const recipient = { ...statement().recipient, level: 0, method: "signature_wrong" } as const;
    expect(row(view({ recipient }).rows, "Verified")).toContain("The signature proves nothing.");
    expect(row(view().rows, "Verified")).toContain("called back");
  });

  it("says which files have sound", () => {
    const [file] = statement().files;
    if (file === undefined) throw new Error("no file");
    expect(view().leaves).toContain("No sound.");
    expect(view({ files: [file, { ...file, audio: true }] }).leaves).toContain("Files with sound: 1.");
    expect(row(view({ files: [{ ...file, audio: true }] }).files[0]?.rows ?? [], "Sound")).toBe("Included");
  });

  it("says all terms of a link", () => {
    const { rows } = view();
    expect(row(rows, "Recipient")).toBe("J. Doe, Police of Springfield");
    expect(row(rows, "From, as the recipient is told")).toBe("Nobody is named");
    expect(row(rows, "The link leads to")).toBe("https://share.example");
    expect(row(rows, "Access code")).toBe("Yes");
    expect(row(rows, "Play only")).toBe("No");
    expect(row(rows, "After the last vote")).toContain("10 min");
  });

  it("says of a link to this machine that it works nowhere else", () => {
    const { rows } = view({ share_origin: "http://localhost:8123" });
    expect(row(rows, "The link leads to")).toBe("http://localhost:8123 · Works on this machine only.");
  });

  it("says who can open an encrypted file", () => {
    const file = { delivery: "age_file", share_origin: null, sender: "Ada" } as const;
    expect(row(view(file).rows, "Encrypted for")).toBe("A passphrase, chosen when the file is collected");
    expect(row(view({ ...file, age_recipient: "age1x" }).rows, "Encrypted for")).toBe("age1x");
    expect(row(view(file).rows, "From, as the recipient is told")).toBe("Ada");
    expect(row(view(file).rows, "Access code")).toBeUndefined();
  });

  it("says where a link goes that an automation is given", () => {
    const label = "Link goes to the automation that asked";
    expect(row(view().rows, label)).toBe("No");
    const terms = { ...statement().terms, hand_over: true };
    expect(row(view({ terms }).rows, label)).toContain("The automation receives the link and can pass it to anyone.");
  });

  it("says that it can leave at once, where that is so", () => {
    const terms = { ...statement().terms, cooling_minutes: 0 };
    expect(row(view({ terms }).rows, "After the last vote")).toBe("It can be collected at once.");
    expect(row(view({ terms: { ...terms, veto_hours: 2 } }).rows, "After the last vote")).toContain("2 hr");
  });

  it("holds what is signed, letter by letter", () => {
    expect(JSON.parse(view().exact)).toEqual(statement());
  });

  it("names a camera that is gone by its id", () => {
    expect(cameraTitle("gone", CAMERAS)).toBe("gone");
  });
});

describe("pieceRows", () => {
  const START = "2026-11-23T13:00:00.000Z";
  const rows = (changes: Parameters<typeof recipe>[0], start: string | null = START) =>
    pieceRows({ clip_id: CLIP, redaction: recipe(changes) }, start, english, format).map(([, value]) => value.replaceAll("\u202f", " "));

  it("says which time leaves", () => {
    expect(rows({})).toEqual(["Nov 23, 2026, 2:00:05 PM to 2:00:35 PM (30 sec)", "Nothing", "Left out"]);
    expect(rows({}, null)[0]).toBe("00:05.000 – 00:35.000 (30 sec)");
  });

  it("says which picture leaves", () => {
    expect(rows({ cut: { at_ms: 5_000 } })[0]).toBe("One picture: Nov 23, 2026 2:00:05 PM");
    expect(rows({ cut: { at_ms: 5_000 } }, null)[0]).toBe("One picture: 00:05.000");
  });

  it("says what nobody sees or hears", () => {
    const box = { track: { keys: [], from_ms: null, to_ms: null }, why: "child" } as const;
    const whole = { mode: "pixelated", hole: null, why: "home" } as const;
    const mute = { from_ms: 0, to_ms: 1, why: "conversation" } as const;
    expect(rows({ boxes: [box], whole })[1]).toBe("The whole picture is pixelated. Black areas: 1.");
    expect(rows({ whole: { ...whole, mode: "covered" } })[1]).toBe("All but one area is black.");
    expect(rows({ audio: true })[2]).toBe("Included");
    expect(rows({ audio: true, mutes: [mute] })[2]).toBe("Included, silent in places: 1");
  });
});

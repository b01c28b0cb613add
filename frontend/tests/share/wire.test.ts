import { describe, expect, it } from "vitest";
import { type Fields, Unreadable } from "../../src/share/logic/reading.js";
import { type Offer, offerIn, openedIn } from "../../src/share/logic/wire.js";

const SUM = "0123456789abcdef".repeat(4);
const FILE = { name: "clip-1.mp4", size: 12, sha256: SUM };
const OFFER = {
  needs_code: false,
  sender: "",
  recipient: "Springfield Police Department",
  purpose: "Report 118",
  not_after: "2026-12-05T12:00:00Z",
  downloads_left: 2,
  stream_only: true,
  files: [FILE],
};
const STATEMENT = {
  sender: "Garcia household",
  recipient: { name: "Springfield Police Department" },
  purpose: "Report 118",
  terms: { not_after: "2026-12-05T12:00:00.000+00:00", stream_only: true },
};
const OPENED = { ticket: "a-Ticket_1", not_after: "2026-12-04T12:00:00Z", files: [FILE], receipt: { receipt: { statement: STATEMENT } } };

describe("what is offered", () => {
  it("is read whole", () => {
    expect(offerIn(OFFER)).toEqual({
      needsCode: false,
      terms: {
        sender: "",
        recipient: "Springfield Police Department",
        purpose: "Report 118",
        notAfter: new Date(Date.UTC(2026, 11, 5, 12)),
        downloadsLeft: 2,
      },
      streamOnly: true,
      files: [FILE],
    });
  });

  it("is nothing behind a code", () => {
    expect(offerIn({ needs_code: true })).toEqual({ needsCode: true });
  });

  const broken: readonly unknown[] = [
    null,
    [],
    "offer",
    {},
    ...Object.keys(OFFER).map((name) => ({ ...OFFER, [name]: undefined })),
    { ...OFFER, not_after: "tomorrow" },
    { ...OFFER, not_after: 7 },
    { ...OFFER, downloads_left: -1 },
    { ...OFFER, downloads_left: 1.5 },
    { ...OFFER, downloads_left: "2" },
    { ...OFFER, files: {} },
    { ...OFFER, files: [null] },
    { ...OFFER, files: [{ ...FILE, sha256: SUM.toUpperCase() }] },
    { ...OFFER, files: [{ ...FILE, size: 2 ** 53 }] },
  ];

  it.each(broken)("is refused where it is not what was agreed: %j", (value) => {
    expect(() => offerIn(value)).toThrow(Unreadable);
  });
});

describe("what was opened", () => {
  const offer = offerIn(OFFER);

  it("keeps what was offered, until the end that it has by now", () => {
    const opened = openedIn(OPENED, offer);
    expect(opened).toMatchObject({ ticket: "a-Ticket_1", files: [FILE], receipt: OPENED.receipt, streamOnly: true });
    const { terms } = offer as Extract<Offer, { needsCode: false }>;
    expect(opened.terms).toEqual({ ...terms, notAfter: new Date(Date.UTC(2026, 11, 4, 12)) });
  });

  it("says behind a code what the receipt says, and the end that it has by now", () => {
    const { terms, streamOnly } = openedIn(OPENED, { needsCode: true });
    expect(terms).toEqual({
      sender: "Garcia household",
      recipient: "Springfield Police Department",
      purpose: "Report 118",
      notAfter: new Date(Date.UTC(2026, 11, 4, 12)),
      downloadsLeft: null,
    });
    expect(streamOnly).toBe(true);
  });

  it.each(["", "a/b", "../x", "a?b", 7])("refuses a ticket that is no part of an address: %j", (ticket) => {
    expect(() => openedIn({ ...OPENED, ticket }, offer)).toThrow(Unreadable);
  });

  it.each([undefined, 7, "tomorrow"])("refuses an end that is none: %j", (end) => {
    for (const each of [offer, { needsCode: true } as const]) {
      expect(() => openedIn({ ...OPENED, not_after: end }, each)).toThrow(Unreadable);
    }
  });

  const withoutTerms: Fields = { receipt: { statement: { ...STATEMENT, terms: {} } } };
  it.each([{}, { receipt: {} }, withoutTerms])("refuses a receipt that does not say what a code hid: %j", (receipt) => {
    expect(() => openedIn({ ...OPENED, receipt }, { needsCode: true })).toThrow(Unreadable);
  });
});

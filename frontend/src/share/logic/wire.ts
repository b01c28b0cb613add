import { count, digest, fields, type Fields, flag, list, moment, must, text } from "./reading.js";

export interface SharedFile {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

export interface Terms {
  /** Empty where the sender did not want to be named. */
  readonly sender: string;
  readonly recipient: string;
  readonly purpose: string;
  readonly notAfter: Date;
  /** Null where it is not known. */
  readonly downloadsLeft: number | null;
}

/** What a link offers before it is opened. Behind an access code it says nothing but that there is one. */
export type Offer =
  | { readonly needsCode: true }
  | {
      readonly needsCode: false;
      readonly terms: Terms;
      readonly streamOnly: boolean;
      readonly files: readonly SharedFile[];
    };

export interface Opened {
  readonly ticket: string;
  readonly terms: Terms;
  readonly streamOnly: boolean;
  readonly files: readonly SharedFile[];
  readonly receipt: Fields;
}

export const offerIn = (value: unknown): Offer => {
  const offer = fields(value);
  if (flag(offer["needs_code"])) return { needsCode: true };
  return {
    needsCode: false,
    terms: {
      sender: text(offer["sender"]),
      recipient: text(offer["recipient"]),
      purpose: text(offer["purpose"]),
      notAfter: moment(offer["not_after"]),
      downloadsLeft: count(offer["downloads_left"]),
    },
    streamOnly: flag(offer["stream_only"]),
    files: filesIn(offer["files"]),
  };
};

/** What an access code hid is known from the receipt, as far as the receipt says it: it has what was voted for. */
export const openedIn = (value: unknown, offer: Offer): Opened => {
  const reply = fields(value);
  const receipt = fields(reply["receipt"]);
  const { terms, streamOnly } = offer.needsCode ? stated(receipt) : offer;
  return {
    ticket: ticketIn(reply["ticket"]),
    // It may have been brought forward since the page was loaded.
    terms: { ...terms, notAfter: moment(reply["not_after"]) },
    streamOnly,
    files: filesIn(reply["files"]),
    receipt,
  };
};

const filesIn = (value: unknown): readonly SharedFile[] =>
  list(value).map((each) => {
    const file = fields(each);
    return { name: text(file["name"]), size: count(file["size"]), sha256: digest(file["sha256"]) };
  });

const ticketIn = (value: unknown): string => {
  const ticket = text(value);
  // It becomes a part of addresses.
  must(/^[\w-]+$/u.test(ticket));
  return ticket;
};

const stated = (receipt: Fields): { terms: Omit<Terms, "notAfter">; streamOnly: boolean } => {
  const statement = fields(fields(receipt["receipt"])["statement"]);
  return {
    terms: {
      sender: text(statement["sender"]),
      recipient: text(fields(statement["recipient"])["name"]),
      purpose: text(statement["purpose"]),
      downloadsLeft: null,
    },
    streamOnly: flag(fields(statement["terms"])["stream_only"]),
  };
};

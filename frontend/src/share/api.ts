import { must } from "./logic/reading.js";
import type { Addresses } from "./logic/address.js";
import { type Offer, offerIn, type Opened, openedIn } from "./logic/wire.js";

/** What kept a question from being answered. The server tells no reason, so there is none to show. */
export type Trouble = "unavailable" | "busy" | "offline" | "failed";
export type Answer<Value> = { readonly value: Value } | { readonly trouble: Trouble };

const PATIENCE_MS = 30_000;
const TROUBLES: Readonly<Record<number, Trouble>> = { 404: "unavailable", 429: "busy" };
const PLAIN: RequestInit = { cache: "no-store", credentials: "omit", redirect: "error" };

/** A file as a stream from a byte on, for checking it without keeping it. */
export const streamOf = async (
  address: string,
  from: number,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> => {
  const headers: Record<string, string> = from === 0 ? {} : { Range: `bytes=${String(from)}-` };
  const response = await fetch(address, { ...PLAIN, headers, signal });
  must(response.status === (from === 0 ? 200 : 206) && response.body !== null);
  return response.body;
};

/**
 * What is the matter with a file that did not arrive; null where it is there. No byte is asked for: that would take a
 * place of those that a link has, and might break off what is coming.
 */
export const matterWith = async (address: string): Promise<Trouble | null> => {
  const answer = await answered(address, { headers: { Range: "bytes=-0" } }, () => Promise.resolve());
  return "trouble" in answer ? answer.trouble : null;
};

export interface Api {
  readonly offer: () => Promise<Answer<Offer>>;
  /** Counts. */
  readonly open: (offer: Offer, accessCode: string) => Promise<Answer<Opened>>;
  readonly file: Addresses["file"];
}

export const apiOf = ({ offer, open, file }: Addresses, secret: string): Api => {
  const post = <Value>(address: string, more: object, read: (value: unknown) => Value): Promise<Answer<Value>> => {
    const init = {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ secret, ...more }),
    };
    return answered(address, init, async (response) => read(await response.json()));
  };
  return {
    offer: () => post(offer, {}, offerIn),
    open: (offered, accessCode) =>
      post(open, offered.needsCode ? { access_code: accessCode } : {}, (value) => openedIn(value, offered)),
    file,
  };
};

const answered = async <Value>(
  address: string,
  init: RequestInit,
  read: (response: Response) => Promise<Value>,
): Promise<Answer<Value>> => {
  // Of AbortSignal itself, older browsers have no time limit.
  const patience = new AbortController();
  setTimeout(() => {
    patience.abort();
  }, PATIENCE_MS);
  let response: Response;
  try {
    response = await fetch(address, { ...PLAIN, ...init, signal: patience.signal });
  } catch {
    return { trouble: "offline" };
  }
  // A file of which no byte was asked for is there.
  if (!response.ok && response.status !== 416) {
    await response.body?.cancel();
    return { trouble: TROUBLES[response.status] ?? "failed" };
  }
  try {
    return { value: await read(response) };
  } catch {
    return { trouble: "failed" };
  }
};

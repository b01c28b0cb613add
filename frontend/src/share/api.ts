import { Unreadable } from "./logic/reading.js";
import type { Addresses } from "./logic/address.js";
import { type Offer, offerIn, type Opened, openedIn } from "./logic/wire.js";

/** What kept a question from being answered. The server tells no reason, so there is none to show. */
export type Trouble = "unavailable" | "busy" | "offline" | "failed";
export type Answer<Value> = { readonly value: Value } | { readonly trouble: Trouble };

const PATIENCE_MS = 30_000;
const TROUBLES: Readonly<Record<number, Trouble>> = { 404: "unavailable", 429: "busy" };
const PLAIN: RequestInit = { cache: "no-store", credentials: "omit", redirect: "error" };

export class Api {
  readonly #addresses: Addresses;
  readonly #secret: string;

  constructor(addresses: Addresses, secret: string) {
    this.#addresses = addresses;
    this.#secret = secret;
  }

  offer(): Promise<Answer<Offer>> {
    return this.#post(this.#addresses.offer, {}, offerIn);
  }

  /** Counts. */
  open(offer: Offer, accessCode: string): Promise<Answer<Opened>> {
    const body = offer.needsCode ? { access_code: accessCode } : {};
    return this.#post(this.#addresses.open, body, (value) => openedIn(value, offer));
  }

  fileAddress(ticket: string, number: number): string {
    return this.#addresses.file(ticket, number);
  }

  /** A file as a stream from a byte on, for checking it without keeping it. */
  async stream(
    ticket: string,
    number: number,
    from: number,
    signal: AbortSignal,
  ): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
    const headers: Record<string, string> = from === 0 ? {} : { Range: `bytes=${String(from)}-` };
    const response = await fetch(this.fileAddress(ticket, number), { ...PLAIN, headers, signal });
    if (response.status !== (from === 0 ? 200 : 206) || response.body === null) throw new Unreadable();
    return response.body;
  }

  /** What is the matter with a file that did not arrive; null where it is there. */
  async matterWith(ticket: string, number: number): Promise<Trouble | null> {
    const headers = { Range: "bytes=0-0" };
    const answer = await answered(this.fileAddress(ticket, number), { headers }, () => Promise.resolve());
    return "trouble" in answer ? answer.trouble : null;
  }

  #post<Value>(address: string, more: object, read: (value: unknown) => Value): Promise<Answer<Value>> {
    const init = {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ secret: this.#secret, ...more }),
    };
    return answered(address, init, async (response) => read(await response.json()));
  }
}

const answered = async <Value>(
  address: string,
  init: RequestInit,
  read: (response: Response) => Promise<Value>,
): Promise<Answer<Value>> => {
  let response: Response;
  try {
    response = await fetch(address, { ...PLAIN, ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch {
    return { trouble: "offline" };
  }
  if (!response.ok) {
    await response.body?.cancel();
    return { trouble: TROUBLES[response.status] ?? "failed" };
  }
  try {
    return { value: await read(response) };
  } catch {
    return { trouble: "failed" };
  }
};

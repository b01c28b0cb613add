import { Unreadable } from "./logic/reading.js";
import { hex, Sha256 } from "./logic/sha256.js";
import type { Summing } from "./logic/summing.js";

/** A piece to add, or null: that was all. */
type Piece = Uint8Array<ArrayBuffer> | null;

interface Scope {
  onmessage: ((event: MessageEvent<Piece>) => void) | null;
  readonly postMessage: (answer: string | null) => void;
}

/** The worker's side: each piece is answered, so that no more than one is ever under way. */
export const serve = (scope: Scope): void => {
  let sum = new Sha256();
  scope.onmessage = ({ data }) => {
    if (data !== null) {
      sum.update(data);
      scope.postMessage(null);
      return;
    }
    scope.postMessage(hex(sum.digest()));
    sum = new Sha256();
  };
};

interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ) => { readonly createScriptURL: (address: string) => string };
}

// A page that wants trusted types lets a worker begin from nothing else. The one address that is trusted is made here.
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy("footage-guard", {
  createScriptURL: (own) => own,
});

/** Begins a worker that runs the page's own script once more, where there is no page. */
export class SummingWorker implements Summing {
  readonly #address: string;
  readonly #worker: Worker;

  constructor(script: string) {
    this.#address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    this.#worker = new Worker(policy?.createScriptURL(this.#address) ?? this.#address);
  }

  async add(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#asked(bytes, [bytes.buffer]);
  }

  async end(): Promise<string> {
    const sum = await this.#asked(null, []);
    if (sum === null) throw new Unreadable();
    return sum;
  }

  close(): void {
    this.#worker.terminate();
    URL.revokeObjectURL(this.#address);
  }

  #asked(piece: Piece, moved: Transferable[]): Promise<string | null> {
    return new Promise((resolve, reject) => {
      this.#worker.onmessage = ({ data }: MessageEvent<string | null>) => {
        resolve(data);
      };
      this.#worker.onerror = () => {
        reject(new Unreadable());
      };
      this.#worker.postMessage(piece, moved);
    });
  }
}

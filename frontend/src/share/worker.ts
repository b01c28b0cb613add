import { text, Unreadable } from "./logic/reading.js";
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

export interface SummingWorker extends Summing {
  readonly close: () => void;
}

/** Begins a worker that runs the page's own script once more, where there is no page. */
export const summingWorker = (script: string): SummingWorker => {
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(policy?.createScriptURL(address) ?? address);
  const asked = (piece: Piece, moved: Transferable[]): Promise<string | null> =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<string | null>) => {
        resolve(data);
      };
      worker.onerror = () => {
        reject(new Unreadable());
      };
      worker.postMessage(piece, moved);
    });
  return {
    add: async (bytes) => {
      await asked(bytes, [bytes.buffer]);
    },
    end: async () => text(await asked(null, [])),
    close: () => {
      worker.terminate();
      URL.revokeObjectURL(address);
    },
  };
};

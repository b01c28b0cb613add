import { fromBase64, joined, utf8 } from "./bytes.js";
import { must } from "./reading.js";
import { hex, sha256 } from "./sha256.js";

/** The key of a ledger, in the text form of signed notes. */
export interface VerifierKey {
  readonly name: string;
  readonly id: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
}

const ED25519 = 1;
const ID_BYTES = 4;
const KEY_BYTES = 32;

export const verifierKeyIn = (spelled: string): VerifierKey => {
  const [name = "", id = "", ...encoded] = spelled.split("+");
  const data = fromBase64(encoded.join("+"));
  const publicKey = data.slice(1);
  const ownName = `footage-guard/${hex(sha256(publicKey)).slice(0, 16)}`;
  const ownId = hex(sha256(joined(utf8(`${name}\n`), data)).slice(0, ID_BYTES));
  must(data[0] === ED25519 && publicKey.length === KEY_BYTES && name === ownName && id === ownId);
  return { name, id, publicKey };
};

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  readonly signed: Uint8Array<ArrayBuffer>;
  /** Those of the key. */
  readonly signatures: readonly Uint8Array<ArrayBuffer>[];
}

/** A C2SP checkpoint in a signed note; signatures of other keys are passed over. */
export const checkpointIn = (note: string, key: VerifierKey): Checkpoint => {
  const gap = note.lastIndexOf("\n\n");
  const body = note.slice(0, gap + 1);
  const [origin = "", size = "", root = ""] = body.split("\n");
  const signatures = note
    .slice(gap + 2)
    .trimEnd()
    .split("\n")
    .map((line) => line.split(" "))
    .filter(([dash, name]) => dash === "\u2014" && name === key.name)
    .map(([, , encoded = ""]) => fromBase64(encoded))
    .filter((data) => hex(data.slice(0, ID_BYTES)) === key.id)
    .map((data) => data.slice(ID_BYTES));
  must(gap >= 0 && signatures.length > 0 && /^(0|[1-9]\d{0,15})$/u.test(size));
  return { origin, size: Number(size), root: hex(fromBase64(root)), signed: utf8(body), signatures };
};

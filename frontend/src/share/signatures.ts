import type { Verify } from "./logic/receipt.js";

/** Ed25519 as the browser has it; null where it has none, or the connection is not encrypted. */
export const ed25519 = async (): Promise<Verify | null> => {
  // Absent where the connection is not encrypted, whatever the types say.
  const { subtle } = crypto as { subtle?: SubtleCrypto };
  if (subtle === undefined) return null;
  const verify: Verify = async (publicKey, signature, of) => {
    const key = await subtle.importKey("raw", publicKey, "Ed25519", false, ["verify"]);
    return subtle.verify("Ed25519", key, signature, of);
  };
  try {
    // The base point is a key wherever there are such keys.
    await verify(Uint8Array.of(0x58, ...new Uint8Array(31).fill(0x66)), new Uint8Array(64), new Uint8Array());
  } catch {
    return null;
  }
  return verify;
};

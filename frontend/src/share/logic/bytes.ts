import { must } from "./reading.js";

type Bytes = Uint8Array<ArrayBuffer>;

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

export const fromHex = (text: string): Bytes => Uint8Array.from(text.match(/../gu) ?? [], (pair) => parseInt(pair, 16));

/** Of padded base64; throws at what has another spelling. */
export const fromBase64 = (text: string): Bytes => {
  const decoded = atob(text);
  must(btoa(decoded) === text);
  return Uint8Array.from(decoded, (letter) => letter.charCodeAt(0));
};

export const joined = (...parts: readonly Uint8Array[]): Bytes => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

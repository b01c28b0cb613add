// SHA-256 (FIPS 180-4) piece by piece. Browsers have their own only where the connection is encrypted, and only for what
// lies in memory whole; a home network often has neither.

const BLOCK_BYTES = 64;

/** The first 32 bits of the fractional parts of the roots of the first primes: how the standard says what they are. */
const fractions = (count: number, root: (prime: number) => number): Int32Array => {
  const found: number[] = [];
  for (let number = 2; found.length < count; number++) {
    let isPrime = true;
    for (let divisor = 2; divisor * divisor <= number; divisor++) isPrime &&= number % divisor !== 0;
    if (isPrime) found.push((root(number) % 1) * 2 ** 32);
  }
  return Int32Array.from(found);
};

const ROUNDS = fractions(64, Math.cbrt);
const START = fractions(8, Math.sqrt);

export class Sha256 {
  readonly #state = START.slice();
  readonly #words = new Int32Array(64);
  readonly #block = new Uint8Array(BLOCK_BYTES);
  readonly #view = new DataView(this.#block.buffer);
  #filled = 0;
  #length = 0;

  update(bytes: Uint8Array): this {
    this.#length += bytes.length;
    let at = 0;
    while (at < bytes.length) {
      if (this.#filled === 0 && bytes.length - at >= BLOCK_BYTES) {
        // What has come whole is not copied first.
        this.#compress(bytes, at);
        at += BLOCK_BYTES;
        continue;
      }
      const part = bytes.subarray(at, at + BLOCK_BYTES - this.#filled);
      this.#block.set(part, this.#filled);
      at += part.length;
      this.#filled += part.length;
      if (this.#filled === BLOCK_BYTES) this.#compress(this.#block, 0);
    }
    return this;
  }

  /** Ends it: nothing may be added behind. */
  digest(): Uint8Array<ArrayBuffer> {
    const bits = this.#length * 8;
    this.update(Uint8Array.of(0x80));
    while (this.#filled !== BLOCK_BYTES - 8) this.update(Uint8Array.of(0));
    this.#view.setUint32(BLOCK_BYTES - 8, Math.floor(bits / 2 ** 32));
    this.#view.setUint32(BLOCK_BYTES - 4, bits >>> 0);
    this.#compress(this.#block, 0);
    this.#state.forEach((word, index) => {
      this.#view.setInt32(index * 4, word);
    });
    return this.#block.slice(0, 32);
  }

  #compress(bytes: Uint8Array, from: number): void {
    this.#filled = 0;
    const words = this.#words;
    const state = this.#state;
    for (let i = 0; i < 16; i++) words[i] = word(bytes, from + i * 4);
    for (let i = 16; i < 64; i++) {
      const early = at(words, i - 15);
      const late = at(words, i - 2);
      const small = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
      words[i] = at(words, i - 16) + small + at(words, i - 7) + (turned(late, 17) ^ turned(late, 19) ^ (late >>> 10));
    }
    let a = at(state, 0);
    let b = at(state, 1);
    let c = at(state, 2);
    let d = at(state, 3);
    let e = at(state, 4);
    let f = at(state, 5);
    let g = at(state, 6);
    let h = at(state, 7);
    for (let i = 0; i < 64; i++) {
      const choice = (e & f) ^ (~e & g);
      const first = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + choice + at(ROUNDS, i) + at(words, i)) | 0;
      const majority = (a & b) ^ (a & c) ^ (b & c);
      const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + majority) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + first) | 0;
      d = c;
      c = b;
      b = a;
      a = (first + second) | 0;
    }
    const after = [a, b, c, d, e, f, g, h];
    for (let i = 0; i < 8; i++) state[i] = at(state, i) + Number(after[i]);
  }
}

// Every index is within bounds; Number() costs nothing there.
const at = (words: Int32Array, index: number): number => Number(words[index]);
const word = (bytes: Uint8Array, place: number): number =>
  (Number(bytes[place]) << 24) |
  (Number(bytes[place + 1]) << 16) |
  (Number(bytes[place + 2]) << 8) |
  Number(bytes[place + 3]);
const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

export const sha256 = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Sha256().update(bytes).digest();

export const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

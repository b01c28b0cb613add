// @vitest-environment node
import { describe, expect, it } from "vitest";
import { hex, sha256, Sha256 } from "../../src/share/logic/sha256.js";

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

// The examples of FIPS 180-4 and of NIST's additional ones.
const EXAMPLES = [
  { of: bytes(""), is: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
  { of: bytes("abc"), is: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
  {
    of: bytes("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
    is: "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
  },
  {
    of: bytes(
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
    ),
    is: "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1",
  },
  { of: bytes("a".repeat(1_000_000)), is: "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0" },
  { of: Uint8Array.of(0xbd), is: "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b" },
  { of: Uint8Array.of(0xc9, 0x8c, 0x8e, 0x55), is: "7abc22c0ae5af26ce93dbb94433a0e0b2e119d014f8e7f65bd56c61ccccd9504" },
  { of: new Uint8Array(55), is: "02779466cdec163811d078815c633f21901413081449002f24aa3e80f0b88ef7" },
  { of: new Uint8Array(56), is: "d4817aa5497628e7c77e6b606107042bbba3130888c5f47a375e6179be789fbb" },
  { of: new Uint8Array(57), is: "65a16cb7861335d5ace3c60718b5052e44660726da4cd13bb745381b235a1785" },
  { of: new Uint8Array(64), is: "f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b" },
  { of: new Uint8Array(1000), is: "541b3e9daa09b20bf85fa273e5cbd3e80185aa4ec298e765db87742b70138a53" },
  { of: new Uint8Array(1000).fill(0x41), is: "c2e686823489ced2017f6059b8b239318b6364f6dcd835d0a519105a1eadd6e4" },
  { of: new Uint8Array(1005).fill(0x55), is: "f4d62ddec0f3dd90ea1380fa16a5ff8dc4c54b21740650f24afc4120903552b0" },
];

describe("SHA-256", () => {
  it.each(EXAMPLES)("is $is", ({ of, is }) => {
    expect(hex(sha256(of))).toBe(is);
  });

  it("does not care how what it is of is cut", async () => {
    const whole = Uint8Array.from({ length: 5000 }, (_, index) => (index * 131) ^ (index >>> 5));
    for (let length = 0; length < 300; length += 1) {
      const part = whole.subarray(0, length * 16 + (length % 16));
      const sum = new Sha256();
      for (let at = 0; at < part.length; at += length + 1) sum.update(part.subarray(at, at + length + 1));
      const expected = new Uint8Array(await crypto.subtle.digest("SHA-256", part));
      expect(hex(sum.digest())).toBe(hex(expected));
    }
  });
});

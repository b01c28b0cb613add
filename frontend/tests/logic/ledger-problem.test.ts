import { describe, expect, it } from "vitest";
import { acceptText, isSameFinding, mayBeAccepted, problemSentence } from "../../src/logic/ledger-problem.js";
import { english, format } from "../builders.js";

const statement = { kind: "ledger/accept_rollback", ledger: "l", finding: "rolled_back", size: 9, root: "ab", sound: 3, known: 1200 };

describe("problemSentence", () => {
  it("says what was found, and the server's sentence for what is new", () => {
    const say = ({ code }: { readonly code: string }): string => `server: ${code}`;
    expect(problemSentence("checkpoint_invalid", english, say)).toContain("was not signed here");
    expect(problemSentence("ledger_too_new", english, say)).toBe("server: ledger_too_new");
  });
});

describe("accepting", () => {
  it("is for a history that is another one, and not for a damaged record", () => {
    const codes = ["rolled_back", "checkpoint_invalid", "ledger_damaged", "proof_invalid", null];
    expect(codes.map(mayBeAccepted)).toEqual([true, true, false, false, false]);
  });

  it("says how many records were found of how many", () => {
    expect(acceptText(statement, english, format)).toContain("Records found in order: 3. Known once: 1,200.");
  });

  it("is of what was shown, whatever is recorded meanwhile", () => {
    expect(isSameFinding(statement)({ ...statement, size: 10, root: "cd" })).toBe(true);
    for (const other of [{ sound: 2 }, { known: 13 }, { finding: "checkpoint_invalid" }, { ledger: "m" }, { kind: "vault/unlock" }]) {
      expect(isSameFinding(statement)({ ...statement, ...other })).toBe(false);
    }
  });
});

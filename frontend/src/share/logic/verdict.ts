export interface Verdict {
  readonly said: "check.same" | "check.differs" | "check.unproven";
  readonly look: "right" | "wrong";
}

/** What is said of a file by its digest and by those that were approved; null where the receipt is wrong. */
export const verdictOn = (sha256: string, approved: readonly string[] | null, index: number): Verdict => {
  if (approved === null) return { said: "check.unproven", look: "wrong" };
  return sha256 === approved[index] ? { said: "check.same", look: "right" } : { said: "check.differs", look: "wrong" };
};

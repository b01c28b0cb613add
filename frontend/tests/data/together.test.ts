import { describe, expect, it, vi } from "vitest";
import { together } from "../../src/data/together.js";
import { settled } from "../builders.js";

describe("together", () => {
  it("ends all that it listens to, whatever one of them says to that", async () => {
    const [one, other] = [vi.fn(() => Promise.reject(new Error("gone"))), vi.fn(() => Promise.resolve())];
    const end = await together(Promise.resolve(one), Promise.resolve(other));
    expect([one, other].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
    await end();
    expect([one, other].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  });

  it("listens to none where one was refused, and says why", async () => {
    const end = vi.fn(() => Promise.resolve());
    const refused = new Error("not_an_approver");
    await expect(together(Promise.resolve(end), Promise.reject(refused))).rejects.toBe(refused);
    await settled();
    expect(end).toHaveBeenCalledOnce();
  });
});

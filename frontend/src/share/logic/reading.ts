/** What came is not what was agreed. */
export class Unreadable extends Error {}

export type Fields = Readonly<Record<string, unknown>>;

/** Goes on only where something holds. */
export function must(holds: boolean): asserts holds {
  if (!holds) throw new Unreadable();
}

export const fields = (value: unknown): Fields => {
  must(typeof value === "object" && value !== null && !Array.isArray(value));
  return value as Fields;
};

export const list = (value: unknown): readonly unknown[] => {
  must(Array.isArray(value));
  return value as readonly unknown[];
};

export const text = (value: unknown): string => {
  must(typeof value === "string");
  return value;
};

export const flag = (value: unknown): boolean => {
  must(typeof value === "boolean");
  return value;
};

export const count = (value: unknown): number => {
  must(typeof value === "number" && Number.isSafeInteger(value) && value >= 0);
  return value;
};

export const moment = (value: unknown): Date => {
  const found = new Date(text(value));
  must(!Number.isNaN(found.getTime()));
  return found;
};

export const digest = (value: unknown): string => {
  const found = text(value);
  must(/^[0-9a-f]{64}$/u.test(found));
  return found;
};

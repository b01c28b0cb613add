/** What came is not what was agreed. */
export class Unreadable extends Error {}

export type Fields = Readonly<Record<string, unknown>>;

export const fields = (value: unknown): Fields => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Unreadable();
  return value as Fields;
};

export const list = (value: unknown): readonly unknown[] => {
  if (!Array.isArray(value)) throw new Unreadable();
  return value as readonly unknown[];
};

export const text = (value: unknown): string => {
  if (typeof value !== "string") throw new Unreadable();
  return value;
};

export const flag = (value: unknown): boolean => {
  if (typeof value !== "boolean") throw new Unreadable();
  return value;
};

export const count = (value: unknown): number => {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw new Unreadable();
  return value;
};

export const moment = (value: unknown): Date => {
  const found = new Date(text(value));
  if (Number.isNaN(found.getTime())) throw new Unreadable();
  return found;
};

export const digest = (value: unknown): string => {
  const found = text(value);
  if (!/^[0-9a-f]{64}$/u.test(found)) throw new Unreadable();
  return found;
};

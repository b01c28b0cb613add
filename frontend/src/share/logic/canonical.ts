import { must } from "./reading.js";

/**
 * The one spelling of a value (RFC 8785), which is what was signed: names in order of their UTF-16 units, and strings and
 * numbers as JavaScript spells them. Only whole numbers are used.
 */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const members = value as Readonly<Record<string, unknown>>;
    const spelled = Object.keys(members)
      .sort()
      .map((name) => `${JSON.stringify(name)}:${canonical(members[name])}`);
    return `{${spelled.join(",")}}`;
  }
  must(typeof value !== "number" || Number.isSafeInteger(value));
  return JSON.stringify(value);
};

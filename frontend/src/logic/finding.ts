import type { Finding } from "../data/wire.js";
import { hasMessage, type Localizer } from "../localize/localize.js";
import type { Format } from "./format.js";

const MOMENT = /^\d{4}-\d\d-\d\dT/u;

/** The sentence of what a rule found. One of a version that is not this one is told by its name. */
export const findingText = ({ rule, values }: Finding, { text }: Localizer, format: Format): string => {
  // Of some there are several kinds, each with a sentence of its own.
  const key = [`finding.${rule}.${String(values["why"])}`, `finding.${rule}`].find(hasMessage);
  if (key === undefined) return text("finding.other", { rule });
  const said = Object.entries(values).map(([name, value]) => [name, worded(value, format)]);
  return text(key, Object.fromEntries(said) as Record<string, string>);
};

const worded = (value: string | number, format: Format): string => {
  if (typeof value === "number") return format.number(value);
  return MOMENT.test(value) ? format.moment(value) : value;
};

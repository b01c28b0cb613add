import type { Why } from "../data/wire.js";
import type { MessageKey } from "../localize/localize.js";

/** Every reason that a recipe knows, the one that says nothing at the end. */
export const REASONS: readonly (readonly [Why, MessageKey])[] = [
  ["bystander", "why.bystander"],
  ["child", "why.child"],
  ["household", "why.household"],
  ["plate", "why.plate"],
  ["neighbor", "why.neighbor"],
  ["home", "why.home"],
  ["document", "why.document"],
  ["conversation", "why.conversation"],
  ["other", "why.other"],
];

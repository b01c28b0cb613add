import type { Why } from "../data/wire.js";

/** Every reason that a recipe knows, the one that says nothing at the end. */
export const REASONS: readonly Why[] = [
  "bystander",
  "child",
  "household",
  "plate",
  "neighbor",
  "home",
  "document",
  "conversation",
  "other",
];

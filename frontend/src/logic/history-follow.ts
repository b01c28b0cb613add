import type { Facts } from "../data/wire.js";

/** So many of the newest are shown where nobody asked for older ones; a page that is left open does not grow for ever. */
const MOST = 400;

/** What was added in front of the pages that somebody has; null where that cannot be told, and the page begins anew. */
export const follow = (pages: readonly Facts[], now: Facts): readonly Facts[] | null => {
  const [newest, ...older] = pages;
  if (newest === undefined || now.size < newest.size || (now.next ?? 0) > newest.size) return null;
  const facts = [...now.facts.filter(({ number }) => number >= newest.size), ...newest.facts];
  const unreadable = [...now.unreadable.filter((number) => number >= newest.size), ...newest.unreadable];
  const first = { ...now, facts, unreadable, next: newest.next };
  const last = facts[MOST - 1];
  if (older.length > 0 || last === undefined || facts.length === MOST) return [first, ...older];
  const kept = { facts: facts.slice(0, MOST), unreadable: unreadable.filter((number) => number >= last.number) };
  return [{ ...first, ...kept, next: last.number }];
};

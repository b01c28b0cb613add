/** Where somebody is in the panel. Opening any of them changes nothing. */
export type Place =
  | { readonly page: "inbox" }
  | { readonly page: "request"; readonly id: string }
  | { readonly page: "draft"; readonly id: string }
  | { readonly page: "asking" }
  | { readonly page: "process" }
  | { readonly page: "paper"; readonly id: string }
  | { readonly page: "clips" }
  | { readonly page: "held"; readonly id: string }
  | { readonly page: "shares" }
  | { readonly page: "vault" }
  | { readonly page: "history" }
  | { readonly page: "people" }
  | { readonly page: "setup" }
  | { readonly page: "not-found" };

export type PageName = Place["page"];

const PLAIN = ["clips", "shares", "history", "vault", "people", "setup", "process", "asking"] as const;
/** Places of one thing. */
const ONE = ["request", "draft", "paper", "held"] as const;
/** An id of ours. Whatever else stands in an address is nobody's, and reaches no command. */
const ID = /^[0-9A-HJKMNP-TV-Z]{26}$/u;

/** `path` is what follows the panel's own address. */
export const placeOf = (path: string): Place => {
  const [first = "", second, ...others] = path.split("/").filter((part) => part !== "");
  if (others.length > 0) return { page: "not-found" };
  const one = ONE.find((name) => name === first);
  if (one !== undefined && second !== undefined && ID.test(second)) return { page: one, id: second };
  if (second !== undefined) return { page: "not-found" };
  if (first === "") return { page: "inbox" };
  const page = PLAIN.find((name) => name === first);
  return page === undefined ? { page: "not-found" } : { page };
};

/** The address of a place, for links. */
export const pathTo = (prefix: string, place: Place): string => {
  switch (place.page) {
    case "request":
    case "draft":
    case "paper":
    case "held":
      return `${prefix}/${place.page}/${place.id}`;
    case "inbox":
    case "not-found":
      return prefix;
    default:
      return `${prefix}/${place.page}`;
  }
};


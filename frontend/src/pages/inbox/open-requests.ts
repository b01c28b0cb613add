import type { Api } from "../../data/api.js";
import type { Lines } from "../../data/wire.js";

/** As many as the server gives at once. */
const LIMIT = 200;
/** More of them nobody reads; those that wait longest are what `todo` and the entities show. */
const PAGES = 5;

/** Returns all requests that go on, the newest first. */
export const openRequests = async (api: Api): Promise<Lines> => {
  let lines = await api.ask("requests/list", { open: true, limit: LIMIT });
  for (let page = 1; lines.more && page < PAGES; page += 1) {
    const before = lines.requests.at(-1)?.request_id ?? "";
    const following = await api.ask("requests/list", { open: true, limit: LIMIT, before });
    lines = { ...following, requests: [...lines.requests, ...following.requests] };
  }
  return lines;
};

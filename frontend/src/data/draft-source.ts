import { ABOUT_PEOPLE } from "../logic/about.js";
import type { Api } from "./api.js";
import type { Source } from "./resource.js";
import { together } from "./together.js";
import type { DraftShown, People, PolicyInForce, Request } from "./wire.js";

/** A draft, with what it is for, who decides about it, and what the household allows. */
export interface DraftHeld {
  readonly shown: DraftShown;
  readonly request: Request;
  readonly people: People;
  readonly policy: PolicyInForce;
}

export const draftSource = (api: Api, draft_id: string): Source<DraftHeld> => {
  let around: Promise<Omit<DraftHeld, "shown">> | null = null;
  let last = "";
  // Also those of clips that somebody took out meanwhile, and may add again: the server leaves cameras indoors out.
  const cameras = new Set<string>();
  const askAround = async (request_id: string): Promise<Omit<DraftHeld, "shown">> => {
    const [request, people, policy] = await Promise.all([
      api.ask("requests/get", { request_id, also: [...cameras] }),
      api.ask("approvers/list"),
      api.ask("policy/get"),
    ]);
    return { request, people, policy };
  };
  return {
    load: async () => {
      const shown = await api.ask("draft/get", { draft_id });
      for (const camera of shown.cameras) cameras.add(camera);
      const now = `${shown.state} ${String(shown.version)} ${String(shown.votes.length)}`;
      if (now !== last) around = null;
      last = now;
      try {
        return { shown, ...(await (around ??= askAround(shown.request_id))) };
      } catch (thrown) {
        around = null;
        throw thrown;
      }
    },
    listen: (changed) => {
      const anew = (): void => {
        around = null;
        changed();
      };
      return together(api.listen("requests/subscribe", {}, anew), api.listen("ledger/subscribe", { kinds: ABOUT_PEOPLE }, anew));
    },
  };
};

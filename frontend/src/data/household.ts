import type { Api } from "./api.js";
import type { People, PolicyInForce, VaultStatus } from "./wire.js";

/** Who is here, what they have decided, and how one's own keys stand. */
export interface Household {
  readonly people: People;
  readonly policy: PolicyInForce;
  readonly status: VaultStatus;
}

export const household = async (api: Api): Promise<Household> => {
  const [people, policy, status] = await Promise.all([
    api.ask("approvers/list"),
    api.ask("policy/get"),
    api.ask("vault/status"),
  ]);
  return { people, policy, status };
};

import type { Mode, People, Standings, VaultStatus } from "../data/wire.js";
import type { Localizer } from "../localize/localize.js";
import type { Format } from "./format.js";
import { namer } from "./people-view.js";

export interface Step {
  readonly name: "cameras" | "recovery" | "approver" | "notify";
  readonly isDone: boolean;
  /** How it stands, in a word or a sentence. */
  readonly state: string;
}

/** The first steps, each done or open as the server has it. */
export const steps = (
  info: Standings,
  people: People,
  { has_recovery_code }: VaultStatus,
  localizer: Localizer,
  format: Format,
): readonly Step[] => {
  const { text } = localizer;
  const step = (name: Step["name"], isDone: boolean): Step => ({
    name,
    isDone,
    state: text(isDone ? "setup.done" : "setup.open"),
  });
  return [
    step("cameras", info.cameras.length > 0),
    step("recovery", has_recovery_code),
    approver(people, step("approver", info.voters > 1), localizer, format),
    step("notify", info.notify_targets > 0),
  ];
};

/** What all of this protects and what not: in convenience mode less, as SECURITY.md says. */
export const protection = (
  mode: Mode,
  { text }: Localizer,
): { readonly yes: readonly string[]; readonly no: readonly string[] } => ({
  yes: [text(`setup.yes.${mode}`), text("setup.yes.2"), text("setup.yes.3")],
  no: [
    ...(mode === "convenience" ? [text("setup.no.convenience")] : []),
    text("setup.no.1"),
    text("setup.no.2"),
    text("setup.no.3"),
    text("setup.no.4"),
    text("setup.no.5"),
  ],
});

/** Somebody may be on the way: invited, or enrolled a moment ago. */
const approver = (people: People, step: Step, localizer: Localizer, format: Format): Step => {
  const { text } = localizer;
  const nameOf = namer(people, localizer);
  const waits = people.people.find(({ role, is_usable }) => role === "approver" && !is_usable);
  const [invited] = people.invitations;
  if (step.isDone) return step;
  if (waits !== undefined) {
    const { person_id, usable_from } = waits;
    return { ...step, state: text("setup.waits", { name: nameOf(person_id), from: format.moment(usable_from) }) };
  }
  return invited === undefined ? step : { ...step, state: text("setup.invited", { name: nameOf(invited.person_id) }) };
};

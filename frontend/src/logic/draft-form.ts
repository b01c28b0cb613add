import type { Basis, Delivery, FootageRequest, Known, Level } from "../data/wire.js";

export const BASES: readonly Basis[] = [
  "voluntary",
  "subpoena",
  "search_warrant",
  "court_order",
  "preservation_request",
  "emergency",
  "gdpr_access",
  "dpa2018_sch2",
  "civil_preservation_letter",
  "other",
];

export const DELIVERIES: readonly Delivery[] = ["link", "file", "age_file"];

/** How a person can know a recipient, with the level that it proves. */
export const WAYS = [
  [0, ""],
  [1, "answered"],
  [2, "called_back"],
  [2, "visited"],
  [4, "saw_document"],
] as const satisfies readonly (readonly [Level, string])[];

/** The recipient as known by a way. */
export const recipientOf = (recipient: Known, method: string): Known => {
  const [level] = WAYS.find(([, way]) => way === method) ?? WAYS[0];
  return { ...recipient, level, method: level === 0 ? "" : method };
};

/** Whether whoever asked can be the recipient: an automation is nobody, and so is who has no name. */
export const mayAnswerSender = ({ channel, requester }: Pick<FootageRequest, "channel" | "requester">): boolean =>
  channel !== "automation" && (requester.organisation || requester.person_name) !== "";

import type { Commands, Offers } from "../data/wire.js";
import type { Localizer, MessageKey } from "../localize/localize.js";
import type { Day } from "./clips-calendar.js";
import type { Format } from "./format.js";

type Offered = Offers["offers"][number];
type Standing = Offers["recorders"][number]["standing"];

/** Of which camera and day recorders are asked. */
export interface Asked {
  readonly camera: string;
  readonly day: Day;
}

export interface OfferRow {
  readonly key: string;
  readonly label: string;
  /** The recorder's own words. */
  readonly title: string;
  readonly isImported: boolean;
  readonly fields: Commands["clips/import"]["fields"];
}

export interface OffersView {
  readonly rows: readonly OfferRow[];
  readonly notes: readonly string[];
}

/** Names of products, which are the same in every language. */
const RECORDERS: Readonly<Record<string, string>> = {
  frigate: "Frigate",
  reolink: "Reolink",
  ring: "Ring",
  unifiprotect: "UniFi Protect",
};

/** What there is to say where a recorder's list is not simply there. */
const STANDINGS: Readonly<Partial<Record<Standing, MessageKey>>> = {
  more: "clips.offers.more",
  absent: "clips.offers.absent",
  failed: "clips.offers.failed",
  waiting: "clips.offers.waiting",
};

export const offersView = (
  { offers, recorders }: Offers,
  { camera }: Asked,
  { text }: Localizer,
  format: Format,
): OffersView => {
  const said = recorders.flatMap(({ recorder, standing }) => {
    const key = STANDINGS[standing];
    return key === undefined ? [] : [text(key, { recorder: nameOf(recorder) })];
  });
  const none = recorders.length === 0 ? [text("clips.offers.none")] : [];
  const nothing = said.length + none.length + offers.length === 0 ? [text("clips.offers.empty")] : [];
  return { rows: offers.map((offer) => rowOf(offer, camera, format)), notes: [...none, ...nothing, ...said] };
};

/** What is known once one of them was imported, without asking all recorders again. */
export const withImported = (found: Offers, { fields }: OfferRow, clip_id: string): Offers => ({
  ...found,
  offers: found.offers.map((offer) =>
    offer.start === fields.offered_at && nameIn(offer) === nameIn(fields) ? { ...offer, clip_id } : offer,
  ),
});

const rowOf = (offer: Offered, camera: string, format: Format): OfferRow => {
  const { recorder, start, end, title, media_content_id, entity_id, clip_id } = offer;
  const length = end === null ? [] : [format.duration(Date.parse(end) - Date.parse(start))];
  return {
    key: `${start} ${nameIn(offer)}`,
    label: [`${nameOf(recorder)}: ${format.time(start)}`, ...length].join(", "),
    title,
    isImported: clip_id !== null,
    fields: {
      camera,
      offered_at: start,
      ...(media_content_id === null ? {} : { media_content_id }),
      ...(entity_id === null ? {} : { entity_id }),
    },
  };
};

const nameIn = ({ media_content_id, entity_id }: Pick<OfferRow["fields"] | Offered, "media_content_id" | "entity_id">): string =>
  media_content_id ?? entity_id ?? "";

const nameOf = (recorder: string): string => RECORDERS[recorder] ?? recorder;

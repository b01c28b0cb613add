const LARGER = ["kilobyte", "megabyte", "gigabyte", "terabyte"];

export interface Size {
  readonly rounded: string;
  readonly bytes: string;
}

export const sizeOf = (bytes: number, language: string): Size => {
  let unit = "byte";
  let amount = bytes;
  for (const larger of LARGER) {
    if (Math.round(amount) < 1000) break;
    unit = larger;
    amount /= 1000;
  }
  return {
    rounded: new Intl.NumberFormat(language, { style: "unit", unit, maximumSignificantDigits: 3 }).format(amount),
    bytes: numberOf(bytes, language),
  };
};

export interface Moment {
  readonly local: string;
  readonly utc: string;
}

/** In the reader's own time, and as the rest of the world would say. */
export const momentOf = (date: Date, language: string, timeZone?: string): Moment => {
  const shown = (zone: string | undefined): string =>
    new Intl.DateTimeFormat(language, {
      year: "numeric",
      month: "long",
      day: "numeric",
      hour: "numeric",
      minute: "2-digit",
      timeZoneName: "short",
      timeZone: zone,
    }).format(date);
  return { local: shown(timeZone), utc: shown("UTC") };
};

export const numberOf = (value: number, language: string): string => new Intl.NumberFormat(language).format(value);

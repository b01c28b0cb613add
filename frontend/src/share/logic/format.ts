const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

export interface Size {
  readonly rounded: string;
  readonly bytes: string;
}

export const sizeOf = (bytes: number, language: string): Size => {
  let unit = 0;
  let amount = bytes;
  while (Math.round(amount) >= 1000 && unit < UNITS.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  const unitName = UNITS[unit] ?? "byte";
  return {
    rounded: new Intl.NumberFormat(language, { style: "unit", unit: unitName, maximumSignificantDigits: 3 }).format(amount),
    bytes: new Intl.NumberFormat(language).format(bytes),
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
      hour: "2-digit",
      minute: "2-digit",
      timeZoneName: "short",
      timeZone: zone,
    }).format(date);
  return { local: shown(timeZone), utc: shown("UTC") };
};

export const numberOf = (value: number, language: string): string => new Intl.NumberFormat(language).format(value);

/** Parts of a camera's picture in which its detector ignores what moves, as a person draws them. */
export type Point = readonly [x: number, y: number];
export type Zone = readonly Point[];
export type Zones = readonly Zone[];

/** As `model/motion.py` has it. */
export const LEAST_POINTS = 3;
const MOST_POINTS = 32;
const MOST_ZONES = 16;
/** The picture's width and height in what zones are drawn in. */
export const ONE = 1000;
/** How far an arrow key moves a point: a little, and with the shift key a lot. */
const STEPS = [0.005, 0.05] as const;
const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What the server answered, whose points have two numbers each. */
export const asZones = (zones: readonly (readonly (readonly number[])[])[]): Zones =>
  zones.map((zone) => zone.map(([x = 0, y = 0]) => [x, y]));

export const mayHaveZone = (zones: Zones): boolean => zones.length < MOST_ZONES;
export const mayHavePoint = (zone: Zone): boolean => zone.length < MOST_POINTS;
export const mayLosePoint = (zone: Zone): boolean => zone.length > LEAST_POINTS;

/** One more, in the middle of the picture, each a little further so that none lies exactly over another. */
export const withZone = (zones: Zones): Zones => {
  const by = (zones.length % 8) * 0.03;
  const [first, last] = [round(0.3 + by), round(0.5 + by)];
  return [
    ...zones,
    [
      [first, first],
      [last, first],
      [last, last],
      [first, last],
    ],
  ];
};

export const withoutZone = (zones: Zones, index: number): Zones => zones.filter((_, each) => each !== index);

export const withPointMoved = (zones: Zones, index: number, point: number, to: Point): Zones =>
  changed(zones, index, (zone) => zone.map((each, at) => (at === point ? inside(to) : each)));

export const withoutPoint = (zones: Zones, index: number, point: number): Zones =>
  changed(zones, index, (zone) => (mayLosePoint(zone) ? zone.filter((_, at) => at !== point) : zone));

/** One more point between one and the next. */
export const withPointAfter = (zones: Zones, index: number, point: number): Zones =>
  changed(zones, index, (zone) => {
    const [x, y] = at(zone, point);
    const [nextX, nextY] = at(zone, point + 1);
    return inserted(zone, point, [(x + nextX) / 2, (y + nextY) / 2]);
  });

/** One more point where somebody pressed, on the side that is nearest; with it, after which point it was put. */
export const withPointAt = (zones: Zones, index: number, to: Point): readonly [Zones, after: number] => {
  const zone = zones[index] ?? [];
  const far = zone.map((_, point) => distance(to, at(zone, point), at(zone, point + 1)));
  const after = far.indexOf(Math.min(...far));
  return [changed(zones, index, (each) => inserted(each, after, to)), after];
};

/** Where an arrow key moves a point; null for every other key. */
export const nudged = ([x, y]: Point, key: string, isFar: boolean): Point | null => {
  const by = ARROWS[key];
  const step = STEPS[isFar ? 1 : 0];
  return by === undefined ? null : inside([x + by[0] * step, y + by[1] * step]);
};

/** As the path of a shape. */
export const pathOf = (zone: Zone): string => `M${zone.map(spotOf).join("L")}Z`;

/** As the path of a dot. */
export const dotOf = (point: Point): string => `M${spotOf(point)}h0`;

/** As the path of what has the focus: a line around it makes it a dot, and without an extent it would be nowhere. */
export const knobOf = ([x, y]: Point): string => `M${spotOf([x - KNOB, y - KNOB])}h${SIDE}v${SIDE}h-${SIDE}Z`;

/** To a tenth of a percent, as people type it. */
export const percent = (part: number): number => Math.round(part * 1000) / 10;

/** What was typed in percent; null where it is no number. */
export const fromPercent = (typed: string): number | null => {
  const number = Number(typed);
  return typed.trim() === "" || !Number.isFinite(number) ? null : number / 100;
};

export const areSame = (one: Zones, other: Zones): boolean => JSON.stringify(one) === JSON.stringify(other);

const KNOB = 0.006;
const SIDE = String(2 * KNOB * ONE);

const changed = (zones: Zones, index: number, change: (zone: Zone) => Zone): Zones =>
  zones.map((zone, each) => (each === index ? change(zone) : zone));

const inserted = (zone: Zone, after: number, point: Point): Zone =>
  mayHavePoint(zone) ? [...zone.slice(0, after + 1), inside(point), ...zone.slice(after + 1)] : zone;

/** A zone is closed: behind its last point comes its first. */
const at = (zone: Zone, point: number): Point => zone[point % zone.length] ?? [0, 0];

const spotOf = ([x, y]: Point): string => `${String(round(x * ONE))} ${String(round(y * ONE))}`;

const inside = ([x, y]: Point): Point => [round(within(x)), round(within(y))];

const within = (part: number): number => Math.min(Math.max(part, 0), 1);

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

/** How far a place is from a side. */
const distance = ([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number => {
  const [alongX, alongY] = [toX - fromX, toY - fromY];
  const length = alongX ** 2 + alongY ** 2;
  const part = length === 0 ? 0 : within(((x - fromX) * alongX + (y - fromY) * alongY) / length);
  return Math.hypot(x - fromX - part * alongX, y - fromY - part * alongY);
};

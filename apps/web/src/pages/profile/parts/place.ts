/** A step of the way from the top of the network down to a place. */
export interface Step {
  readonly level: 'nation' | 'UPI' | 'UP3' | 'ULP' | 'feeder' | 'transformer';
  readonly code: string;
  readonly name: string;
}

/** `ULP Cililin`: the kind of place and its name, once where the name begins with it. */
export function placeName(level: string, name: string): string {
  return name.toLowerCase().startsWith(level.toLowerCase()) ? name : `${level} ${name}`;
}

/** The place that a page is about, as it stands in the URL. */
export interface PlaceQuery {
  readonly unit: string | null;
  readonly feeder: string | null;
  readonly transformer: string | null;
}

/** What to ask for to see the last step of a way. */
export function queryOf(path: readonly Step[]): PlaceQuery {
  const code = (...levels: readonly Step['level'][]): string | null =>
    path.findLast(({ level }) => levels.includes(level))?.code ?? null;
  return {
    unit: code('UPI', 'UP3', 'ULP'),
    feeder: code('feeder'),
    transformer: code('transformer'),
  };
}

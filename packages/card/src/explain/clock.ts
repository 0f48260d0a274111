/** Indonesia's times, hours ahead of UTC. */
const zones = { WIB: 7, WITA: 8, WIT: 9 } as const;

export type Zone = keyof typeof zones;

/** A second of a meter's clock, in UTC and as a clock on the wall of the zone shows it. */
export function clockText(seconds: number, zone: Zone): string {
  return `${timeOf(seconds)} UTC · ${timeOf(seconds + zones[zone] * 3600)} ${zone}`;
}

function timeOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

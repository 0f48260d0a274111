import type { Zone } from '@setrum/card/explain';
import { InvalidArgumentError } from 'commander';

/** Parses WIB, WITA or WIT. */
export function parseZone(text: string): Zone {
  const zone = (['WIB', 'WITA', 'WIT'] as const).find((name) => name === text.toUpperCase());
  if (zone === undefined) throw new InvalidArgumentError('a zone is WIB, WITA or WIT');
  return zone;
}

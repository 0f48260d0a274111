import { readFileSync } from 'node:fs';

/** A public message and what its finder read in it. */
export interface Sample {
  readonly id: string;
  readonly length: number;
  readonly raw: string;
  readonly mti: string;
  readonly bitmap_hex: string;
  readonly bits: Readonly<Record<string, string>>;
  readonly bit48?: Readonly<Record<string, string>>;
}

interface File {
  readonly samples: readonly Sample[];
  readonly other_fragments: readonly { readonly id: string; readonly raw: string }[];
}

const path = new URL('../vectors/iso8583-samples.json', import.meta.url);
const file: File = JSON.parse(readFileSync(path, 'utf8'));

export const samples: readonly Sample[] = file.samples;

export function sample(id: string): Sample {
  const found = samples.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no sample ${id}`);
  return found;
}

export function fragment(id: string): string {
  const found = file.other_fragments.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no fragment ${id}`);
  return found.raw;
}

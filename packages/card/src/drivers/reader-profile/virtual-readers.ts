import type { ReaderProfileName } from './profile.ts';
import type { AirChip, Answerer } from './virtual-air.ts';
import { virtualPn532 } from './virtual-pn532.ts';
import { virtualTransparent } from './virtual-transparent.ts';

/** An emulated reader: `pcsc` is how it answers the commands of PC/SC part 3, around which the profiles lay their own. */
export function virtualReader(name: ReaderProfileName, chip: AirChip, pcsc: Answerer): Answerer {
  switch (name) {
    case 'plain':
      return pcsc;
    case 'pn532':
      return virtualPn532(chip, pcsc);
    case 'pcsc-transparent':
      return virtualTransparent(chip, pcsc);
  }
}

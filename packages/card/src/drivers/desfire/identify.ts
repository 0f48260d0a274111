import type { Chip } from '../../memory.ts';
import { unlessRefused } from '../refusal.ts';
import type { Channel } from './channel.ts';
import { type DesfireVersion, getVersion } from './commands.ts';

/** GetVersion's hardware version; 22 is a later EV2. */
const generations: Readonly<Record<number, Chip>> = {
  18: 'DESFIRE-EV2',
  34: 'DESFIRE-EV2',
  51: 'DESFIRE-EV3',
};
/** DESFire hardware; 08 would be DESFire Light, 04 an NTAG 424. */
const isDesfire = (hardwareType: number): boolean => (hardwareType & 0x0f) === 0x01;

export interface IdentifiedChip {
  readonly chip: Chip;
  readonly version: DesfireVersion;
}

/** Which DESFire this is; null for EV1 and older, which lack what this driver needs, and for other cards. */
export async function identify(channel: Channel): Promise<IdentifiedChip | null> {
  const version = await unlessRefused(getVersion(channel));
  if (version === null || !isDesfire(version.hardwareType)) return null;
  const chip = generations[version.hardwareMajor];
  return chip === undefined ? null : { chip, version };
}

import { SetrumError } from '@setrum/errors';
import type { MeterShare } from '../../authenticity/keys.ts';
import { equalBytes } from '../../bytes.ts';
import type { Chip } from '../../memory.ts';
import type { Link } from '../link.ts';
import { authenticate } from './authenticate.ts';
import { authenticateWithAny, candidatesFor, type KeySearch, sameKey } from './candidates.ts';
import type { Channel } from './channel.ts';
import { PICC_AID, UID_BYTES } from './chip.ts';
import { changeKey, getCardUid, getFreeMemory, selectApplication } from './commands.ts';
import {
  createApplication,
  createBackupDataFile,
  encodeSettings,
  getFileSettings,
} from './files.ts';
import { identify } from './identify.ts';
import { KEY_PURPOSES, localDesfireKeys } from './keys.ts';
import { FILES, ISSUER_KEY, KEY_SETTINGS, type MapFile, SETRUM_AID, settingsOf } from './layout.ts';

/** A backup file is kept twice. */
const LEAST_FREE_BYTES = FILES.reduce((sum, { sizeBytes }) => sum + 2 * sizeBytes, 0);

export interface DesfireIssue {
  /** The share of the meter that the card is for: it gets the keys that follow from this one. */
  readonly share: MeterShare;
  /** Shares whose keys the card may still have: its former meter's, or those of earlier card keys. */
  readonly previous?: readonly MeterShare[];
  /** The card's own master key (AES), where one was set that must be proved before an application is created. */
  readonly piccKey?: Uint8Array;
  readonly aid?: Uint8Array;
}

/**
 * Makes a DESFire one of our cards: application, three files, keys. On a card that is one already it completes what is
 * missing and changes the keys that are not those of `share`; so a torn issue, a new meter and a new card key version are all done by
 * calling it again. The map's contents stay. `link.random` is needed: RangeError without it.
 * SETRUM_CARD_UNKNOWN_CHIP: no EV2 or EV3; _FOREIGN: our application's number with other files; _KEY_REFUSED: keys that follow from none
 * of the shares; _OTHER: the card vouches for another serial number than the reader told; _TOO_SMALL: its memory is taken already; _REFUSED.
 */
export async function issueDesfire(
  link: Pick<Link, 'transmit' | 'uid' | 'random'>,
  issue: DesfireIssue,
): Promise<{ readonly chip: Chip }> {
  const { transmit, uid, random } = link;
  if (random === null) throw new RangeError('issuing needs random bytes');
  const channel: Channel = { transmit, session: null };
  const aid = issue.aid ?? SETRUM_AID;
  const found = uid.length === 2 * UID_BYTES ? await identify(channel) : null;
  if (found === null) throw new SetrumError('SETRUM_CARD_UNKNOWN_CHIP');
  const search = { channel, uid, aid, random };
  if (!(await selectApplication(channel, aid))) await makeApplication(search, issue, found.chip);
  await proveIssuer(search, issue);
  await checkUid(channel, uid);
  await completeFiles(search, issue);
  // Key 0 goes last: until then the next attempt still finds its way in.
  for (const keyNo of [...KEY_PURPOSES.keys()].reverse()) await setKey(search, issue, keyNo);
  await proveIssuer(search, issue);
  return { chip: found.chip };
}

async function makeApplication(
  search: KeySearch,
  { piccKey }: DesfireIssue,
  chip: Chip,
): Promise<void> {
  const { channel, uid, aid, random } = search;
  await selectApplication(channel, PICC_AID);
  if ((await getFreeMemory(channel)) < LEAST_FREE_BYTES) {
    throw new SetrumError('SETRUM_CARD_TOO_SMALL', { chip });
  }
  if (piccKey !== undefined) {
    const keys = localDesfireKeys(() => piccKey, random);
    await authenticate(channel, { uid, keyNo: 0, keyVersion: 0 }, keys);
  }
  await createApplication(channel, { aid, keySettings: KEY_SETTINGS, keys: KEY_PURPOSES.length });
}

const sharesOf = ({ share, previous = [] }: DesfireIssue): readonly MeterShare[] => [
  share,
  ...previous,
];

async function proveIssuer(search: KeySearch, issue: DesfireIssue): Promise<void> {
  const candidates = candidatesFor(ISSUER_KEY, sharesOf(issue), search.uid);
  await authenticateWithAny(search, ISSUER_KEY, candidates);
}

async function checkUid(channel: Channel, expected: string): Promise<void> {
  const found = await getCardUid(channel);
  if (found !== expected) throw new SetrumError('SETRUM_CARD_OTHER', { found, expected });
}

async function completeFiles(search: KeySearch, issue: DesfireIssue): Promise<void> {
  const missing: MapFile[] = [];
  await selectApplication(search.channel, search.aid);
  for (const file of FILES) {
    const settings = await getFileSettings(search.channel, file.fileNo);
    if (settings === null) {
      missing.push(file);
      continue;
    }
    const wanted = settingsOf(file);
    const isOurs =
      settings.type === wanted.type && equalBytes(encodeSettings(settings), encodeSettings(wanted));
    if (!isOurs) throw new SetrumError('SETRUM_CARD_FOREIGN');
  }
  if (missing.length === 0) return;
  await proveIssuer(search, issue);
  for (const file of missing) {
    await createBackupDataFile(search.channel, file.fileNo, settingsOf(file));
  }
}

/** Another key is changed by what it was: which one that is only a proof of it tells. */
async function setKey(search: KeySearch, issue: DesfireIssue, keyNo: number): Promise<void> {
  const candidates = candidatesFor(keyNo, sharesOf(issue), search.uid);
  const [wanted] = candidates;
  const present = await authenticateWithAny(search, keyNo, candidates);
  if (wanted === undefined || sameKey(present, wanted)) return;
  if (keyNo !== ISSUER_KEY) await proveIssuer(search, issue);
  await changeKey(search.channel, {
    keyNo,
    newKey: wanted.key,
    newVersion: wanted.version,
    oldKey: present.key,
  });
}

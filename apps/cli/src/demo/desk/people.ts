import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SetrumError } from '@setrum/errors';
import {
  type DemoAccount,
  type NewUser,
  type RunningServer,
  registerUnit,
  registerUser,
  type UserRole,
} from '@setrum/server';
import { demoSeat } from '../world.ts';

/** The people of the demo by their login names, and where each works. */
export const demoPeople = {
  sari: { role: 'front-office', displayName: 'Sari (front office)', unit: '53425' },
  budi: { role: 'supervisor', displayName: 'Budi (supervisor)', unit: '53425' },
  wati: { role: 'supervisor', displayName: 'Wati (supervisor wilayah)', unit: '53' },
  tono: { role: 'metering', displayName: 'Tono (metering)', unit: '53' },
  dedi: { role: 'fitter', displayName: 'Dedi (petugas lapangan)', unit: '53425' },
  rina: { role: 'pdl-officer', displayName: 'Rina (PDL)', unit: '53425' },
  yuli: { role: 'pdl-officer', displayName: 'Yuli (PDL)', unit: '53425' },
  eko: { role: 'p2tl-analyst', displayName: 'Eko (P2TL)', unit: '53' },
  lina: { role: 'p2apst-officer', displayName: 'Lina (P2APST)', unit: '*' },
  hadi: { role: 'p2apst-officer', displayName: 'Hadi (P2APST)', unit: '*' },
  agus: { role: 'auditor', displayName: 'Agus (auditor)', unit: '*' },
  adi: { role: 'administrator', displayName: 'Adi (administrator)', unit: '*' },
  maya: { role: 'counter-clerk', displayName: 'Maya (petugas loket)', seller: demoSeat },
  dian: { role: 'partner', displayName: 'Dian (mitra)', seller: demoSeat },
} as const satisfies Readonly<Record<string, Person>>;

interface Person {
  readonly role: UserRole;
  readonly displayName: string;
  /** Where one of the utility's people works. */
  readonly unit?: string;
  /** For whom one of a partner's people sells. */
  readonly seller?: NewUser['seller'];
}

export type DemoPerson = keyof typeof demoPeople;

/** Who may be whom, for the demo's sign-in page. */
export function demoAccounts(password: string): readonly DemoAccount[] {
  return Object.entries(demoPeople).map(([name, { role, displayName }]) => ({
    ...{ name, displayName, role, password },
  }));
}

const place = { address: 'JL. PELAJAR PEJUANG NO. 100', phone: '022-4515224' };
const units = [
  { unit: '53', kind: 'UPI', parent: null, name: 'UPI Jawa Barat', ...place },
  { unit: '53400', kind: 'UP3', parent: '53', name: 'UP3 Bandung', ...place },
  { unit: '53425', kind: 'ULP', parent: '53400', name: 'ULP Selatan', ...place },
] as const;

const fileOf = (dataDir: string): string => join(dataDir, 'keys', 'demo-people.json');

/** What the file says: all of the demo's people have the same password, made for this data folder. */
interface PeopleFile {
  readonly password: string;
  readonly people: Readonly<Record<string, string>>;
}

/** Puts units and people into a demo, each once; gives the password that they sign in with. */
export async function seedDemoPeople(server: RunningServer, dataDir: string): Promise<string> {
  const { database } = server;
  const now = new Date();
  for (const unit of units) await registerUnit(database, unit, { label: 'demo' }, now);
  const known = await readPeople(dataDir);
  const names = Object.keys(demoPeople).filter((name) => known?.people[name] === undefined);
  if (known !== null && names.length === 0) return known.password;
  const password = known?.password ?? randomBytes(12).toString('base64url');
  // The file first: a password that nobody knows is no use to anybody.
  if (known === null) await write(dataDir, { password, people: {} });
  for (const name of names) await register(server, name, password, now);
  await write(dataDir, { password, people: Object.fromEntries(roles()) });
  return password;
}

/** Somebody may be there already: a demo that was stopped in the middle of this. */
async function register(
  { database }: RunningServer,
  name: string,
  password: string,
  now: Date,
): Promise<void> {
  const { role, displayName, unit, seller = null }: Person = demoPeople[name as DemoPerson];
  const user = {
    name,
    displayName,
    roles: [role],
    units: unit === undefined ? [] : [unit],
    seller,
  };
  const by = { label: 'demo', units: 'all', source: 'shell' } as const;
  try {
    await registerUser(database, user, by, now, { password });
  } catch (error) {
    if (!(error instanceof SetrumError && error.code === 'SETRUM_USER_EXISTS')) throw error;
  }
}

const roles = () => Object.entries(demoPeople).map(([name, { role }]) => [name, role] as const);

async function readPeople(dataDir: string): Promise<PeopleFile | null> {
  try {
    return JSON.parse(await readFile(fileOf(dataDir), 'utf8')) as PeopleFile;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function write(dataDir: string, file: PeopleFile): Promise<void> {
  await mkdir(join(dataDir, 'keys'), { recursive: true, mode: 0o700 });
  const temporary = `${fileOf(dataDir)}.${process.pid}`;
  await writeFile(temporary, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
  await rename(temporary, fileOf(dataDir));
}

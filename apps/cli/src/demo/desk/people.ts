import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type RunningServer, registerUnit, registerUser, type UserRole } from '@setrum/server';

/** The people of the demo's utility by their login names, and where each works. */
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
  agus: { role: 'auditor', displayName: 'Agus (auditor)', unit: '*' },
  adi: { role: 'administrator', displayName: 'Adi (administrator)', unit: '*' },
} as const satisfies Readonly<
  Record<string, { readonly role: UserRole; readonly displayName: string; readonly unit: string }>
>;

export type DemoPerson = keyof typeof demoPeople;

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

/** Puts units and people into a demo, once; gives the password that they sign in with. */
export async function seedDemoPeople(server: RunningServer, dataDir: string): Promise<string> {
  const { database } = server;
  const now = new Date();
  for (const unit of units) await registerUnit(database, unit, { label: 'demo' }, now);
  const known = await passwordOf(dataDir);
  if (known !== null) return known;
  const password = randomBytes(12).toString('base64url');
  // The file first: a password that nobody knows is no use to anybody.
  await write(dataDir, password);
  const by = { label: 'demo', units: 'all', source: 'shell' } as const;
  for (const [name, { role, displayName, unit }] of Object.entries(demoPeople)) {
    const user = { name, displayName, roles: [role], units: [unit] };
    await registerUser(database, user, by, now, { password });
  }
  return password;
}

async function passwordOf(dataDir: string): Promise<string | null> {
  try {
    return (JSON.parse(await readFile(fileOf(dataDir), 'utf8')) as PeopleFile).password;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function write(dataDir: string, password: string): Promise<void> {
  const people = Object.entries(demoPeople).map(([name, { role }]) => [name, role] as const);
  const file: PeopleFile = { password, people: Object.fromEntries(people) };
  await mkdir(join(dataDir, 'keys'), { recursive: true, mode: 0o700 });
  const temporary = `${fileOf(dataDir)}.${process.pid}`;
  await writeFile(temporary, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
  await rename(temporary, fileOf(dataDir));
}

import { type Caller, registerUnit } from '../../../identity/index.ts';
import { type Database, inTransaction } from '../../../platform/index.ts';
import { createMigratedDatabase, type MigratedDatabase } from '../../../test-support/database.ts';
import { defaultNumberRules } from '../../number/allot.ts';
import { Documents } from '../documents.ts';
import { letterheads } from '../letterhead.ts';
import { usualUtility } from '../mark.ts';
import type { DocumentContent, Utility } from '../model.ts';
import { paperOf } from '../print/paper.ts';
import type { DocumentRecord } from '../record/document-record.ts';
import { loadTemplates, type Templates } from '../template/load.ts';

export const nik = '3273012345670001';
const shell = { label: 'shell', units: 'all', source: 'shell' } as const;

/** Documents on a database of their own, with the units 53425 and 53426; digits of a token are its id twenty times. */
export interface Desk {
  readonly database: Database;
  readonly documents: Documents;
  now: Date;
  /** What secrets were asked for. */
  readonly asked: string[];
  make(content: DocumentContent, unit?: string): Promise<DocumentRecord>;
  /** The same desk after a change of templates or of the utility's name. */
  changed(change: { templates?: Templates; utility?: Utility }): Documents;
  close(): Promise<void>;
}

export async function createDesk(): Promise<Desk> {
  const home: MigratedDatabase = await createMigratedDatabase();
  const { database } = home;
  const templates = await loadTemplates(null);
  const asked: string[] = [];
  const documentsWith = (utility: Utility, texts: Templates) =>
    new Documents({
      database,
      templates: texts,
      numbers: defaultNumberRules,
      letterheadOf: letterheads(utility, 'https://setrum.example'),
      secrets: {
        digitsOf: async (agendaNo, ids) => {
          asked.push(`digits ${agendaNo}`);
          return new Map(ids.map((id) => [id, id.slice(-1).repeat(20)]));
        },
        identityNoOf: async (agendaNo) => {
          asked.push(`identity ${agendaNo}`);
          return nik;
        },
      },
      press: paperOf,
      now: () => desk.now,
    });
  const desk: Desk = {
    ...{ database, asked, now: new Date('2026-11-23T05:00:00.000Z') },
    documents: documentsWith(usualUtility, templates),
    make: (content, unit = '53425') =>
      inTransaction(database, (transaction) =>
        desk.documents.make(transaction, { ...content, unit, by: 'ani', at: desk.now }),
      ),
    changed: ({ utility = usualUtility, templates: texts = templates }) =>
      documentsWith(utility, texts),
    close: () => home.close(),
  };
  for (const [unit, kind, parent, name] of [
    ['53', 'UPI', null, 'JAWA BARAT'],
    ['53420', 'UP3', '53', 'BANDUNG'],
    ['53425', 'ULP', '53420', 'BANDUNG SELATAN'],
    ['53426', 'ULP', '53420', 'BANDUNG TIMUR'],
  ] as const) {
    const place = { address: 'JL. ASIA AFRIKA NO. 63', phone: '022-4230747' };
    await registerUnit(database, { unit, kind, parent, name, ...place }, shell, desk.now);
  }
  return desk;
}

/** Somebody of the utility, from a unit. */
export function callerWith(roles: Caller['roles'], units: Caller['units'] = 'all'): Caller {
  return { label: 'ani', roles, units, seller: null, source: '127.0.0.1' };
}

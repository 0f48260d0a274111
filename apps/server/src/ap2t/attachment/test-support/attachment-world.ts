import type { Caller, Role, UnitScope } from '../../../identity/index.ts';
import { createMigratedDatabase, type MigratedDatabase } from '../../../test-support/database.ts';
import { enterRow, registerAll } from '../../search/test-support/register.ts';

export const agendaNo = '534250511501150237';
export const idpel = '534252904966';
export const at = new Date('2026-11-23T05:00:00.000Z');

/** A database with one application of unit 53425, and its customer. */
export async function createAttachmentWorld(): Promise<MigratedDatabase> {
  const home = await createMigratedDatabase();
  const place = { idpel, name: 'SICILIA NFC', address: 'DK.SELATAN No.12', unit: '53425' };
  await registerAll(home.database, [place]);
  await enterRow(home.database, { ...place, agendaNo, registrationNo: '5123123321556' });
  return home;
}

export function callerWith(role: Role, label = 'SRI', units: UnitScope = 'all'): Caller {
  return { label, roles: [role], units, seller: null, source: '192.0.2.7' };
}

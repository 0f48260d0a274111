import { entryBody, realisation, signatures } from '../desk-stages.ts';
import type { DeskWorld } from '../desk-world.ts';
import { type Chance, sampleOf } from './samples.ts';
import type { Schema } from './schema.ts';

type Members = Readonly<Record<string, unknown>>;

/** Bodies that a route would take, by the end of its path: anything else there is refused long before it comes to the database. */
export const goodBodies: Readonly<
  Record<string, (world: DeskWorld, agendaNo: string) => Promise<Members> | Members>
> = {
  '/applications': () => entryBody(),
  '/applications/costs': () => entryBody(),
  '/revise': () => ({ applicant: entryBody().applicant }),
  '/activate': async (world) => ({ meterNo: await world.meter('nfc') }),
  '/set-kct': () => ({}),
  '/realise': async (world, agendaNo) => {
    const { rows } = await world.database.pool.query(
      'select meter_no from ap2t.application where agenda_no = $1',
      [agendaNo],
    );
    return realisation(world, rows[0]?.meter_no ?? '99999999999');
  },
  '/sign': (world, agendaNo) => signatures(world, agendaNo),
  '/enter-pdl': () => ({}),
  '/meter-stock/receipts': () => ({ meters: [] }),
  '/complaints': () => ({ kind: 'clear-tamper', channel: '05', description: 'segel rusak' }),
};

/** The same body with something else in one place of it, or two, that the schema takes there. */
export function varied(schema: Schema, body: Members, chance: Chance): Members {
  const once = replaced(schema, body, chance);
  return chance.below(2) === 0 ? once : replaced(schema, once, chance);
}

function replaced({ properties = {} }: Schema, body: Members, chance: Chance): Members {
  const [name, member] = chance.one(Object.entries(properties));
  const there = body[name];
  const isDeep = member.type === 'object' && isMembers(there) && chance.below(4) > 0;
  return {
    ...body,
    [name]: isDeep ? replaced(member, there, chance) : sampleOf(member, chance),
  };
}

function isMembers(value: unknown): value is Members {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

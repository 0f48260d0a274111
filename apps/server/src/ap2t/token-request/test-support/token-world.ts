import type { Caller } from '../../../identity/index.ts';
import {
  type AnyTransaction,
  createLogger,
  inTransaction,
  tables,
} from '../../../platform/index.ts';
import { createTestWorld, type TestWorld } from '../../../test-support/world.ts';
import { type GenerateOptions, generateDefaults } from '../generate-options.ts';
import { generateDue } from '../generator.ts';
import type { KeyTarget, TokenRequest, WantedToken } from '../model.ts';
import { requestTokens, type TokenAsk } from '../request.ts';
import { byEntry, requestOf } from '../rows.ts';
import type { TokenRequestTables } from '../tables.ts';

/** Of the utility, everywhere. */
export const tono: Caller = {
  label: 'TONO',
  roles: ['metering'],
  units: 'all',
  seller: null,
  source: '192.0.2.9',
};
export const agus: Caller = { ...tono, label: 'AGUS', roles: ['fitter'] };

/** The key that the meters of the world are to change to. */
export const newKey: KeyTarget = {
  sgc: '534250',
  krn: 3,
  ti: '07',
  ken: 255,
  baseDate: 2014,
  keyType: 2,
};

/** What an activation asks for: KCT, power, clear tamper, first stroom of 48.8 kWh. */
export const activationSet: readonly WantedToken[] = [
  { kind: 'key-change', value: 0, mandatory: true },
  { kind: 'max-power', value: 2200, mandatory: true },
  { kind: 'clear-tamper', value: 0, mandatory: false },
  { kind: 'first-stroom', value: 488, mandatory: true },
];

export interface TokenWorld extends TestWorld {
  /** Agendas for which `onGenerated` was called, in that order. */
  readonly told: string[];
  agenda(n: number): string;
  meter(n: number): string;
  pass(ms: number): void;
  run<Result>(work: (transaction: AnyTransaction) => Promise<Result>): Promise<Result>;
  /** Asks for tokens for meter and agenda `n`; gives their order. */
  ask(n: number, over?: Partial<TokenAsk>): Promise<string>;
  options(over?: Partial<GenerateOptions>): GenerateOptions;
  /** Makes what is due. */
  generate(over?: Partial<GenerateOptions>): Promise<number>;
  /** Asked for and made. */
  made(n: number, over?: Partial<TokenAsk>): Promise<readonly TokenRequest[]>;
  /** In the order of entry. */
  requests(n: number): Promise<readonly TokenRequest[]>;
}

export async function createTokenWorld(meters: number): Promise<TokenWorld> {
  const world = await createTestWorld({ meters });
  const { database, securityModule } = world;
  const told: string[] = [];
  const agenda = (n: number): string => `5342505115011${String(50_000 + n)}`;
  const meter = (n: number): string => world.meters[n] ?? '';
  const run: TokenWorld['run'] = (work) => inTransaction(database, work);
  const options: TokenWorld['options'] = (over = {}) => ({
    ...{ ...generateDefaults, database, securityModule, log: createLogger('silent') },
    now: () => world.now,
    onGenerated: async (_, agendaNo) => void told.push(agendaNo),
    ...over,
  });
  const pass = (ms: number): void => {
    world.now = new Date(world.now.getTime() + ms);
  };
  const ask: TokenWorld['ask'] = async (n, over = {}) => {
    // Orders of one agenda stand in the order of their times.
    pass(1);
    const orderId = await run((transaction) =>
      requestTokens(transaction, {
        ...{ agendaNo: agenda(n), meterNo: meter(n), idpel: String(534_250_000_000 + n) },
        ...{ unit: '53425', tokens: activationSet, target: newKey, caller: tono, at: world.now },
        ...over,
      }),
    );
    if (orderId === null) throw new Error('nothing was asked for');
    return orderId;
  };
  const requests: TokenWorld['requests'] = async (n) => {
    const rows = await tables<TokenRequestTables>(database, 'ap2t')
      .selectFrom('token_request')
      .selectAll()
      .where('agenda_no', '=', agenda(n))
      .execute();
    return rows.map(requestOf).toSorted(byEntry);
  };
  const generate: TokenWorld['generate'] = (over) => generateDue(options(over));
  return Object.assign(world, {
    ...{ told, agenda, meter, run, ask, options, generate, requests, pass },
    made: async (n: number, over: Partial<TokenAsk> = {}) => {
      await ask(n, over);
      await generate();
      return requests(n);
    },
  });
}

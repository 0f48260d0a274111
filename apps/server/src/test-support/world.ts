import { createSecretKey } from 'node:crypto';
import {
  type CreditToken,
  createCipher,
  deriveDecoderKey,
  luhnCheckDigit,
  readToken,
} from '@setrum/sts';
import { defaultRules } from '@setrum/tariff';
import { createTestDatabase } from '../../../../tests/support/database.ts';
import { registerCustomer } from '../ap2t/index.ts';
import { migrateAll } from '../migrations.ts';
import {
  noteCopies,
  type PurchaseRequest,
  PurchaseService,
  registerPartner,
  topUpDeposit,
} from '../p2apst/index.ts';
import { createLogger, type Database, openDatabase } from '../platform/index.ts';
import {
  createSoftwareSecurityModule,
  fixedCardKeys,
  type MeterKey,
  type OpenCardKey,
  registerMeterKey,
  type SecurityModule,
  testVendingKey,
} from '../vending/index.ts';

/** A database of one's own with a partner, some meters, and as many servers on it as a test wants. */
export interface TestWorld {
  readonly database: Database;
  readonly securityModule: SecurityModule;
  /** 11-digit numbers of registered meters, R1T / 2200 VA. */
  readonly meters: readonly string[];
  /** The clock of all services; a test may move it. */
  now: Date;
  /** The test card keys that there are; none until a test says so. */
  cardKeys: readonly Pick<OpenCardKey, 'version' | 'state'>[];
  /** Another server's purchase service on the same database. */
  newService(overrides?: { readonly securityModule?: SecurityModule }): PurchaseService;
  request(overrides?: Partial<PurchaseRequest>): PurchaseRequest;
  /** What the meter would read in a token. */
  read(meterNo: string, token: string): CreditToken;
  close(): Promise<void>;
}

export const testPartner = { partnerId: '4510017', name: 'BANK UJI', adminCents: 250_000 } as const;

const keyOf = (meterNo: string) =>
  ({
    meterNo,
    dkga: '04',
    ea: '11',
    keyType: 2,
    sgc: '534250',
    krn: 2,
    ti: '01',
    ken: 255,
    baseDate: 2014,
  }) as const;

/** The vending key of these meters. */
export const testVendingKeyRef = {
  sgc: '534250',
  krn: 2,
  kind: 'VUDK',
  dkga: '04',
  baseDate: 2014,
} as const;

/** 11 digits, of Itron unless another maker's code is given. */
export function meterNumber(serial: number, maker = '32'): string {
  const body = `${maker}${String(serial).padStart(8, '0')}`;
  return `${body}${luhnCheckDigit(body)}`;
}

export async function createTestWorld(
  options: { meters?: number; depositCents?: number } = {},
): Promise<TestWorld> {
  const { meters: count = 3, depositCents = 1_000_000_000 } = options;
  const home = await createTestDatabase({
    template: 'setrum',
    prepare: async (url) => void (await migrateAll(url)),
  });
  const database = openDatabase({ url: home.url, maxConnections: 4 });
  const securityModule = createSoftwareSecurityModule({
    vendingKey: testVendingKey,
    testKeys: true,
    sealingKey: createSecretKey(Buffer.alloc(32, 7)),
    cardKeys: fixedCardKeys(() => world.cardKeys),
  });
  const meters = Array.from({ length: count }, (_, n) => meterNumber(n + 1));
  for (const [n, meterNo] of meters.entries()) {
    const customer = { idpel: String(534_250_000_000 + n), name: `PELANGGAN ${n}` };
    await registerTestMeter(database, meterNo, customer);
  }
  await registerPartner(database, testPartner);
  const opening = { partnerId: testPartner.partnerId, at: new Date(0), requestKey: 'opening' };
  if (depositCents > 0) await topUpDeposit(database, { ...opening, amountCents: depositCents });
  let requests = 0;
  const world: TestWorld = {
    database,
    securityModule,
    meters,
    now: new Date('2026-11-23T05:00:00.000Z'),
    cardKeys: [],
    newService: (overrides) =>
      new PurchaseService({
        pool: database.pool,
        securityModule: overrides?.securityModule ?? securityModule,
        rules: defaultRules,
        now: () => world.now,
        log: createLogger('silent'),
        noteCopy: noteCopies(database),
      }),
    request: (overrides) => ({
      meterNo: meters[0] ?? '',
      partnerId: testPartner.partnerId,
      counterId: 'LOKET-01',
      requestKey: `request-${++requests}`,
      amountCents: 5_000_000,
      card: null,
      channel: '6021',
      terminalId: 'LOKET-01',
      plnRef: null,
      switcherRef: null,
      buyingOption: 'new',
      adminCents: null,
      ...overrides,
    }),
    read: readCredit,
    close: async () => {
      await database.close();
      await home.drop();
    },
  };
  return world;
}

/** A customer R1T / 2200 VA in unit 53425 with this meter, and the meter's key. */
export async function registerTestMeter(
  database: Database,
  meterNo: string,
  customer: { readonly idpel: string; readonly name: string },
): Promise<void> {
  await registerCustomer(database, {
    ...customer,
    address: 'DK. SELATAN',
    unit: '53425',
    tariff: 'R1T',
    powerVa: 2200,
    meter: { meterNo, make: 'ITRON', type: 'EM512 TYPE 710', kind: 'nfc' },
  });
  await registerMeterKey(database, keyOf(meterNo));
}

function readCredit(meterNo: string, token: string): CreditToken {
  const key: MeterKey = { ...keyOf(meterNo), version: 1, pan: panOf(meterNo) };
  const decoderKey = deriveDecoderKey({ ...key, vendingKey: testVendingKey(key) });
  const reading = readToken(createCipher({ ea: key.ea, decoderKey }), token);
  if (!reading.ok || reading.token.kind !== 'credit')
    throw new Error('not a credit token of this meter');
  return reading.token;
}

/** Worked out here once more, so that the product's own way to the PAN is not its only witness. */
function panOf(meterNo: string): string {
  const body = `600727${meterNo}`;
  return `${body}${luhnCheckDigit(body)}`;
}

import type { KeyObject } from 'node:crypto';
import {
  createCipher,
  deriveDecoderKey,
  makeCreditToken,
  makeKeyChangeTokens,
  makeManagementToken,
  readToken,
  type StsCipher,
  type VendingKey,
} from '@setrum/sts';
import type {
  CreditOrder,
  KeyChangeOrder,
  ManagementOrder,
  MeterKey,
  SecurityModule,
} from './port.ts';
import { checkValue, digest, open, seal } from './sealing.ts';

export interface SoftwareSecurityModuleOptions {
  /** The vending key of a supply group and key revision. */
  readonly vendingKey: (key: MeterKey) => VendingKey;
  readonly testKeys: boolean;
  /** AES-256. */
  readonly sealingKey: KeyObject;
}

/** A security module in this process. Every token is read back as the meter would before it leaves. */
export function createSoftwareSecurityModule(
  options: SoftwareSecurityModuleOptions,
): SecurityModule {
  const { vendingKey, testKeys, sealingKey } = options;

  function issue({ key, units, tid, rnd }: CreditOrder): string {
    const decoderKey = deriveDecoderKey({ ...key, vendingKey: vendingKey(key) });
    const cipher = createCipher({ ea: key.ea, decoderKey });
    const made = makeCreditToken(cipher, { subclass: 0, units, tid, rnd });
    const reading = readToken(cipher, made.token);
    const { token } = reading.ok ? reading : { token: null };
    if (token?.kind !== 'credit' || token.tid !== tid || token.units !== units) {
      throw new Error(`a token for meter ${key.meterNo} does not read back as it was ordered`);
    }
    return made.token;
  }

  function cipherOf(key: MeterKey): StsCipher {
    const decoderKey = deriveDecoderKey({ ...key, vendingKey: vendingKey(key) });
    return createCipher({ ea: key.ea, decoderKey });
  }

  function manage({ key, ...order }: ManagementOrder): string {
    return makeManagementToken(cipherOf(key), order);
  }

  function changeKey({ from, to, count }: KeyChangeOrder): readonly string[] {
    const newDecoderKey = deriveDecoderKey({ ...to, vendingKey: vendingKey(to) });
    const rollover = to.baseDate > from.baseDate;
    return makeKeyChangeTokens(cipherOf(from), { ...to, newDecoderKey, rollover, count });
  }

  return {
    testKeys,
    issueCredits: async (orders) => orders.map(issue),
    issueManagement: async (orders) => orders.map(manage),
    issueKeyChanges: async (orders) => orders.map(changeKey),
    read: async (requests) => requests.map(({ key, token }) => readToken(cipherOf(key), token)),
    digest: (digits) => digest(sealingKey, digits),
    seal: (digits, context) => seal(sealingKey, digits, context),
    open: (sealed, context) => open(sealingKey, sealed, context),
    sealingKeyCheckValue: checkValue(sealingKey),
  };
}

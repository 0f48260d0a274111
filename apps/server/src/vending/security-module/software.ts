import type { KeyObject } from 'node:crypto';
import {
  createCipher,
  deriveDecoderKey,
  makeCreditToken,
  readToken,
  type VendingKey,
} from '@setrum/sts';
import type { CreditOrder, MeterKey, SecurityModule } from './port.ts';
import { checkValue, open, seal } from './sealing.ts';

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

  return {
    testKeys,
    issueCredits: async (orders) => orders.map(issue),
    seal: (digits, context) => seal(sealingKey, digits, context),
    open: (sealed, context) => open(sealingKey, sealed, context),
    sealingKeyCheckValue: checkValue(sealingKey),
  };
}

import { randomBytes } from 'node:crypto';
import { SetrumError } from '@setrum/errors';
import type { SecurityModule } from '../../vending/index.ts';
import type { Product } from '../partner/model.ts';

/** What an inquiry was about, and by which way it came. */
export interface Inquired {
  readonly product: Product;
  /** Prepaid: meter number and IDPEL with a `/` between; else the IDPEL or registration number that is paid. */
  readonly subject: string;
  readonly bank: string;
  readonly central: string;
  readonly switcher: string;
}

/** Two times 32 characters [0-9A-Z], as the public samples have them. */
export interface ReferencePair {
  readonly plnRef: string;
  readonly switcherRef: string;
}

/**
 * References that an inquiry gives and a purchase must bring back. Nothing is stored: they carry a keyed check of what they were given
 * for, so any server of the installation knows them again.
 */
export interface References {
  /** No two are equal, also for the same inquiry. */
  create(inquired: Inquired): ReferencePair;
  /**
   * Throws SETRUM_SWITCHER_REF_UNKNOWN (0092: not one of ours), SETRUM_ORIGIN_DIFFERS (0097: bank, central or switcher are others than
   * at the inquiry), SETRUM_PLN_REF_WRONG (0098: not ours, or another subject's, or not of this pair), in this order.
   */
  verify(inquired: Inquired, pair: ReferencePair): void;
  /** The same for postpaid bills, which have no PLN reference: there the switcher's stands for the subject too. */
  verifySwitcherRef(inquired: Inquired, switcherRef: string): void;
}

const nonceLength = 10;
const checkLength = 11;
const plnNonceLength = 14;
const plnCheckLength = 18;
const postpaid = '99501';

export function createReferences(module: Pick<SecurityModule, 'authenticate'>): References {
  /** Base 36 of the first 12 bytes: 18 digits at most carry nearly all of their 96 bits. */
  const check = (purpose: string, length: number, ...parts: readonly string[]): string => {
    const mac = Buffer.from(module.authenticate(`reference ${purpose}`, parts.join('|')), 'base64');
    return base36(mac.subarray(0, 12), length);
  };
  const issued = ({ product, subject }: Inquired, nonce: string): string =>
    check('switcher', checkLength, product, nonce, product === postpaid ? subject : '');
  const origin = ({ bank, central, switcher }: Inquired, nonce: string): string =>
    check('origin', checkLength, nonce, bank, central, switcher);
  const pln = ({ product, subject }: Inquired, nonce: string, switcherRef: string): string =>
    check('pln', plnCheckLength, product, subject, nonce, switcherRef);

  function verifySwitcherRef(inquired: Inquired, switcherRef: string): void {
    const nonce = switcherRef.slice(0, nonceLength);
    const given = switcherRef.slice(nonceLength, nonceLength + checkLength);
    if (switcherRef.length !== 32 || given !== issued(inquired, nonce)) {
      throw new SetrumError('SETRUM_SWITCHER_REF_UNKNOWN');
    }
    if (switcherRef.slice(nonceLength + checkLength) !== origin(inquired, nonce)) {
      throw new SetrumError('SETRUM_ORIGIN_DIFFERS');
    }
  }

  return {
    create(inquired) {
      const nonce = base36(randomBytes(12), nonceLength);
      const switcherRef = nonce + issued(inquired, nonce) + origin(inquired, nonce);
      const plnNonce = base36(randomBytes(12), plnNonceLength);
      return { plnRef: plnNonce + pln(inquired, plnNonce, switcherRef), switcherRef };
    },
    verify(inquired, { plnRef, switcherRef }) {
      verifySwitcherRef(inquired, switcherRef);
      const nonce = plnRef.slice(0, plnNonceLength);
      if (plnRef !== nonce + pln(inquired, nonce, switcherRef)) {
        throw new SetrumError('SETRUM_PLN_REF_WRONG');
      }
    },
    verifySwitcherRef,
  };
}

/** The last `length` digits of a number in base 36, upper case. */
function base36(bytes: Uint8Array, length: number): string {
  const number = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  return number.toString(36).toUpperCase().padStart(length, '0').slice(-length);
}

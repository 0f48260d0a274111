import { StsError } from '../error.ts';
import { deriveDkga02 } from './dkga02.ts';
import { deriveDkga03 } from './dkga03.ts';
import { deriveDkga04 } from './dkga04.ts';
import { assertKeyParameters, type KeyParameters, type VendingKey } from './parameters.ts';

/** What `deriveDecoderKey` takes: the vending key and all that the decoder key depends on. */
export interface DecoderKeyInput extends KeyParameters {
  readonly vendingKey: VendingKey;
}

/**
 * The decoder key of a meter: 8 bytes for EA07 and EA09, 16 for EA11, most significant byte first.
 * DKGA04 serves EA07 and EA11; DKGA02, and DKGA03 (untested, see there), serve EA07 and EA09.
 * Throws STS_FORMAT, STS_CHECK_DIGIT, STS_RANGE or STS_KEY; STS_UNSUPPORTED for what no public description or
 * answer could be found of: DKGA01, and common keys (type 3) under DKGA04.
 */
export function deriveDecoderKey(input: DecoderKeyInput): Uint8Array {
  assertKeyParameters(input);
  switch (input.dkga) {
    case '02':
      assertAlgorithms(input.ea !== '11');
      return deriveDkga02(input.vendingKey, input);
    case '03':
      assertAlgorithms(input.ea !== '11');
      return deriveDkga03(input.vendingKey, input);
    case '04':
      assertAlgorithms(input.ea !== '09');
      if (input.keyType === 3) throw unsupported('A common key (type 3) under algorithm 04');
      return deriveDkga04(input.vendingKey, input);
    default:
      throw unsupported(`Key generation algorithm ${input.dkga}`);
  }
}

function assertAlgorithms(fit: boolean): void {
  if (!fit) {
    throw new StsError('STS_KEY', 'This key generation algorithm does not serve this cipher');
  }
}

function unsupported(what: string): StsError {
  return new StsError('STS_UNSUPPORTED', `${what} is not carried: nothing public describes it`);
}

import { isDigits } from '../check.ts';
import { StsError } from '../error.ts';
import { isLuhnValid, isLuhnValidBetween, luhnCheckDigit } from './luhn.ts';

/** A decoder reference number taken apart: the number on the meter's face. */
export interface Drn {
  /** 11 digits (two-digit manufacturer code) or 13 digits (four-digit code). */
  readonly drn: string;
  /** 2 or 4 digits. */
  readonly manufacturerCode: string;
  /** 8 digits. */
  readonly serialNumber: string;
}

/** A meter's primary account number taken apart. */
export interface MeterPan extends Drn {
  /** All 18 digits. */
  readonly pan: string;
  /** Issuer: 600727 before an 11-digit DRN, 0000 before one of 13 digits. */
  readonly iin: '600727' | '0000';
}

/**
 * Takes a DRN of 11 or 13 digits apart and checks its check digit (IEC 62055-41, 6.1.2.3).
 * Throws STS_FORMAT or STS_CHECK_DIGIT.
 */
export function parseDrn(drn: string): Drn {
  if ((drn.length !== 11 && drn.length !== 13) || !isDigits(drn)) {
    throw new StsError('STS_FORMAT', 'A DRN must be 11 or 13 digits');
  }
  if (!isLuhnValid(drn)) throw wrongDrn(drn);
  const codeLength = drn.length - 9;
  return {
    drn,
    manufacturerCode: drn.slice(0, codeLength),
    serialNumber: drn.slice(codeLength, codeLength + 8),
  };
}

/**
 * The DRN of a manufacturer's code (2 or 4 digits) and a serial number (8 digits), check digit added.
 * Throws STS_FORMAT.
 */
export function makeDrn(manufacturerCode: string, serialNumber: string): string {
  const codeFits = manufacturerCode.length === 2 || manufacturerCode.length === 4;
  const body = manufacturerCode + serialNumber;
  if (!codeFits || serialNumber.length !== 8 || !isDigits(body)) {
    throw new StsError(
      'STS_FORMAT',
      'A DRN is made of a code of 2 or 4 digits and 8 serial digits',
    );
  }
  return `${body}${luhnCheckDigit(body)}`;
}

/**
 * The 18-digit PAN of a DRN of 11 or 13 digits (IEC 62055-41, 6.1.2.1).
 * Throws STS_FORMAT or STS_CHECK_DIGIT.
 */
export function makePan(drn: string): string {
  parseDrn(drn);
  const body = iinFor(drn) + drn;
  return `${body}${luhnCheckDigit(body)}`;
}

/**
 * Takes an 18-digit PAN apart and checks both check digits.
 * Throws STS_FORMAT (length, digits, issuer) or STS_CHECK_DIGIT.
 */
export function parsePan(pan: string): MeterPan {
  assertPan(pan);
  const iin = pan.startsWith('600727') ? '600727' : '0000';
  return { pan, iin, ...parseDrn(pan.slice(iin.length, 17)) };
}

/** Checks a PAN as `parsePan` does and throws what it throws, without cutting the number to pieces. */
export function assertPan(pan: string): void {
  if (pan.length !== 18 || !isDigits(pan)) {
    throw new StsError('STS_FORMAT', 'A PAN must be 18 digits');
  }
  if (!isLuhnValidBetween(pan, 0, 18)) {
    throw new StsError('STS_CHECK_DIGIT', `The check digit of PAN ${pan} does not fit`);
  }
  const iinLength = pan.startsWith('600727') ? 6 : pan.startsWith('0000') ? 4 : 0;
  if (iinLength === 0) throw new StsError('STS_FORMAT', 'A PAN starts with 600727 or 0000');
  if (!isLuhnValidBetween(pan, iinLength, 17)) throw wrongDrn(pan.slice(iinLength, 17));
}

function wrongDrn(drn: string): StsError {
  return new StsError('STS_CHECK_DIGIT', `The check digit of DRN ${drn} does not fit`);
}

function iinFor(drn: string): MeterPan['iin'] {
  return drn.length === 11 ? '600727' : '0000';
}

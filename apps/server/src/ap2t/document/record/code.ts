import { randomBytes } from 'node:crypto';

/** 32 letters and digits without those that are taken for another: no I, O, 0, 1. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const length = 24;

/** A verification code: 24 of 32 signs, 120 random bits, so that none is ever found by trying. */
export function newVerificationCode(random: (size: number) => Uint8Array = randomBytes): string {
  return Array.from(random(length), (byte) => alphabet[byte % alphabet.length] ?? '').join('');
}

/** A code as somebody typed it: without hyphens and spaces, in capitals; null when it cannot be one. */
export function typedCode(typed: string): string | null {
  const code = typed.replace(/[\s-]/g, '').toUpperCase();
  return /^[2-9A-HJ-NP-Z]{24}$/.test(code) ? code : null;
}

import { createHmac } from 'node:crypto';
import type { Page } from 'playwright-core';

/** Fills in the sign-in of the page as it stands, in Indonesian, and sends it. */
export async function fillSignIn(page: Page, name: string, password: string): Promise<void> {
  await page.getByLabel('Nama pengguna').fill(name);
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

/** Changes a temporary password, on the page that asks for it. */
export async function fillNewPassword(page: Page, current: string, next: string): Promise<void> {
  await page.getByLabel('Kata sandi sekarang').fill(current);
  await page.getByLabel('Kata sandi baru', { exact: true }).fill(next);
  await page.getByLabel('Kata sandi baru, sekali lagi').fill(next);
  await page.keyboard.press('Enter');
}

/** What an authenticator shows now for a secret in Base32 (RFC 6238). */
export function totpOf(secret: string, at = Date.now()): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const mac = createHmac('sha1', Buffer.from(bytes)).update(counter).digest();
  const value = mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fff_ffff;
  return String(value % 1_000_000).padStart(6, '0');
}

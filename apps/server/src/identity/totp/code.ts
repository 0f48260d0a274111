import { createHmac, timingSafeEqual } from 'node:crypto';

/** RFC 6238 with SHA-1, 6 digits and 30 seconds: what every authenticator app can do. */
const stepMs = 30_000;
const digits = 6;
/** Clocks of telephones are a little wrong, and typing takes time: one step to either side. */
const toleratedSteps = 1;

export function stepOf(at: Date): number {
  return Math.floor(at.getTime() / stepMs);
}

/** The code of a time step; `length` is for the RFC's own vectors. */
export function codeOf(secret: Uint8Array, step: number, length: number = digits): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  const value = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(value % 10 ** length).padStart(length, '0');
}

/** The step that a code is of, when it is later than the last one used; null when the code is wrong, too old, or was used. */
export function acceptedStep(
  secret: Uint8Array,
  code: string,
  at: Date,
  lastStep: number | null,
): number | null {
  const present = stepOf(at);
  for (let step = present - toleratedSteps; step <= present + toleratedSteps; step++) {
    const wanted = Buffer.from(codeOf(secret, step));
    const given = Buffer.from(code);
    const fits = given.length === wanted.length && timingSafeEqual(given, wanted);
    if (fits && (lastStep === null || step > lastStep)) return step;
  }
  return null;
}

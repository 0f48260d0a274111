import type { Advanced, Meter } from '@setrum/meter';

/** The supply fails for so many seconds and comes back. */
export async function cutFor(meter: Meter, seconds: number): Promise<Advanced> {
  await meter.setPower(false);
  const advanced = await meter.advance({ seconds });
  await meter.setPower(true);
  return advanced;
}

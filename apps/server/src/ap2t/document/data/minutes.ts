import type { Static } from 'typebox';
import { applicationKinds } from '../../application/model.ts';
import { listOf, Meter, Party, reference, Seal, Service, Site } from './parts.ts';
import { choice, count, date, energy, nullable, record, text } from './vocabulary.ts';

/** What both minutes hold; a null is a line to be written on by hand. */
const visit = {
  ...reference,
  /** Minutes are made of replaced meters, too: an agenda of a complaint. */
  application: choice('application', [...applicationKinds, 'PENGADUAN']),
  /** The register number of the PK. */
  workOrderNo: nullable(text(60)),
  customer: Party,
  site: Site,
  service: Service,
  meter: Meter,
  remainingDkwh: nullable(energy()),
  seals: listOf(Seal, 12),
  fitter: nullable(text(60)),
};

/** BA Pasang: what was put in. */
export const InstallationData = record({
  ...visit,
  installedOn: nullable(date()),
  limiterAmpere: nullable(count(10_000)),
  /** The meter's register, in tenths of a kWh. */
  standDkwh: nullable(energy()),
  cardNo: nullable(text(30)),
});

export type InstallationData = Static<typeof InstallationData>;

export const removalReasons = [
  'power-change',
  'migration',
  'meter-replacement',
  'reconnection',
  'termination',
] as const;

/** BA Bongkar: what was taken away. */
export const RemovalData = record({
  ...visit,
  reason: choice('removal', removalReasons),
  removedOn: nullable(date()),
  /** Registers at removal (stand cabut), in kWh: off-peak or single, and peak. */
  standKwh: nullable(count()),
  peakStandKwh: nullable(count()),
  condition: nullable(text(80)),
});

export type RemovalData = Static<typeof RemovalData>;

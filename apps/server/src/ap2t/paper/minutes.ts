import type { Application, ApplicationKind } from '../application/model.ts';
import type { InstallationData, RemovalData } from '../document/data/minutes.ts';
import type { Meter } from '../document/data/parts.ts';
import type { RealisationInput } from '../realisation/schema.ts';
import { partyOf, previousServiceOf, referenceOf, serviceOf, siteOf } from './parts.ts';

interface Visit {
  readonly meter: Meter;
  /** Register number of the PK. */
  readonly workOrderNo: string | null;
  /** What the fitter reported; null: a form to be filled in by hand. */
  readonly report: RealisationInput | null;
}

/** BA Pasang: of what was put in, or the form for it. */
export function installationOf(
  application: Application,
  visit: Visit & { readonly limiterAmpere: number | null; readonly cardNo: string | null },
): InstallationData {
  const { report, meter, workOrderNo, limiterAmpere, cardNo } = visit;
  const stand = report?.installed?.lwbpKwh;
  return {
    ...referenceOf(application),
    ...{ workOrderNo, customer: partyOf(application), site: siteOf(application) },
    ...{ service: serviceOf(application), meter, limiterAmpere, cardNo },
    ...{ installedOn: report?.doneOn ?? null, fitter: report?.fitter ?? null },
    standDkwh: stand === undefined ? null : stand * 10,
    remainingDkwh: null,
    seals: report?.seals ?? [],
  };
}

const reasons: Readonly<Record<ApplicationKind, RemovalData['reason']>> = {
  PB: 'meter-replacement',
  PD: 'power-change',
  PS: 'reconnection',
  MIGRASI: 'migration',
  DUA_ARAH: 'meter-replacement',
};

/** BA Bongkar: of what was taken away, or the form for it. */
export function removalOf(application: Application, visit: Visit): RemovalData {
  const { report, meter, workOrderNo } = visit;
  const removed = report?.removed;
  return {
    ...referenceOf(application),
    ...{ workOrderNo, customer: partyOf(application), site: siteOf(application) },
    ...{ service: previousServiceOf(application) ?? serviceOf(application), meter },
    ...{ reason: reasons[application.kind], removedOn: report?.doneOn ?? null },
    ...{ standKwh: removed?.lwbpKwh ?? null, peakStandKwh: removed?.wbpKwh ?? null },
    ...{ remainingDkwh: removed?.remainingDkwh ?? null, condition: null },
    ...{ seals: [], fitter: report?.fitter ?? null },
  };
}

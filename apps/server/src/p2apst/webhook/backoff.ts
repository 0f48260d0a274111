const firstMs = 10_000;

/** 10 s after the first failure, twice as long after each further one. */
export function backoffMs(failures: number, mostMs: number): number {
  return Math.min(firstMs * 2 ** Math.max(0, failures - 1), mostMs);
}

/** Together 5.7 hours of trying; after that a delivery is parked until somebody asks for it. */
export const mostAttempts = 12;
export const mostDeliveryPauseMs = 6 * 3600_000;
/** How long nothing is sent to an endpoint that does not answer, at most. */
export const mostEndpointPauseMs = 15 * 60_000;

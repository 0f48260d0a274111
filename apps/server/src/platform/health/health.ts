/** What one part of the system says of itself. */
export interface HealthCheck {
  readonly ok: boolean;
  readonly detail: string;
}

/** Answers "is everything up?". Parts report themselves; live checks are asked each time. */
export class Health {
  readonly #reported = new Map<string, HealthCheck>();
  readonly #asked = new Map<string, () => Promise<HealthCheck>>();

  report(part: string, ok: boolean, detail: string): void {
    this.#reported.set(part, { ok, detail });
  }

  ask(part: string, check: () => Promise<HealthCheck>): void {
    this.#asked.set(part, check);
  }

  async all(): Promise<{
    readonly ok: boolean;
    readonly checks: Readonly<Record<string, HealthCheck>>;
  }> {
    const live = await Promise.all(
      [...this.#asked].map(async ([part, check]) => [part, await check().catch(failed)] as const),
    );
    const checks = Object.fromEntries([...this.#reported, ...live]);
    return { ok: Object.values(checks).every((check) => check.ok), checks };
  }
}

function failed(error: unknown): HealthCheck {
  return { ok: false, detail: error instanceof Error ? error.message : String(error) };
}

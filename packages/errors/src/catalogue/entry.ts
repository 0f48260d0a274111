/**
 * One error: what it means to HTTP and to ISO 8583, what a person reads, and what the caller should do.
 * `http` and `iso` are null for errors that never leave a counter, a meter or a shell.
 * ISO codes are those of bit 39 in PLN's dialect.
 */
export interface CatalogueEntry {
  readonly http: number | null;
  readonly iso: string | null;
  readonly id: string;
  readonly en: string;
  readonly action: { readonly id: string; readonly en: string };
}

/** A line of GET /api/v1/sale-journal. */
export interface JournalLine {
  readonly product: string;
  readonly reference: string;
  readonly requestKey: string;
  readonly at: string;
  readonly subject: string | null;
  readonly idpel: string | null;
  readonly name: string | null;
  readonly partnerId: string;
  readonly partnerName: string;
  readonly counterId: string | null;
  readonly channel: string | null;
  readonly amountCents: number | null;
  readonly adminCents: number | null;
  readonly energyDkwh: number | null;
  readonly status: 'sold' | 'taken-back' | 'declined';
  readonly code: string | null;
}

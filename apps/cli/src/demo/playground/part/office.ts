import { randomUUID } from 'node:crypto';
import { openCard, readCard, writeMailbox } from '@setrum/card';
import { isErrorCode, SetrumError } from '@setrum/errors';
import type { CentreState } from '../schema/state.ts';
import type { Line } from './line.ts';
import type { Pocket } from './pocket.ts';

type Told = Readonly<Record<string, unknown>>;

interface Order {
  readonly orderId: string;
  readonly agendaNo: string;
  readonly token: string;
}

export interface OfficeParts {
  readonly serverUrl: string;
  readonly password: string;
  readonly line: Line;
  readonly pocket: Pocket;
  readonly idpel: string;
}

/** Who clears a tamper: the demo's metering officer. */
const officer = 'tono';

/** Customer service, where a tampered meter is complained of. */
export class Office {
  readonly #parts: OfficeParts;
  #order: Order | null = null;
  cleared: CentreState['clearTamper'] = null;

  constructor(parts: OfficeParts) {
    this.#parts = parts;
  }

  /** The meter takes credit again: what comes next is another complaint. */
  settle(): void {
    this.#order = null;
    this.cleared = null;
  }

  /**
   * A complaint (PERIKSA), and the token that clears the tamper: to be typed, or written on the card that lies on the reader. Asked again, it
   * is the same token. SETRUM_CARD_MISSING when no card lies there.
   */
  async clearTamper(by: 'keypad' | 'card'): Promise<void> {
    if (by === 'card' && this.#parts.pocket.place === 'hand')
      throw new SetrumError('SETRUM_CARD_MISSING');
    const session = await this.#signIn();
    try {
      this.#order ??= await this.#complain(session);
      const { token, agendaNo, orderId } = this.#order;
      if (by === 'card') await this.#putOnCard(session, orderId);
      this.cleared = { token, by, agendaNo };
    } finally {
      await this.#signOut(session);
    }
  }

  async #complain(session: string): Promise<Order> {
    const { complaint, digits } = await this.#post(session, '/complaints', {
      ...{ kind: 'clear-tamper', idpel: this.#parts.idpel, display: 'PERIKSA' },
      description: 'Layar meter menunjukkan PERIKSA.',
    });
    const [first] = Array.isArray(digits) ? digits : [];
    // The token is on its way; the same complaint is not made twice.
    if (first === undefined) throw new SetrumError('SETRUM_BUSY');
    const { orderId, digits: token } = first as Told;
    const agendaNo = String((complaint as Told)['agendaNo']);
    return { orderId: String(orderId), agendaNo, token: String(token) };
  }

  async #putOnCard(session: string, orderId: string): Promise<void> {
    const { pocket } = this.#parts;
    const card = await pocket.reader.connect({ waitMs: 0 });
    try {
      const memory = await openCard(card.transmit, card.atr === null ? {} : { atr: card.atr });
      const { uid, sequences, report } = await readCard(memory);
      const dealt = report?.acknowledgement.mailboxSequence ?? 0;
      const mailboxSequence = Math.max(sequences.mailbox, dealt);
      const path = `/token-orders/${orderId}/card`;
      const { mailbox } = await this.#post(session, path, { cardUid: uid, mailboxSequence });
      if (mailbox === null || mailbox === undefined) throw new SetrumError('SETRUM_CARD_FULL');
      const image = Buffer.from(String((mailbox as Told)['image']), 'base64');
      await pocket.during('counter', () => writeMailbox(memory, image));
    } finally {
      await card.close();
    }
  }

  /** Not over the line that is shown: a password is nobody's business. */
  async #signIn(): Promise<string> {
    const { serverUrl, password } = this.#parts;
    const body = JSON.stringify({ name: officer, password, carrier: 'bearer' });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${serverUrl}/api/v1/session`, { method: 'POST', headers, body });
    return String((await answerOf(response))['token']);
  }

  /** A person has so many sessions at most: those of visitors must not end one that somebody works in. */
  async #signOut(session: string): Promise<void> {
    const headers = { authorization: `Bearer ${session}` };
    await fetch(`${this.#parts.serverUrl}/api/v1/session`, { method: 'DELETE', headers });
  }

  async #post(session: string, path: string, body: object): Promise<Told> {
    const { serverUrl, line } = this.#parts;
    const headers = {
      ...{ authorization: `Bearer ${session}`, 'content-type': 'application/json' },
      'idempotency-key': randomUUID(),
    };
    const url = `${serverUrl}/api/v1${path}`;
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    return answerOf(await line.fetchAs('desk')(url, init));
  }
}

async function answerOf(response: Response): Promise<Told> {
  const body = (await response.json()) as Told;
  if (response.ok) return body;
  const code = String(body['code']);
  const params = body['params'] as Readonly<Record<string, string | number>>;
  throw new SetrumError(isErrorCode(code) ? code : 'SETRUM_INTERNAL', params);
}

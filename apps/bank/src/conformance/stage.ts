import { setTimeout as pause } from 'node:timers/promises';
import type { IsoMessage } from '@setrum/iso8583';
import { BankLink } from '../link/link.ts';
import type { BankLinkOptions } from '../link/model.ts';
import type { BankIdentity } from '../messages/identity.ts';
import { Marks } from '../messages/mark.ts';
import { networkRequest } from '../messages/network.ts';
import {
  inquiryRequest,
  type MeterOrCustomer,
  type PrepaidInquiry,
  type PurchaseOrder,
  purchaseRequest,
  readInquiry,
} from '../messages/prepaid.ts';
import { expect, expectCode, expectSold } from './expect.ts';
import type { ConformanceTarget } from './model.ts';
import { Trace } from './trace.ts';

/** A sale of this run, with what was sent and answered. */
export interface TriedSale {
  readonly inquiry: PrepaidInquiry;
  readonly request: IsoMessage;
  readonly answer: IsoMessage;
}

/** What scenarios of one run share, so that a run sells as little as it can. */
export interface Shared {
  readonly marks: Marks;
  sale: TriedSale | null;
}

export function newShared(): Shared {
  return { marks: new Marks(() => new Date()), sale: null };
}

/** Where one scenario is played: its links, its trace. */
export class Stage {
  readonly target: ConformanceTarget;
  readonly identity: BankIdentity;
  readonly trace = new Trace();
  readonly #shared: Shared;
  readonly #links: BankLink[] = [];

  constructor(target: ConformanceTarget, shared: Shared) {
    this.target = target;
    this.identity = target.identity;
    this.#shared = shared;
  }

  /** A trace number and time that no message had before. */
  mark(): { readonly stan: string; readonly localDateTime: string } {
    return this.#shared.marks.next();
  }

  /** A link of the scenario's own, signed on; it is closed when the scenario ends. */
  async link(overrides: Partial<BankLinkOptions> = {}): Promise<BankLink> {
    const link = await this.bareLink(overrides);
    expectCode(await this.ask(link, networkRequest(this.identity, this.mark(), 'sign-on')), '0000');
    return link;
  }

  /** A link without the sign-on. */
  async bareLink(overrides: Partial<BankLinkOptions> = {}): Promise<BankLink> {
    const { host, port, framing, tls } = this.target;
    const link = await BankLink.connect({
      ...{ host, port, framing, tls, reconnects: false },
      onTraffic: (direction, message) => this.trace.message(direction, message),
      ...overrides,
    });
    this.#links.push(link);
    return link;
  }

  ask(link: BankLink, message: IsoMessage): Promise<IsoMessage> {
    return link.request(message, { timeoutMs: this.target.timeoutMs });
  }

  /** An inquiry answered 0000. */
  async inquire(
    link: BankLink,
    by: MeterOrCustomer = { meterNo: this.target.meterNo },
    identity: BankIdentity = this.identity,
  ): Promise<PrepaidInquiry> {
    const answer = await this.ask(link, inquiryRequest(identity, this.mark(), by));
    expectCode(answer, '0000');
    return readInquiry(answer);
  }

  /** The 2200 that would buy after this inquiry, under a trace number of its own. */
  purchase(inquiry: PrepaidInquiry, order: Partial<PurchaseOrder> = {}): IsoMessage {
    const { amountCents } = this.target;
    const whole = { amountCents, ...order };
    return purchaseRequest(this.identity, this.mark(), inquiry.answer, whole);
  }

  /** Inquiry and purchase answered 0000. */
  async sell(link: BankLink, by?: MeterOrCustomer): Promise<TriedSale> {
    const inquiry = await this.inquire(link, by);
    const request = this.purchase(inquiry);
    const answer = await this.ask(link, request);
    expectSold(answer);
    return { inquiry, request, answer };
  }

  /** The sale that the scenarios of this run ask about; made by the first that needs it. */
  async sale(link: BankLink): Promise<TriedSale> {
    this.#shared.sale ??= await this.sell(link);
    return this.#shared.sale;
  }

  /** Waits until the host has closed the link; fails when it does not. */
  async closedByHost(link: BankLink): Promise<void> {
    const patience = new AbortController();
    const waiting = pause(this.target.timeoutMs, false, { signal: patience.signal });
    const isClosed = await Promise.race([link.closed().then(() => true), waiting]);
    patience.abort();
    await waiting.catch(() => undefined);
    expect(isClosed, 'the host did not close the link');
  }

  async end(): Promise<void> {
    await Promise.all(this.#links.map((link) => link.close()));
  }
}

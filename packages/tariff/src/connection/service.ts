import { SetrumError } from '@setrum/errors';
import { holdsOn, inForce } from '../dated.ts';
import { baseClass, priceOn } from '../price.ts';
import type { Day } from '../rules.ts';
import type { ConnectionRules, PowerStep, ServiceProduct } from './rules.ts';

/** A service that may be applied for. */
export interface Service {
  /** With or without the T of prepaid. */
  readonly tariff: string;
  readonly powerVa: number;
  readonly product: ServiceProduct;
}

/** A tariff class and power of a form, with the products that it comes as. */
export interface ServiceChoice extends PowerStep {
  /** Base class: R1. */
  readonly tariff: string;
  readonly products: readonly ServiceProduct[];
}

/**
 * Refuses a service that there is not on that day. Throws SETRUM_POWER_NOT_STANDARD, SETRUM_TARIFF_POWER_INVALID, SETRUM_PRODUCT_INVALID;
 * SETRUM_TARIFF_UNKNOWN for a prepaid one without a price, since its credit could not be sold.
 */
export function checkService(service: Service, on: Day, rules: ConnectionRules): void {
  const tariff = baseClass(service.tariff);
  const { powerVa, product } = service;
  if (!isPower(powerVa, rules)) throw new SetrumError('SETRUM_POWER_NOT_STANDARD', { powerVa });
  if (!isPair(tariff, powerVa, on, rules)) {
    throw new SetrumError('SETRUM_TARIFF_POWER_INVALID', { tariff, powerVa });
  }
  if (!isOffered(product, tariff, powerVa, on, rules)) {
    throw new SetrumError('SETRUM_PRODUCT_INVALID', { product, tariff, powerVa });
  }
  if (product !== 'postpaid') priceOn(rules.money, tariff, powerVa, on);
}

/** What a form offers on a day: every class with every standard power of its range, in the order of the rules. */
export function serviceChoices(on: Day, rules: ConnectionRules): readonly ServiceChoice[] {
  const steps = rules.powerSteps.toSorted((a, b) => a.powerVa - b.powerVa);
  const classes = [...new Set(rules.classRanges.map(({ tariff }) => tariff))];
  return classes.flatMap((tariff) =>
    steps
      .filter(({ powerVa }) => isPair(tariff, powerVa, on, rules))
      .map((step) => ({ ...step, tariff, products: productsOf(tariff, step.powerVa, on, rules) }))
      .filter(({ products }) => products.length > 0),
  );
}

/** Phases and amperes of a standard power; null where the power is contracted one by one. */
export function powerStepOf(powerVa: number, rules: ConnectionRules): PowerStep | null {
  return rules.powerSteps.find((step) => step.powerVa === powerVa) ?? null;
}

const everyProduct: readonly ServiceProduct[] = ['postpaid', 'prepaid', 'prepaid-nfc'];

function productsOf(
  tariff: string,
  powerVa: number,
  on: Day,
  rules: ConnectionRules,
): readonly ServiceProduct[] {
  return everyProduct.filter((product) => {
    try {
      checkService({ tariff, powerVa, product }, on, rules);
      return true;
    } catch (error) {
      if (error instanceof SetrumError) return false;
      throw error;
    }
  });
}

function isPower(powerVa: number, rules: ConnectionRules): boolean {
  if (powerVa >= rules.freePowerFromVa) return Number.isSafeInteger(powerVa / 1000);
  return powerStepOf(powerVa, rules) !== null;
}

function isPair(tariff: string, powerVa: number, on: Day, rules: ConnectionRules): boolean {
  const range = inForce(
    rules.classRanges.filter((row) => row.tariff === tariff),
    on,
  );
  return (
    range !== undefined &&
    range.minVa <= powerVa &&
    (range.maxVa === null || powerVa <= range.maxVa)
  );
}

function isOffered(
  product: ServiceProduct,
  tariff: string,
  powerVa: number,
  on: Day,
  rules: ConnectionRules,
): boolean {
  const row = inForce(
    rules.products.filter((rule) => rule.product === product && holdsOn(rule, on)),
    on,
  );
  return (
    row !== undefined &&
    (row.classes === 'all' || row.classes.includes(tariff)) &&
    (row.maxVa === null || powerVa <= row.maxVa)
  );
}

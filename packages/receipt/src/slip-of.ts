import { nonTaglisSlip, postpaidSlip } from './bills.ts';
import type { Receipt } from './model.ts';
import { prepaidSlip } from './prepaid.ts';
import type { Slip } from './slip.ts';

export function slipOf(receipt: Receipt): Slip {
  switch (receipt.kind) {
    case 'prepaid':
      return prepaidSlip(receipt);
    case 'nonTaglis':
      return nonTaglisSlip(receipt);
    case 'postpaid':
      return postpaidSlip(receipt);
  }
}

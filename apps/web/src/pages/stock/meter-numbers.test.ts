import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numbersIn } from './meter-numbers.ts';

test('numbers as they are scanned, pasted and typed; each once; what is none is told', () => {
  assert.deepEqual(numbersIn('32031017679\r\n 3203101767911;32031017679, x12 \n'), {
    meterNos: ['32031017679', '3203101767911'],
    wrong: ['x12'],
  });
  assert.deepEqual(numbersIn(' \n'), { meterNos: [], wrong: [] });
});

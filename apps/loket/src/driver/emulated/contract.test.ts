import { describe, it } from 'node:test';
import { registerDriverContract } from '../contract/index.ts';
import { createDriverBench } from './bench.ts';

describe('the emulated driver keeps the contract', () => {
  registerDriverContract(it, createDriverBench);
});

export type { BenchModule, CreateBench, DriverBench, Hand, TestCard } from './bench.ts';
export { type DriverCheck, usualTimeoutMs } from './check.ts';
export { registerDriverContract } from './register.ts';
export { type CheckResult, driverContract, runDriverCheck } from './run.ts';

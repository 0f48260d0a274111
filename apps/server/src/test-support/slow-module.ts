import type { SecurityModule } from '../vending/index.ts';

/** A security module that makes its next credits when it is let: a sale is decided, and not on record yet. */
export function slowModule(module: SecurityModule) {
  const gate = Promise.withResolvers<void>();
  const making = Promise.withResolvers<void>();
  const securityModule: SecurityModule = Object.create(module, {
    issueCredits: {
      value: async (...orders: Parameters<SecurityModule['issueCredits']>) => {
        making.resolve();
        await gate.promise;
        return module.issueCredits(...orders);
      },
    },
  });
  return { securityModule, making: making.promise, letGo: () => gate.resolve() };
}

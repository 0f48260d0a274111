export { type Examined, examineAll } from './examine-all.ts';
export { p2tlRoutes } from './routes.ts';

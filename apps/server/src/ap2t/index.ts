export { loadProfileRoutes } from './load-profile/routes.ts';
export { type LoadProfile, loadProfile } from './load-profile/service.ts';
export { findSupplyPoint, type SupplyPoint } from './supply-point/find.ts';
export { type CustomerRegistration, registerCustomer } from './supply-point/register.ts';

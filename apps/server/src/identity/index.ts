export { type AccessKeyGrant, grantAccess, newAccessKey } from './access-key.ts';
export { type Authenticator, createAuthenticator, type Principal } from './authenticate.ts';

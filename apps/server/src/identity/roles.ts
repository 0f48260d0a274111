/** Roles of those who sell: a counter of a partner, or the partner's own server, which sells in the name of one of its counters. */
export type SellerRole = 'counter' | 'partner';

/** Roles of the utility's people: staff; vending staff, who may see tokens; finance, who move deposits and keep the books. */
export type StaffRole = 'staff' | 'vending' | 'finance';

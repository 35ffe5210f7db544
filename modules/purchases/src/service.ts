/**
 * The module has no generated methods: every table is under row-level
 * security, so callers open a transaction with a scope and use the functions
 * this package exports (`withTenant(pg, ctx, (tx) => findPaidPurchase(tx, …))`).
 */
export default class PurchasesModuleService {}

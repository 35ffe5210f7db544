/** What tests of other plugins need of payouts; no part of the product. */
export type { Payee } from "../lib/payees"
export { releasePending } from "../lib/release"
export { addBankAccount } from "../payouts/destination"
export { decide } from "../payouts/operator"
export { requestPayout } from "../payouts/request"

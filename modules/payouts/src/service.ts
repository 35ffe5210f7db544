import { payoutsOptions, type PayoutsOptions } from "./options"

/** Options only; rules and contracts are read on an open transaction. */
export class PayoutsModuleService {
  options(): PayoutsOptions {
    return payoutsOptions()
  }
}

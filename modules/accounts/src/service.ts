import { accountsOptions, type AccountsOptions } from "./options"

/** Options only; sessions are read on an open transaction. */
export class AccountsModuleService {
  options(): AccountsOptions {
    return accountsOptions()
  }
}

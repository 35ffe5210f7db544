import { Module } from "@medusajs/framework/utils"
import { optionsLoader } from "./options"
import { AccountsModuleService } from "./service"
import "./tables"

/** Container key of the module. */
export const ACCOUNTS = "codex_accounts"

export default Module(ACCOUNTS, {
  service: AccountsModuleService,
  loaders: [optionsLoader],
})

export { accountsOptions } from "./options"
export type { AccountsOptions } from "./options"
export {
  confirmSession,
  continueSession,
  endSessions,
  forgetSessions,
  listLive,
  listSessions,
  openSession,
  touchSessions,
} from "./store/sessions"
export type { EndSessions, NewSession, SessionOwner } from "./store/sessions"
export { takeTotpStep } from "./store/totp"
export type { EndReason, LiveSession, LoginSession } from "./types"

import { defineFailures, type FailureSpec } from "@codex/kernel"

export type WalletFailure = "organization_not_found" | "wallet_not_found"

const specs: Record<WalletFailure, FailureSpec> = {
  organization_not_found: {
    type: "not_found",
    message: "There is no such organization. Choose one you belong to.",
  },
  wallet_not_found: {
    type: "not_found",
    message:
      "There is no such wallet. An organization's wallet is open to its owner and admins.",
  },
}

export const walletFailure = defineFailures(specs)

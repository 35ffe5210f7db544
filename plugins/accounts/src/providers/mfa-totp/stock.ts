import type { AuthMfaProvider } from "@medusajs/framework/types"
import { discoveryPath } from "@medusajs/medusa/auth"
import { createRequire } from "node:module"

/** A factor as the stock provider's own table has it. */
export interface StockFactor {
  id: string
  provider_metadata?: { secret?: string } | null
}

export interface Cradle extends Record<string, unknown> {
  authMfaFactorService: {
    list(filters: object): Promise<StockFactor[]>
    retrieve(id: string): Promise<StockFactor>
  }
}

export type StockTotp = (new (
  cradle: Cradle,
  options: Record<string, unknown>
) => AuthMfaProvider) & { identifier: string }

interface Totp {
  generateTotpCode: (of: {
    secret: string
    digits?: number
    period?: number
    timestamp: number
  }) => string
}

interface Secrets {
  decryptSecret: (payload: string, encryptionKey: string) => string
}

// Medusa exports neither, so a change of either stops the boot here.
const stock = createRequire(discoveryPath)

export const { TotpMfaProvider } = stock("./providers/mfa/totp") as {
  TotpMfaProvider: StockTotp
}
export const { generateTotpCode } = stock("./utils/totp") as Totp
export const { decryptSecret } = stock("./utils/mfa") as Secrets

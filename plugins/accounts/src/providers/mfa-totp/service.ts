import { takeTotpStep } from "@codex/accounts"
import { withPlatform, type Pg } from "@codex/kernel"
import type { AuthTypes, Context } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import {
  decryptSecret,
  generateTotpCode,
  TotpMfaProvider,
  type Cradle,
  type StockFactor,
} from "./stock"

const PERIOD = 30

/**
 * Medusa's authenticator codes, each good for one use: the stock provider
 * takes the same code for a minute and a half (MEDUSA S8).
 */
export default class CodexTotpProvider extends TotpMfaProvider {
  static override identifier = "totp"
  private readonly pg: Pg
  private readonly factors: Cradle["authMfaFactorService"]
  private readonly key: string

  constructor(cradle: Cradle, options: Record<string, unknown> = {}) {
    super(cradle, options)
    this.pg = cradle[ContainerRegistrationKeys.PG_CONNECTION] as Pg
    this.factors = cradle.authMfaFactorService
    const { encryption_key: key } = options
    this.key = typeof key === "string" ? key : ""
  }

  override async verify(
    data: { auth_identity_id: string; code: string },
    context?: Context
  ): Promise<boolean> {
    if (!(await super.verify(data, context))) {
      return false
    }
    const [factor] = await this.factors.list({
      auth_identity_id: data.auth_identity_id,
      provider: CodexTotpProvider.identifier,
      status: "enabled",
    })
    return factor !== undefined && this.takeOnce(factor, data.code)
  }

  override async verifySetup(
    data: AuthTypes.AuthMfaVerifyDTO,
    context?: Context
  ): Promise<AuthTypes.AuthMfaDTO> {
    const verified = await super.verifySetup(data, context)
    const factor = await this.factors.retrieve(data.id)
    if (!(await this.takeOnce(factor, data.code))) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        "This code was used before. Wait for the next one."
      )
    }
    return verified
  }

  private async takeOnce(factor: StockFactor, code: string): Promise<boolean> {
    const step = this.stepOf(factor, code)
    return (
      step !== undefined &&
      withPlatform(this.pg, "take a code once", (tx) =>
        takeTotpStep(tx, factor.id, step)
      )
    )
  }

  /** The step this code is of: the last of those that would give it. */
  private stepOf(factor: StockFactor, code: string): number | undefined {
    const secret = decryptSecret(
      factor.provider_metadata?.secret ?? "",
      this.key
    )
    const now = Math.floor(Date.now() / 1_000 / PERIOD)
    return [now + 1, now, now - 1].find(
      (step) =>
        generateTotpCode({ secret, timestamp: step * PERIOD * 1_000 }) === code
    )
  }
}

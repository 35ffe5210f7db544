import { stripeConnection } from "@codex/plugin-wallet/workflows"
import type { StripeAccess } from "@codex/plugin-wallet/workflows"
import type {
  CancelPaymentInput,
  CancelPaymentOutput,
  CapturePaymentInput,
  CapturePaymentOutput,
  GetPaymentStatusInput,
  GetPaymentStatusOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
  RefundPaymentInput,
  RefundPaymentOutput,
  RetrievePaymentInput,
  RetrievePaymentOutput,
} from "@medusajs/framework/types"
import { checkoutFailure } from "../../lib/failures"
import { stripeOptions } from "../../lib/stripe-options"
import { accountOf, keepAccount } from "./direct"
import { directClient, stockClient, StripeProviderService } from "./stock"

/** How far back a payment is looked for whose creation got no answer. */
const LOOK_BACK_S = 3600
const PAGES = 3

const isIndeterminate = ({ data }: InitiatePaymentOutput) =>
  data !== undefined && "indeterminate_due_to" in data

/**
 * Medusa's Stripe provider over a client that gives up in time (MEDUSA L6).
 * With the id `stripe` in `options.providers` it is `pp_stripe_stripe`. Money
 * is settled from the verified inbox; this only opens and reads payments.
 */
export default class CodexStripeProvider extends StripeProviderService {
  static override identifier = "stripe"

  static override validateOptions(options: Record<string, unknown>): void {
    stripeOptions.parse(options)
  }

  private readonly access: StripeAccess

  constructor(
    cradle: Record<string, unknown>,
    options: Record<string, unknown>
  ) {
    const access = stripeOptions.parse(options)
    super(cradle, { ...access, capture: true, automaticPaymentMethods: true })
    this.access = access
    this.stripe_ = stockClient(access.apiKey, stripeConnection(access))
  }

  /** The same provider for payments on one connected account (`direct`). */
  private on(data: Record<string, unknown> | undefined): this {
    const direct = accountOf(data)
    if (!direct) {
      return this
    }
    const { stripeAccount, fee } = direct
    const connection = { ...stripeConnection(this.access), stripeAccount }
    const there = Object.create(this) as this
    there.stripe_ = directClient(this.access.apiKey, connection, fee)
    return there
  }

  override async getPaymentStatus(
    input: GetPaymentStatusInput
  ): Promise<GetPaymentStatusOutput> {
    const there = this.on(input.data)
    return keepAccount(input, await super.getPaymentStatus.call(there, input))
  }

  override async capturePayment(
    input: CapturePaymentInput
  ): Promise<CapturePaymentOutput> {
    const there = this.on(input.data)
    return keepAccount(input, await super.capturePayment.call(there, input))
  }

  override async cancelPayment(
    input: CancelPaymentInput
  ): Promise<CancelPaymentOutput> {
    const there = this.on(input.data)
    return keepAccount(input, await super.cancelPayment.call(there, input))
  }

  override async retrievePayment(
    input: RetrievePaymentInput
  ): Promise<RetrievePaymentOutput> {
    const there = this.on(input.data)
    return keepAccount(input, await super.retrievePayment.call(there, input))
  }

  /** The client retries once itself; a loop around it outlives every lock. */
  override executeWithRetry<T>(call: () => Promise<T>) {
    return super.executeWithRetry(call, 0)
  }

  /**
   * The key is the checkout's id, so whatever is repeated, Stripe has one
   * payment. The session's id stays out of it: a second try has a new session
   * and would no longer be the same request.
   */
  override async initiatePayment(
    input: InitiatePaymentInput
  ): Promise<InitiatePaymentOutput> {
    const { session_id: _session, ...data } = input.data ?? {}
    const ask = { ...input, data }
    const there = this.on(data)
    const created = await super.initiatePayment.call(there, ask)
    const opened = isIndeterminate(created)
      ? ((await there.findLost(ask)) ?? (await there.tryAnew(ask)))
      : created
    return keepAccount(input, opened)
  }

  /**
   * Medusa forgets the row of a refund that got no answer, and a second try
   * is a second refund (MEDUSA P6). Purchases have refunds of their own, which
   * access and shares follow; what is no purchase of ours is refunded as ever.
   */
  override async refundPayment(
    input: RefundPaymentInput
  ): Promise<RefundPaymentOutput> {
    if (checkoutOf(input)) {
      throw checkoutFailure("refund_under_purchases")
    }
    return super.refundPayment(input)
  }

  /** Stripe replays a saved 500 for a day, so look before asking again. */
  private async findLost(
    input: InitiatePaymentInput
  ): Promise<InitiatePaymentOutput | undefined> {
    const wanted = checkoutOf(input)
    const created = { gte: Math.floor(Date.now() / 1000) - LOOK_BACK_S }
    const recent = await this.stripe_.paymentIntents
      .list({ created, limit: 100 })
      .autoPagingToArray({ limit: PAGES * 100 })
    const found = recent.find(
      ({ metadata }) => metadata.codex_checkout_id === wanted
    )
    if (!wanted || !found) {
      return undefined
    }
    const { status, data } = await this.getPaymentStatus({
      data: { id: found.id },
    })
    return { id: found.id, status, data: data ?? {} }
  }

  private async tryAnew(
    input: InitiatePaymentInput
  ): Promise<InitiatePaymentOutput> {
    const key = input.context?.idempotency_key
    const created = await super.initiatePayment({
      ...input,
      context: {
        ...input.context,
        ...(key ? { idempotency_key: `${key}:2` } : {}),
      },
    })
    if (isIndeterminate(created)) {
      throw this.buildError(
        "Stripe did not say whether the payment was opened",
        new Error("indeterminate")
      )
    }
    return created
  }
}

function checkoutOf({ data }: Pick<InitiatePaymentInput, "data">): unknown {
  const metadata = data?.metadata
  return typeof metadata === "object" && metadata !== null
    ? (metadata as Record<string, unknown>).codex_checkout_id
    : undefined
}

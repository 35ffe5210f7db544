import type { stripeConnection } from "@codex/plugin-wallet/workflows"
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
import type { AbstractPaymentProvider } from "@medusajs/framework/utils"
import stockModule, { discoveryPath } from "@medusajs/medusa/payment-stripe"
import { createRequire } from "node:module"

/** As much of a payment intent as this provider looks at. */
export interface StockIntent {
  id: string
  metadata: Record<string, string>
}

/** The part of the stock provider's SDK that is called here. */
export interface StockClient {
  paymentIntents: {
    create(params: object, options?: object): Promise<unknown>
    list(params: { created: { gte: number }; limit: number }): {
      autoPagingToArray(of: { limit: number }): Promise<StockIntent[]>
    }
  }
}

/** Written as methods below, so that they can be overridden as such. */
type Overridden =
  | "initiatePayment"
  | "refundPayment"
  | "getPaymentStatus"
  | "capturePayment"
  | "cancelPayment"
  | "retrievePayment"

/** The members of an abstract class once somebody has written them. */
type Concrete<T> = { [Name in keyof T]: T[Name] }

/**
 * Medusa's class, described without its own types: they declare a global
 * module "stripe" of their version, which would then be everybody's.
 */
export interface StockProvider extends Concrete<
  Omit<AbstractPaymentProvider, Overridden>
> {
  initiatePayment(input: InitiatePaymentInput): Promise<InitiatePaymentOutput>
  refundPayment(input: RefundPaymentInput): Promise<RefundPaymentOutput>
  getPaymentStatus(
    input: GetPaymentStatusInput
  ): Promise<GetPaymentStatusOutput>
  capturePayment(input: CapturePaymentInput): Promise<CapturePaymentOutput>
  cancelPayment(input: CancelPaymentInput): Promise<CancelPaymentOutput>
  retrievePayment(input: RetrievePaymentInput): Promise<RetrievePaymentOutput>
  stripe_: StockClient
  executeWithRetry<T>(call: () => Promise<T>, retries?: number): Promise<T>
  buildError(message: string, error: Error): Error
}

type StockClass = (new (
  cradle: Record<string, unknown>,
  options: Record<string, unknown>
) => StockProvider) & {
  identifier: string
  validateOptions(options: Record<string, unknown>): void
}

function stockClass(): StockClass {
  const services = stockModule.services as unknown as StockClass[]
  const found = services.find(({ identifier }) => identifier === "stripe")
  if (!found) {
    throw new Error("@medusajs/medusa/payment-stripe has no card provider")
  }
  return found
}

export const StripeProviderService = stockClass()

type Connection = ReturnType<typeof stripeConnection> & {
  stripeAccount?: string
}
type Sdk = new (apiKey: string, connection: Connection) => StockClient

/**
 * The SDK that the stock provider was written for, which is another copy and
 * an older API than ours, on our connection. Its objects never leave it.
 */
export function stockClient(
  apiKey: string,
  connection: Connection
): StockClient {
  const stock = createRequire(discoveryPath)
  const { default: Stripe } = stock("stripe") as { default: Sdk }
  return new Stripe(apiKey, connection)
}

/**
 * A client of one connected account whose payments leave the platform `fee`;
 * the stock provider knows neither accounts nor fees.
 */
export function directClient(
  apiKey: string,
  connection: Connection & { stripeAccount: string },
  fee: number
): StockClient {
  const client = stockClient(apiKey, connection)
  const intents = client.paymentIntents
  const create = intents.create.bind(intents)
  intents.create = (params, options) =>
    create(
      fee > 0 ? { ...params, application_fee_amount: fee } : params,
      options
    )
  return client
}

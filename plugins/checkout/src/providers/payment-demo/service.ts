import type {
  AuthorizePaymentInput,
  AuthorizePaymentOutput,
  CancelPaymentInput,
  CancelPaymentOutput,
  CapturePaymentInput,
  CapturePaymentOutput,
  DeletePaymentInput,
  DeletePaymentOutput,
  GetPaymentStatusInput,
  GetPaymentStatusOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
  ProviderWebhookPayload,
  RefundPaymentInput,
  RefundPaymentOutput,
  RetrievePaymentInput,
  RetrievePaymentOutput,
  UpdatePaymentInput,
  UpdatePaymentOutput,
  WebhookActionResult,
} from "@medusajs/framework/types"
import {
  AbstractPaymentProvider,
  PaymentActions,
} from "@medusajs/framework/utils"
import { checkoutOptions } from "../../options"
import { isConfirmed } from "./confirmation"

const keep = ({ data }: { data?: Record<string, unknown> }) =>
  Promise.resolve({ data: data ?? {} })

/**
 * Test mode: takes no money. It authorises only what a signed demo event
 * confirmed, so nobody can skip the money path through Medusa's own routes.
 * With the id `demo` in `options.providers` it is `pp_demo_demo`.
 */
export default class DemoPaymentProvider extends AbstractPaymentProvider {
  static override identifier = "demo"

  constructor(container: Record<string, unknown>, options = {}) {
    super(container, options)
  }

  private status(data: Record<string, unknown>) {
    const secret = checkoutOptions().demo?.secret
    return isConfirmed(secret, data) ? "captured" : "pending"
  }

  initiatePayment(input: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    const id = input.data?.session_id
    return Promise.resolve({
      id: typeof id === "string" ? id : "",
      data: { ...input.data },
    })
  }

  updatePayment(input: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
    return keep(input)
  }

  authorizePayment(
    input: AuthorizePaymentInput
  ): Promise<AuthorizePaymentOutput> {
    const data = input.data ?? {}
    return Promise.resolve({ data, status: this.status(data) })
  }

  getPaymentStatus(
    input: GetPaymentStatusInput
  ): Promise<GetPaymentStatusOutput> {
    const data = input.data ?? {}
    return Promise.resolve({ data, status: this.status(data) })
  }

  capturePayment(input: CapturePaymentInput): Promise<CapturePaymentOutput> {
    return keep(input)
  }

  refundPayment(input: RefundPaymentInput): Promise<RefundPaymentOutput> {
    return keep(input)
  }

  cancelPayment(input: CancelPaymentInput): Promise<CancelPaymentOutput> {
    return keep(input)
  }

  deletePayment(input: DeletePaymentInput): Promise<DeletePaymentOutput> {
    return keep(input)
  }

  retrievePayment(input: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
    return keep(input)
  }

  /** Events come through `/hooks/codex/demo`, which verifies them first. */
  getWebhookActionAndData(
    _payload: ProviderWebhookPayload["payload"]
  ): Promise<WebhookActionResult> {
    return Promise.resolve({ action: PaymentActions.NOT_SUPPORTED })
  }
}

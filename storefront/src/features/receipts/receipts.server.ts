import type {
  BuyerRefund,
  Receipt,
  ReceiptDetail,
} from "@codex/plugin-checkout/contract"
import { callApi } from "../../lib/api.server"
import type { Result } from "../../lib/result"
import { api } from "../../paths"
import type { RefundForm } from "./receipts"

export const getPurchases = (
  token: string
): Promise<Result<{ purchases: Receipt[] }>> =>
  callApi(api.purchases(), { token })

export const getReceipt = (
  token: string,
  id: string
): Promise<Result<{ purchase: ReceiptDetail }>> =>
  callApi(api.purchase(id), { token })

export const askForRefund = (
  token: string,
  id: string,
  body: RefundForm
): Promise<Result<{ refund: BuyerRefund }>> =>
  callApi(api.refundRequest(id), { token, method: "POST", body })

import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type {
  DestinationBody,
  PayoutQueueQuery,
  PayoutQueueResponse,
  PayoutsResponse,
  StripeBody,
} from "../../contract"
import { read, send } from "./api"
import type { PayeeKind } from "./use-wallet"

/** After a change of money every number on the page is asked for again. */
export function useMoneyChange<Input, Answer = unknown>(
  run: (input: Input) => Promise<Answer>
) {
  const client = useQueryClient()
  return useMutation<Answer, Error, Input>({
    mutationFn: run,
    onSettled: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) =>
          String(queryKey[0]).startsWith("codex-wallet"),
      }),
  })
}

export function usePayouts(payee: PayeeKind) {
  return useQuery({
    queryKey: ["codex-wallet-payouts", payee],
    queryFn: () =>
      read<PayoutsResponse>("/admin/studio/payouts", { payee, limit: 50 }),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  })
}

export const useRequestPayout = (payee: PayeeKind) =>
  useMoneyChange((input: { amount_minor: number; idempotency_key: string }) =>
    send("/admin/studio/payouts", { payee, ...input })
  )

export const useCancelPayout = () =>
  useMoneyChange((id: string) => send(`/admin/studio/payouts/${id}/cancel`))

const confirm = (password: string) =>
  send("/admin/studio/wallet/confirm", { password })

/** The password goes to the server first; only then the account does. */
export const useAddDestination = () =>
  useMoneyChange(
    async ({ password, ...body }: DestinationBody & { password: string }) => {
      await confirm(password)
      return send("/admin/studio/wallet/destination", body)
    }
  )

export type StripePurpose = StripeBody["purpose"]

interface StripeInput {
  password?: string
  country: string
  purpose?: StripePurpose
}

/** Sends the browser to Stripe, which asks for the rest itself. */
export const useConnectStripe = (payee: PayeeKind) =>
  useMoneyChange(async (input: StripeInput) => {
    const { password, country, purpose = "payouts" } = input
    if (password) {
      await confirm(password)
    }
    const { url } = await send<{ url: string | null }>(
      "/admin/studio/wallet/stripe",
      { payee, country, purpose }
    )
    if (url) {
      window.location.assign(url)
    }
  })

/** Asks Stripe how far the set-up is. */
export const useRefreshStripe = (payee: PayeeKind) =>
  useMoneyChange(() => send("/admin/studio/wallet/stripe/refresh", { payee }))

/** The operator's queue. */
export function usePayoutQueue(query: PayoutQueueQuery) {
  return useQuery({
    queryKey: ["codex-wallet-queue", query],
    queryFn: () => read<PayoutQueueResponse>("/admin/payouts", { ...query }),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  })
}

export type PayoutVerb = "approve" | "reject" | "paid" | "returned"

export const useDecide = () =>
  useMoneyChange(
    (input: { id: string; verb: PayoutVerb; body: Record<string, string> }) =>
      send(`/admin/payouts/${input.id}/${input.verb}`, input.body)
  )

export const useNewBatch = () =>
  useMoneyChange((currency: string) =>
    send<{ batch: { id: string } }>("/admin/payout-batches", {
      currency_code: currency,
    })
  )

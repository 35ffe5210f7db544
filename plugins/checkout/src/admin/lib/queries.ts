import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type {
  OperatorDelivery,
  OperatorPurchase,
  OperatorPurchaseDetail,
} from "../../contract"
import { ApiError, get, post } from "./api"

const KEY = "codex-checkout"
const LIVE_MS = 3_000

/** 4xx will not become better by asking again. */
const retry = (failures: number, error: Error) =>
  failures < 2 && !(error instanceof ApiError && error.status < 500)

export function usePurchases(query: string) {
  return useQuery({
    queryKey: [KEY, "purchases", query],
    queryFn: () =>
      get<{ purchases: OperatorPurchase[]; count: number }>(
        `/admin/purchases?${query}`
      ),
    placeholderData: keepPreviousData,
    retry,
  })
}

export function usePurchase(id: string | null) {
  return useQuery({
    queryKey: [KEY, "purchase", id],
    queryFn: () =>
      get<{ purchase: OperatorPurchaseDetail }>(`/admin/purchases/${id}`).then(
        (body) => body.purchase
      ),
    enabled: id !== null,
    retry,
    refetchInterval: ({ state }) =>
      state.data?.timeline.some((step) => step.state === "pending")
        ? LIVE_MS
        : false,
  })
}

export function useDeliveries(query: string) {
  return useQuery({
    queryKey: [KEY, "deliveries", query],
    queryFn: () =>
      get<{ deliveries: OperatorDelivery[]; count: number }>(
        `/admin/outbox?${query}`
      ),
    placeholderData: keepPreviousData,
    retry,
    refetchInterval: ({ state }) =>
      state.data?.deliveries.some((each) => each.state === "pending")
        ? LIVE_MS
        : false,
  })
}

export function useDelivery(id: string | null) {
  return useQuery({
    queryKey: [KEY, "delivery", id],
    queryFn: () =>
      get<{ delivery: OperatorDelivery }>(`/admin/outbox/${id}`).then(
        (body) => body.delivery
      ),
    enabled: id !== null,
    retry,
    refetchInterval: ({ state }) =>
      state.data?.state === "pending" ? LIVE_MS : false,
  })
}

export function useRetryDelivery() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => post(`/admin/outbox/${id}/retry`),
    onSettled: () => client.invalidateQueries({ queryKey: [KEY] }),
  })
}

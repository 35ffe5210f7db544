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

export interface ListPage {
  q: string
  limit: number
  offset: number
  state?: string
  kind?: string
}

function search(page: ListPage): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(page)) {
    if (value !== undefined && value !== "") {
      query.set(key, String(value))
    }
  }
  return query.toString()
}

export function usePurchases(page: ListPage) {
  const query = search(page)
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

export function useDeliveries(page: ListPage) {
  const query = search(page)
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

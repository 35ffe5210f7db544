import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type {
  RefundDetailResponse,
  ResolveRefundBody,
  SuspenseDecisionBody,
  SuspenseDetail,
} from "../../contract"
import { get, post } from "./api"

const KEY = "codex-checkout"
const path = (id: string) => `/admin/suspense/${encodeURIComponent(id)}`

export function useSuspense(id: string | null) {
  return useQuery({
    queryKey: [KEY, "suspense", id],
    queryFn: () => get<SuspenseDetail>(path(id ?? "")),
    enabled: id !== null,
  })
}

export function useDecideSuspense(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: SuspenseDecisionBody) =>
      post<{ decision_id: string }>(`${path(id)}/decide`, body),
    onSettled: () => client.invalidateQueries({ queryKey: [KEY] }),
  })
}

export function useResolveRefund(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: ResolveRefundBody) =>
      post<RefundDetailResponse>(`/admin/refund-requests/${id}/resolve`, body),
    onSettled: () => client.invalidateQueries({ queryKey: [KEY] }),
  })
}

import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type {
  AttentionResponse,
  RefundBody,
  RefundDecisionBody,
  RefundDetailResponse,
  RefundListResponse,
  RefundPreview,
} from "../../contract"
import { get, post } from "./api"

const KEY = "codex-checkout"
const LIVE_MS = 15_000

/** Where a person decides: Studio's own requests, or everybody's. */
export const INBOX = {
  studio: "/admin/studio/refunds",
  operator: "/admin/refund-requests",
} as const

export type Inbox = keyof typeof INBOX

export function useAttention() {
  return useQuery({
    queryKey: [KEY, "attention"],
    queryFn: () => get<AttentionResponse>("/admin/needs-attention"),
    refetchInterval: LIVE_MS,
  })
}

export function useRefunds(show: "open" | "all", offset: number) {
  return useQuery({
    queryKey: [KEY, "refunds", show, offset],
    queryFn: () =>
      get<RefundListResponse>(
        `${INBOX.studio}?show=${show}&limit=20&offset=${offset}`
      ),
    placeholderData: keepPreviousData,
    refetchInterval: LIVE_MS,
  })
}

export function useRefund(inbox: Inbox, id: string | null) {
  return useQuery({
    queryKey: [KEY, "refund", inbox, id],
    queryFn: () => get<RefundDetailResponse>(`${INBOX[inbox]}/${id}`),
    enabled: id !== null,
  })
}

export function useDecideRefund(inbox: Inbox) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...body }: RefundDecisionBody & { id: string }) =>
      post<RefundDetailResponse>(`${INBOX[inbox]}/${id}/decide`, body),
    onSettled: () => client.invalidateQueries({ queryKey: [KEY] }),
  })
}

export function useRefundPreview(purchaseId: string, amount?: number) {
  const query = amount === undefined ? "" : `?amount_minor=${amount}`
  return useQuery({
    queryKey: [KEY, "refund-preview", purchaseId, amount],
    queryFn: () =>
      get<{ preview: RefundPreview }>(
        `/admin/purchases/${purchaseId}/refund-preview${query}`
      ).then(({ preview }) => preview),
    retry: false,
    placeholderData: keepPreviousData,
  })
}

export function useGiveBack(purchaseId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Omit<RefundBody, "reason_code">) =>
      post(`/admin/purchases/${purchaseId}/refund`, body),
    onSettled: () => client.invalidateQueries({ queryKey: [KEY] }),
  })
}

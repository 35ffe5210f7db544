import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query"
import type {
  AuditLogResponse,
  AuditVerification,
  VerifyAuditBody,
} from "../../contract"
import { get, post } from "./api"

export interface AuditPage {
  q: string
  actor?: string
  from?: string
  until?: string
  limit: number
  offset: number
}

export function useAuditLog(page: AuditPage) {
  const query = new URLSearchParams(
    Object.entries(page).flatMap(([key, value]) =>
      value === undefined || value === "" ? [] : [[key, String(value)]]
    )
  ).toString()
  return useQuery({
    queryKey: ["codex-checkout", "audit-log", query],
    queryFn: () => get<AuditLogResponse>(`/admin/audit-events?${query}`),
    placeholderData: keepPreviousData,
  })
}

export const useVerifyAudit = () =>
  useMutation({
    mutationFn: (body: VerifyAuditBody) =>
      post<AuditVerification>("/admin/audit-events/verify", body),
  })

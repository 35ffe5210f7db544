import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query"
import type {
  AuditLogResponse,
  AuditVerification,
  VerifyAuditBody,
} from "../../contract"
import { get, post } from "./api"

export function useAuditLog(query: string) {
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

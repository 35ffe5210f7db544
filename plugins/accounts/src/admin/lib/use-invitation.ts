import { useMutation, useQuery } from "@tanstack/react-query"
import type { InvitationAccepted, InvitationView } from "../../contract"
import { api } from "./api"

const path = (token: string) =>
  `/admin/account/invitations/${encodeURIComponent(token)}`

export const useInvitation = (token: string) =>
  useQuery({
    queryKey: ["codex-invitation", token],
    queryFn: () => api<InvitationView>(path(token)),
    retry: false,
  })

export const useAnswer = (token: string) => ({
  accept: useMutation({
    mutationFn: () => api<InvitationAccepted>(`${path(token)}/accept`, {}),
  }),
  decline: useMutation({
    mutationFn: () => api(`${path(token)}/decline`, {}),
  }),
})

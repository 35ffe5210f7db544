import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type { EmailDetail, EmailLine } from "../../contract"
import { call } from "./api"

const KEY = "codex-messages"
const LIVE_MS = 2_000

export interface EmailsPage {
  q: string
  state?: string | undefined
  type?: string | undefined
  limit: number
  offset: number
}

function search(page: EmailsPage): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(page)) {
    if (value !== undefined && value !== "") {
      query.set(name, String(value))
    }
  }
  return query.toString()
}

const waits = ({ state }: EmailLine) => state === "pending"

export function useEmails(page: EmailsPage) {
  const query = search(page)
  return useQuery({
    queryKey: [KEY, "emails", query],
    queryFn: () =>
      call<{ emails: EmailLine[]; count: number }>(
        "GET",
        `/admin/emails?${query}`
      ),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.emails.some(waits) ? LIVE_MS : false,
  })
}

export function useEmail(id: string | null) {
  return useQuery({
    queryKey: [KEY, "email", id],
    queryFn: async () =>
      (await call<{ email: EmailDetail }>("GET", `/admin/emails/${id}`)).email,
    enabled: id !== null,
    refetchInterval: ({ state }) =>
      state.data && waits(state.data) ? LIVE_MS : false,
  })
}

export function useResend() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call("POST", `/admin/emails/${id}/resend`, {}),
    onSettled: () => client.invalidateQueries({ queryKey: [KEY] }),
  })
}

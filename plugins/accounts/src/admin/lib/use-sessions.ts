import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { SessionList } from "../../contract"
import { api } from "./api"

const KEY = ["codex-own-sessions"]

const call = <T>(path: string, body?: object) =>
  api<T>(`/admin/account/${path}`, body)

export function useSessions() {
  return useQuery({
    queryKey: KEY,
    queryFn: () => call<SessionList>("sessions"),
  })
}

/** Ends one session by its id, or every other one without. */
export function useEndSession(onDone: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string | undefined) =>
      id
        ? call(`sessions/${encodeURIComponent(id)}/end`, {})
        : call("sign-out-everywhere", { keep_this: true }),
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  })
}

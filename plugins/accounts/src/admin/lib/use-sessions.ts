import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { SessionList } from "../../contract"

/** Set by the dashboard's build when the API has another origin. */
declare const __BACKEND_URL__: string | undefined

const base = (
  typeof __BACKEND_URL__ === "string" ? __BACKEND_URL__ : ""
).replace(/\/$/, "")

const KEY = ["codex-own-sessions"]

async function call<T>(path: string, body?: object): Promise<T> {
  const response = await fetch(`${base}/admin/account/${path}`, {
    method: body ? "POST" : "GET",
    credentials: "include",
    headers: { "content-type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (!response.ok) {
    throw new Error(`${path}: ${response.status}`)
  }
  return (await response.json()) as T
}

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

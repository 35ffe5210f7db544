import type { AskedCode } from "@codex/plugin-messages/contract"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import type { EmailChanged, OwnEmail } from "../../contract"
import { api } from "./api"

const KEY = ["codex-own-email"]
const PATH = "/admin/account/email"

export const useEmail = () =>
  useQuery({ queryKey: KEY, queryFn: () => api<OwnEmail>(PATH) })

/** The two steps to another address: a password, then the code sent there. */
export function useChangeEmail(onDone: (email: string) => void) {
  const client = useQueryClient()
  const [asked, setAsked] = useState<AskedCode | null>(null)
  const ask = useMutation({
    mutationFn: (body: { email: string; password: string }) =>
      api<AskedCode>(PATH, body),
    onSuccess: setAsked,
  })
  const confirm = useMutation({
    mutationFn: (code: string) =>
      api<EmailChanged>(`${PATH}/confirm`, {
        request_id: asked?.request_id ?? "",
        code,
      }),
    // The dashboard shows the address in other places, too.
    onSuccess: async ({ email }) => {
      await client.invalidateQueries()
      onDone(email)
    },
  })
  const restart = () => {
    setAsked(null)
    ask.reset()
    confirm.reset()
  }
  return { asked, ask, confirm, restart }
}

export type ChangeEmail = ReturnType<typeof useChangeEmail>

import type { AskedText } from "@codex/plugin-messages/contract"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import type { OwnPhone, PhoneProven } from "../../contract"
import { api } from "./api"

const KEY = ["codex-own-phone"]
const PATH = "/admin/account/phone"

/** Nobody but a creator has one: an operator's profile shows nothing. */
export const usePhone = () =>
  useQuery({ queryKey: KEY, queryFn: () => api<OwnPhone>(PATH), retry: false })

/** The two steps to a proven number: the number, then the code texted to it. */
export function useProvePhone(onDone: (number: string) => void) {
  const client = useQueryClient()
  const [asked, setAsked] = useState<AskedText | null>(null)
  const ask = useMutation({
    mutationFn: (number: string) => api<AskedText>(PATH, { number }),
    onSuccess: setAsked,
  })
  const confirm = useMutation({
    mutationFn: (code: string) =>
      api<PhoneProven>(`${PATH}/confirm`, {
        request_id: asked?.request_id ?? "",
        code,
      }),
    onSuccess: async ({ number }) => {
      await client.invalidateQueries()
      onDone(number)
    },
  })
  const restart = () => {
    setAsked(null)
    ask.reset()
    confirm.reset()
  }
  return { asked, ask, confirm, restart }
}

export type ProvePhone = ReturnType<typeof useProvePhone>

import type { AskedCode } from "@codex/plugin-messages/contract"
import { useMutation, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useLocation, useNavigate } from "react-router-dom"
import type { HandleAnswer, SignedUp, SignUpOffer } from "../../contract"
import { api } from "./api"

/** What a creator types; the handle follows the name until it is touched. */
export interface Details {
  name: string
  handle: string
  email: string
  password: string
}

const NOTHING: Details = { name: "", handle: "", email: "", password: "" }

export const useOffer = () =>
  useQuery({
    queryKey: ["codex-sign-up-offer"],
    queryFn: () => api<SignUpOffer>("/api/sign-up/offer"),
    // A login page that is left open for a day still says what is true.
    staleTime: 60_000,
  })

/** Whether the address is free; asked once it could be one. */
export const useHandle = (handle: string) =>
  useQuery({
    queryKey: ["codex-sign-up-handle", handle],
    queryFn: () =>
      api<HandleAnswer>(`/api/sign-up/handles/${encodeURIComponent(handle)}`),
    enabled: handle.length >= 3,
  })

async function signIn(email: string, password: string): Promise<boolean> {
  const { token, mfa_required: more } = await api<{
    token?: string
    mfa_required?: boolean
  }>("/auth/user/emailpass", { email, password })
  if (!token || more) {
    return false
  }
  await api("/auth/session", {}, { token })
  return true
}

/** Where the dashboard was asked for before it showed the login. */
function useWanted(): string {
  const { from } = (useLocation().state ?? {}) as {
    from?: { pathname?: string }
  }
  return from?.pathname?.startsWith("/studio/") ? from.pathname : "/studio"
}

/** The two steps of a sign-up, and the way into Studio after them. */
export function useSignUp(onSecondFactor: () => void) {
  const [details, setDetails] = useState(NOTHING)
  const [asked, setAsked] = useState<AskedCode | null>(null)
  const navigate = useNavigate()
  const wanted = useWanted()
  const ask = useMutation({
    mutationFn: () =>
      api<AskedCode>("/api/sign-up/codes", { email: details.email }),
    onSuccess: setAsked,
  })
  const finish = useMutation({
    mutationFn: async (code: string) => {
      const { name, handle, password } = details
      const { email } = await api<SignedUp>("/api/sign-up/creators", {
        ...{ request_id: asked?.request_id ?? "", code },
        ...{ name, handle, password },
      })
      return signIn(email, password)
    },
    onSuccess: (signedIn) =>
      signedIn ? navigate(wanted, { replace: true }) : onSecondFactor(),
  })
  return {
    details,
    set: (patch: Partial<Details>) =>
      setDetails((before) => ({ ...before, ...patch })),
    asked,
    back: () => {
      finish.reset()
      setAsked(null)
    },
    ask,
    finish,
  }
}

export type SignUp = ReturnType<typeof useSignUp>

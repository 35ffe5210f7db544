import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useNavigate } from "react-router-dom"
import type { CreatorClosing } from "../../contract"
import { get, post } from "./api"

const PATH = "/admin/account/closing"

/** Nobody but a creator can: an operator's profile shows nothing. */
export const useClosing = () =>
  useQuery({
    queryKey: ["codex-closing"],
    queryFn: () => get<CreatorClosing>(PATH),
    retry: false,
  })

/** Closes the account; nothing of it is asked for again, and nobody is in. */
export function useCloseAccount(onSuccess: () => void) {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (password: string) => post(PATH, { password }),
    onSuccess: async () => {
      onSuccess()
      await navigate("/login", { replace: true })
      client.clear()
    },
  })
}

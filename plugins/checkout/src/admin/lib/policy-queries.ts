import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type {
  BuyerPolicyBody,
  BuyerPolicyResponse,
  RefundPolicyBody,
  RefundPolicyResponse,
} from "../../contract"
import { del, get, put } from "./api"

const KEY = "codex-checkout"

/** Whose rules: one store's, or every store's that has none of its own. */
export type RuleScope = "studio" | "shop"

const BASE = { studio: "/admin/studio", shop: "/admin" } as const

interface Policies {
  "buyer-policy": { body: BuyerPolicyBody; response: BuyerPolicyResponse }
  "refund-policy": { body: RefundPolicyBody; response: RefundPolicyResponse }
}

export type PolicyName = keyof Policies

export function usePolicy<Name extends PolicyName>(
  name: Name,
  scope: RuleScope
) {
  const path = `${BASE[scope]}/${name}`
  const queryKey = [KEY, name, scope]
  const client = useQueryClient()
  type Response = Policies[Name]["response"]
  const keep = (answer: Response) => client.setQueryData(queryKey, answer)
  const query = useQuery({ queryKey, queryFn: () => get<Response>(path) })
  const save = useMutation({
    mutationFn: (body: Policies[Name]["body"]) => put<Response>(path, body),
    onSuccess: keep,
  })
  const follow = useMutation({
    mutationFn: () => del<Response>(path),
    onSuccess: keep,
  })
  return { query, save, follow }
}

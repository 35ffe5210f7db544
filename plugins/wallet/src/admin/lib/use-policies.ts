import { useQuery } from "@tanstack/react-query"
import type { PoliciesResponse, PolicyBody } from "../../contract"
import { read, send } from "./api"
import { useMoneyChange } from "./use-payouts"

const PATH = "/admin/payout-policies"

export const usePolicies = () =>
  useQuery({
    queryKey: ["codex-wallet-policies"],
    queryFn: () => read<PoliciesResponse>(PATH),
  })

export const usePlanPolicy = () =>
  useMoneyChange((body: PolicyBody) => send(PATH, body))

export const useWithdrawPolicy = () =>
  useMoneyChange((id: string) => send(`${PATH}/${id}/withdraw`, {}))

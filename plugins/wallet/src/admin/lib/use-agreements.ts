import { useQuery } from "@tanstack/react-query"
import type { AgreementBody, AgreementsResponse } from "../../contract"
import { read, send } from "./api"
import { useMoneyChange } from "./use-payouts"

const PATH = "/admin/studio/agreements"

export function useAgreements() {
  return useQuery({
    queryKey: ["codex-wallet-agreements"],
    queryFn: () => read<AgreementsResponse>(PATH),
  })
}

export type AgreementVerb = "accept" | "decline" | "end"

export const useAnswer = () =>
  useMoneyChange((input: { id: string; verb: AgreementVerb }) =>
    send(`${PATH}/${input.id}/${input.verb}`)
  )

export const useClaim = () => useMoneyChange(() => send(`${PATH}/claim`))

export const usePropose = () =>
  useMoneyChange((body: AgreementBody) => send<{ state: string }>(PATH, body))

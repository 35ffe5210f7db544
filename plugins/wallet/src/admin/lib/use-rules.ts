import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type {
  RuleBody,
  RulePreviewResponse,
  RulesResponse,
} from "../../contract"
import { read, send } from "./api"
import { useMoneyChange } from "./use-payouts"

const PATH = "/admin/commission-rules"

export function useRules(page: { limit: number; offset: number }) {
  return useQuery({
    queryKey: ["codex-wallet-rules", page],
    queryFn: () => read<RulesResponse>(PATH, page),
    placeholderData: keepPreviousData,
  })
}

export type RuleDraft = Pick<RuleBody, "scope" | "subject" | "bps">

/** What the rule would change, asked once the draft is complete. */
export function useRulePreview(draft: RuleDraft | null) {
  return useQuery({
    queryKey: ["codex-wallet-rule-preview", draft],
    queryFn: () =>
      read<RulePreviewResponse>(`${PATH}/preview`, {
        scope: draft?.scope,
        subject: draft?.subject,
        bps: draft?.bps,
      }),
    enabled: draft !== null,
    placeholderData: keepPreviousData,
    retry: false,
  })
}

export const useAddRule = () =>
  useMoneyChange((body: Omit<RuleBody, "note"> & { note: string }) =>
    send(PATH, body)
  )

export const useEndRule = () =>
  useMoneyChange((id: string) => send(`${PATH}/${id}/end`))

import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { SettlementModeName, SettlementsResponse } from "../../contract"
import { read, send } from "./api"
import { useMoneyChange } from "./use-payouts"

/** Who is paid for each organization's sales. */
export function useSettlements(page: {
  q?: string
  limit: number
  offset: number
}) {
  return useQuery({
    queryKey: ["codex-wallet-settlements", page],
    queryFn: () => read<SettlementsResponse>("/admin/settlements", page),
    placeholderData: keepPreviousData,
  })
}

export const useChangeSettlement = () =>
  useMoneyChange((input: { id: string; mode: SettlementModeName }) =>
    send(`/admin/settlements/${input.id}`, { mode: input.mode })
  )

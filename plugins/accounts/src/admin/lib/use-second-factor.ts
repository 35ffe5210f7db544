import { useQuery } from "@tanstack/react-query"
import type { SecondFactor } from "../../contract"
import { api } from "./api"

/** While one is missing, looks every few seconds whether it is there now. */
export const useSecondFactor = () =>
  useQuery({
    queryKey: ["codex-second-factor"],
    queryFn: () => api<SecondFactor>("/admin/account/second-factor"),
    refetchInterval: ({ state }) => (isMissing(state.data) ? 2_000 : false),
  })

export const isMissing = (factor: SecondFactor | undefined): boolean =>
  factor?.required === true && !factor.set_up

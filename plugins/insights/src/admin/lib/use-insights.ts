import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { HomeResponse, StudioInsightsResponse } from "../../contract"
import { read } from "./api"

/** A purchase shows up while somebody is looking. */
const LIVE_MS = 5_000

function useRead<T>(path: string, range: number) {
  return useQuery({
    queryKey: ["codex-insights", path, range],
    queryFn: () => read<T>(`${path}?range=${range}`),
    placeholderData: keepPreviousData,
    refetchInterval: LIVE_MS,
  })
}

export const useHome = (range: number) =>
  useRead<HomeResponse>("/admin/insights/home", range)

export const useStudioInsights = (range: number) =>
  useRead<StudioInsightsResponse>("/admin/studio/insights", range)

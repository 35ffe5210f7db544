import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query"
import type { ShoppersResponse } from "../../contract"
import { get } from "./api"
import { saveFile } from "./save-file"

export function useShoppers(query: string) {
  return useQuery({
    queryKey: ["codex-shoppers", query],
    queryFn: () => get<ShoppersResponse>(`/admin/shoppers?${query}`),
    placeholderData: keepPreviousData,
  })
}

/** Saves a file of these shoppers. */
export const useShoppersFile = () =>
  useMutation({
    mutationFn: (ids: readonly string[]) =>
      saveFile("/admin/shoppers/csv", { ids }),
  })

import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type { CreatorListItem, StatusBody } from "../../contract"
import { api } from "./api"

const KEY = "codex-creators"

interface CreatorList {
  creators: CreatorListItem[]
  count: number
}

export function useCreators(query: string) {
  return useQuery<CreatorList>({
    queryKey: [KEY, query],
    queryFn: () => api<CreatorList>(`/admin/creators?${query}`),
    placeholderData: keepPreviousData,
  })
}

function useChange<T>(change: (value: T) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: [KEY] }),
  })
}

export const useCreatorStatus = () =>
  useChange(({ id, ...body }: StatusBody & { id: string }) =>
    api(`/admin/creators/${id}`, body)
  )

export const useApproveCreator = () =>
  useChange((id: string) => api(`/admin/creators/${id}/approve`, {}))

import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type { CreatorListItem, UpdateCreatorBody } from "../../contract"
import { api } from "./api"

const KEY = "codex-creators"

interface CreatorList {
  creators: CreatorListItem[]
  count: number
}

export function useCreators(page: {
  q: string
  limit: number
  offset: number
}) {
  const query = new URLSearchParams({
    limit: String(page.limit),
    offset: String(page.offset),
    ...(page.q.trim() ? { q: page.q.trim() } : {}),
  })
  return useQuery<CreatorList>({
    queryKey: [KEY, query.toString()],
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
  useChange(({ id, ...body }: UpdateCreatorBody & { id: string }) =>
    api(`/admin/creators/${id}`, body)
  )

export const useApproveCreator = () =>
  useChange((id: string) => api(`/admin/creators/${id}/approve`, {}))

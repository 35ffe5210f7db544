import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type { OrganizationListItem, StatusBody } from "../../contract"
import { api } from "./api"

const KEY = "codex-organizations"

interface OrganizationList {
  organizations: OrganizationListItem[]
  count: number
}

export function useOrganizations(query: string) {
  return useQuery<OrganizationList>({
    queryKey: [KEY, query],
    queryFn: () => api<OrganizationList>(`/admin/organizations?${query}`),
    placeholderData: keepPreviousData,
  })
}

export function useOrganizationStatus() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...body }: StatusBody & { id: string }) =>
      api(`/admin/organizations/${id}`, body),
    onSuccess: () => client.invalidateQueries({ queryKey: [KEY] }),
  })
}

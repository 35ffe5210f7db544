import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type {
  CustomerGrantsResponse,
  ExtendAccessBody,
  GiveAccessBody,
  TakeBackBody,
} from "../../contract"
import { api } from "./api"

const keyOf = (customerId: string) => ["codex-customer-grants", customerId]
const pathOf = (customerId: string) =>
  `/admin/customers/${encodeURIComponent(customerId)}/grants`

export function useCustomerGrants(customerId: string) {
  return useQuery({
    queryKey: keyOf(customerId),
    queryFn: () => api<CustomerGrantsResponse>(pathOf(customerId)),
  })
}

/** One act; what it answers is the table from then on. */
function useAct<Body extends object>(
  customerId: string,
  act: (body: Body) => Promise<CustomerGrantsResponse>
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (grants) => client.setQueryData(keyOf(customerId), grants),
  })
}

export const useGiveAccess = (customerId: string) =>
  useAct(customerId, (body: GiveAccessBody) => api(pathOf(customerId), body))

export const useExtendAccess = (customerId: string, grantId: string) =>
  useAct(customerId, (body: ExtendAccessBody) =>
    api(`${pathOf(customerId)}/${grantId}`, body)
  )

export const useTakeBack = (customerId: string, grantId: string) =>
  useAct(customerId, (body: TakeBackBody) =>
    api(`${pathOf(customerId)}/${grantId}/revoke`, body)
  )

export interface PostChoice {
  id: string
  title: string
  organization: { name: string }
}

/** Posts by title, as the operator's list of posts finds them. */
export function usePostChoices(search: string) {
  const query = new URLSearchParams({
    status: "released",
    limit: "8",
    offset: "0",
    ...(search.trim() ? { q: search.trim() } : {}),
  })
  return useQuery({
    queryKey: ["codex-post-choices", query.toString()],
    queryFn: () => api<{ posts: PostChoice[] }>(`/admin/posts?${query}`),
    placeholderData: keepPreviousData,
    select: ({ posts }) => posts,
  })
}

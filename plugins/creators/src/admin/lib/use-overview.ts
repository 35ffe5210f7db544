import { useQuery } from "@tanstack/react-query"
import { api } from "./api"
import { STUDIO_KEY } from "./use-studio-me"

interface Counted {
  count: number
}

interface Wallet {
  currency_code: string
  balances: { available_minor: number; pending_minor: number }
}

export interface Overview {
  media: number | null
  posts: number | null
  drafts: number | null
  published: number | null
  wallet: Wallet | null
}

/** A part that another plugin serves may be missing or failing: null then. */
async function part<T>(path: string): Promise<T | null> {
  try {
    return await api<T>(path)
  } catch {
    return null
  }
}

const countOf = async (path: string) =>
  (await part<Counted>(`${path}limit=1`))?.count ?? null

async function fetchOverview(): Promise<Overview> {
  const [media, posts, drafts, published, wallet] = await Promise.all([
    countOf("/admin/studio/media?"),
    countOf("/admin/studio/posts?"),
    countOf("/admin/studio/posts?status=draft&"),
    countOf("/admin/studio/posts?status=published&"),
    part<Wallet>("/admin/studio/wallet?limit=1"),
  ])
  return { media, posts, drafts, published, wallet }
}

/** What the first steps and the quick numbers are derived from, kept live. */
export function useOverview(organizationId: string) {
  return useQuery<Overview>({
    queryKey: [STUDIO_KEY, "overview", organizationId],
    queryFn: fetchOverview,
    refetchInterval: 10_000,
  })
}

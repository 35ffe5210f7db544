import { useQuery } from "@tanstack/react-query"
import { api, ApiError } from "./api"
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

/** Of a plugin that is not installed, or for another role. */
const NOT_HERE = [403, 404]

/** A part that is not here is null; one that fails, fails. */
async function part<T>(path: string): Promise<T | null> {
  try {
    return await api<T>(path)
  } catch (error) {
    if (error instanceof ApiError && NOT_HERE.includes(error.status)) {
      return null
    }
    throw error
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

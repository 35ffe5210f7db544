import { useQuery } from "@tanstack/react-query"
import { api } from "./api"
import { STUDIO_KEY } from "./use-studio-me"

interface MediaList {
  count: number
}

interface PostList {
  posts: { status: string }[]
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

async function fetchOverview(): Promise<Overview> {
  const [media, posts, wallet] = await Promise.all([
    part<MediaList>("/admin/studio/media?limit=1"),
    part<PostList>("/admin/studio/posts"),
    part<Wallet>("/admin/studio/wallet?limit=1"),
  ])
  const withStatus = (status: string) =>
    posts?.posts.filter((post) => post.status === status).length ?? null
  return {
    media: media?.count ?? null,
    posts: posts?.posts.length ?? null,
    drafts: withStatus("draft"),
    published: withStatus("published"),
    wallet,
  }
}

/** What the first steps and the quick numbers are derived from, kept live. */
export function useOverview(organizationId: string) {
  return useQuery<Overview>({
    queryKey: [STUDIO_KEY, "overview", organizationId],
    queryFn: fetchOverview,
    refetchInterval: 10_000,
  })
}

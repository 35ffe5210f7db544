import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type { LibraryResponse } from "@codex/plugin-media/contract"
import type {
  OnSale,
  OperatorPostsResponse,
  PostBody,
  PreviewResponse,
  StudioPost,
  StudioPostResponse,
  StudioPostsResponse,
} from "../../contract"
import { api, ApiError } from "./api"
import { isWorking } from "./draft"

const KEY = "codex-content"
const POSTS = "/admin/studio/posts"
const LIVE_MS = 2_000

/** 4xx will not become better by asking again. */
const retry = (failures: number, error: Error) =>
  failures < 2 && !(error instanceof ApiError && error.status < 500)

function search(values: Record<string, string | number | undefined>) {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined && value !== "") {
      query.set(key, String(value))
    }
  }
  return query.toString()
}

/** Posts of the organization; asks again while a file is being processed. */
export function usePosts(query: string) {
  return useQuery({
    queryKey: [KEY, "posts", query],
    queryFn: () => api<StudioPostsResponse>("GET", `${POSTS}?${query}`),
    placeholderData: keepPreviousData,
    retry,
    refetchInterval: ({ state }) =>
      state.data?.posts.some((post) => isWorking(post.deliverables))
        ? LIVE_MS
        : false,
  })
}

export function usePost(id: string) {
  return useQuery({
    queryKey: [KEY, "post", id],
    queryFn: () =>
      api<StudioPostResponse>("GET", `${POSTS}/${id}`).then((r) => r.post),
    retry,
    refetchInterval: ({ state }) =>
      isWorking(state.data?.deliverables ?? []) ? LIVE_MS : false,
  })
}

export function useOperatorPosts(query: string) {
  return useQuery({
    queryKey: [KEY, "operator", query],
    queryFn: () => api<OperatorPostsResponse>("GET", `/admin/posts?${query}`),
    placeholderData: keepPreviousData,
    retry,
  })
}

function useOperatorChange<Input, Answer>(
  run: (input: Input) => Promise<Answer>
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSettled: () => client.invalidateQueries({ queryKey: [KEY, "operator"] }),
  })
}

/** One after the other, each with its own entry in the log; stops at a refusal. */
export const useDisablePosts = () =>
  useOperatorChange(
    async ({ ids, reason }: { ids: readonly string[]; reason: string }) => {
      for (const id of ids) {
        await api<OnSale>("POST", `/admin/posts/${id}/disable`, { reason })
      }
    }
  )

export const useEnablePosts = () =>
  useOperatorChange(async (ids: readonly string[]) => {
    const answers: OnSale[] = []
    for (const id of ids) {
      answers.push(await api<OnSale>("POST", `/admin/posts/${id}/enable`))
    }
    return answers
  })

/** Files of the creator's library, to be put on a post. */
export function useLibrary(q: string, enabled: boolean) {
  const query = search({ q, limit: 50 })
  return useQuery({
    queryKey: [KEY, "library", query],
    queryFn: () => api<LibraryResponse>("GET", `/admin/studio/media?${query}`),
    placeholderData: keepPreviousData,
    retry,
    enabled,
    refetchInterval: ({ state }) =>
      isWorking(state.data?.media ?? []) ? LIVE_MS : false,
  })
}

/** Single posts on sale, to be put into a bundle. */
export function usePartChoices(enabled: boolean) {
  const query = search({ status: "published", order: "title", limit: 100 })
  return useQuery({
    queryKey: [KEY, "parts", query],
    queryFn: () =>
      api<StudioPostsResponse>("GET", `${POSTS}?${query}`).then(({ posts }) =>
        posts.filter((post) => post.product_type === "content")
      ),
    retry,
    enabled,
  })
}

/** The part of the wallet's waterfall that the editor's line needs. */
interface WaterfallLine {
  waterfall: {
    processing_fee: { payees_minor: number }
  }
  yours_minor: number
}

/** What a price would bring; of a saved post by its own rules and shares. */
export function useShare(priceMinor: number | null, postId?: string) {
  const about = postId ? `&post_id=${encodeURIComponent(postId)}` : ""
  return useQuery({
    queryKey: [KEY, "waterfall", priceMinor, postId],
    queryFn: () =>
      api<WaterfallLine>(
        "GET",
        `/admin/studio/wallet/waterfall?price_minor=${priceMinor}${about}`
      ),
    enabled: priceMinor !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  })
}

/** Every change puts the server's answer in the place of what was shown. */
function usePostChange<Input>(
  run: (input: Input) => Promise<StudioPostResponse>
) {
  const client = useQueryClient()
  return useMutation<StudioPost, Error, Input>({
    mutationFn: (input) => run(input).then((response) => response.post),
    onSuccess: (post) => {
      client.setQueryData([KEY, "post", post.id], post)
      void client.invalidateQueries({ queryKey: [KEY, "posts"] })
    },
  })
}

/** Creates a post, or saves an existing one. */
export const useSavePost = () =>
  usePostChange(({ id, body }: { id: string | null; body: PostBody }) =>
    api<StudioPostResponse>("POST", id ? `${POSTS}/${id}` : POSTS, body)
  )

export const usePublishPost = () =>
  usePostChange((id: string) =>
    api<StudioPostResponse>("POST", `${POSTS}/${id}/publish`)
  )

export const useUnpublishPost = () =>
  usePostChange((id: string) =>
    api<StudioPostResponse>("POST", `${POSTS}/${id}/unpublish`)
  )

export function useDeletePost() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api("DELETE", `${POSTS}/${id}`),
    onSuccess: (_result, id) => {
      client.removeQueries({ queryKey: [KEY, "post", id] })
      void client.invalidateQueries({ queryKey: [KEY, "posts"] })
    },
  })
}

export function usePreview() {
  return useMutation({
    mutationFn: (id: string) =>
      api<PreviewResponse>("POST", `${POSTS}/${id}/preview`),
  })
}

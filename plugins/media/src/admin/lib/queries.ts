import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import type {
  MediaAssetDto,
  MediaResponse,
  NewVersionBody,
  StudioLibraryResponse,
} from "../../contract"
import { api, ApiError, url } from "./api"

export const MEDIA_KEY = "codex-media"
export const MEDIA = "/admin/studio/media"
const LIVE_MS = 2000

/** 4xx will not become better by asking again. */
export const retry = (failures: number, error: Error) =>
  failures < 2 && !(error instanceof ApiError && error.status < 500)

const isWorking = ({ state }: MediaAssetDto) => state === "processing"

export interface LibraryPage {
  q: string
  kind?: string | undefined
  state?: string | undefined
  limit: number
  offset: number
}

/** A page of the library; asks again while something is being processed. */
export function useLibrary(page: LibraryPage) {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(page)) {
    if (value !== undefined && value !== "") {
      query.set(name, String(value))
    }
  }
  return useQuery({
    queryKey: [MEDIA_KEY, "library", query.toString()],
    queryFn: () => api<StudioLibraryResponse>("GET", `${MEDIA}?${query}`),
    placeholderData: keepPreviousData,
    retry,
    refetchInterval: ({ state }) =>
      state.data?.media.some(isWorking) ? LIVE_MS : false,
  })
}

export function useMedia(id: string) {
  return useQuery({
    queryKey: [MEDIA_KEY, "one", id],
    queryFn: () => api<MediaResponse>("GET", `${MEDIA}/${id}`),
    retry,
    refetchInterval: ({ state }) =>
      state.data && isWorking(state.data.media) ? LIVE_MS : false,
  })
}

export function useChange<T = undefined>(
  change: (input: T) => Promise<unknown>
) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () => queries.invalidateQueries({ queryKey: [MEDIA_KEY] }),
  })
}

export const useRename = (id: string) =>
  useChange((title: string) => api("POST", `${MEDIA}/${id}`, { title }))

export const useChoosePoster = (id: string) =>
  useChange((poster: number) => api("POST", `${MEDIA}/${id}`, { poster }))

export const useNewVersion = (id: string) =>
  useChange((body: NewVersionBody) =>
    api("POST", `${MEDIA}/${id}/versions`, body)
  )

/** Not by leaving the page: uploads on their way would ask about it. */
function save(href: string): void {
  const link = document.createElement("a")
  link.href = href
  link.download = ""
  link.click()
}

/** A link good for one download of what was uploaded. */
export const useOriginal = (id: string) =>
  useMutation({
    mutationFn: () =>
      api<{ url: string }>("POST", `${MEDIA}/${id}/original`, {}),
    onSuccess: (link) => save(url(link.url)),
  })

export const useRetry = (id: string) =>
  useChange(() => api("POST", `${MEDIA}/${id}/retry`, {}))

export const useDelete = (id: string) =>
  useChange(() => api("DELETE", `${MEDIA}/${id}`))

import { useQuery } from "@tanstack/react-query"
import type {
  ChaptersResponse,
  CreateTextTrackBody,
  TextTrackResponse,
  TextTracksResponse,
  UpdateTextTrackBody,
} from "../../contract"
import { api, url } from "./api"
import { MEDIA, MEDIA_KEY, retry, useChange } from "./queries"

const tracks = (media: string) => `${MEDIA}/${media}/text-tracks`

export const useTextTracks = (media: string) =>
  useQuery({
    queryKey: [MEDIA_KEY, "tracks", media],
    queryFn: () => api<TextTracksResponse>("GET", tracks(media)),
    retry,
  })

/** One with its cues, asked for anew whenever it is opened. */
export const useTextTrack = (media: string, id: string) =>
  useQuery({
    queryKey: [MEDIA_KEY, "track", media, id],
    queryFn: () => api<TextTrackResponse>("GET", `${tracks(media)}/${id}`),
    retry,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })

export const useAddTrack = (media: string) =>
  useChange((body: CreateTextTrackBody) => api("POST", tracks(media), body))

export const useChangeTrack = (media: string, id: string) =>
  useChange((body: UpdateTextTrackBody) =>
    api("POST", `${tracks(media)}/${id}`, body)
  )

export const useDeleteTrack = (media: string) =>
  useChange((id: string) => api("DELETE", `${tracks(media)}/${id}`))

export const trackFileUrl = (media: string, id: string) =>
  url(`${tracks(media)}/${id}/file`)

const chapters = (media: string) => `${MEDIA}/${media}/chapters`

export const useChapters = (media: string) =>
  useQuery({
    queryKey: [MEDIA_KEY, "chapters", media],
    queryFn: () => api<ChaptersResponse>("GET", chapters(media)),
    retry,
    refetchOnWindowFocus: false,
  })

export const useSaveChapters = (media: string) =>
  useChange((body: ChaptersResponse) => api("POST", chapters(media), body))

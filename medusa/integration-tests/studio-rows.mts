import type { Fixtures } from "./fixtures.mts"
import { at, type Row } from "./matrix-row.mts"

const WORDS = "WEBVTT\n\n00:00.000 --> 00:01.000\nBonjour\n"
const tracks = (f: Fixtures) => `/admin/studio/media/${f.asset}/text-tracks`

/** Studio: a creator's own things, and nobody else's. */
export const studioRows: Row[] = [
  {
    route: "GET /admin/studio/me",
    area: "studio",
    foreign: "own",
    request: () => at("/admin/studio/me"),
  },
  {
    route: "POST /admin/studio/settings",
    area: "studio",
    request: (f) => ({
      ...at("/admin/studio/settings", {
        tagline: "Short practices for long days",
      }),
      headers: { "x-codex-organization": f.organization },
    }),
  },
  {
    route: "GET /admin/studio/media",
    area: "studio",
    foreign: "own",
    request: () => at("/admin/studio/media"),
  },
  {
    route: "GET /admin/studio/media/:id",
    area: "studio",
    request: (f) => at(`/admin/studio/media/${f.asset}`),
  },
  {
    route: "POST /admin/studio/media/:id",
    area: "studio",
    request: (f) =>
      at(`/admin/studio/media/${f.asset}`, { title: "Renamed by the matrix" }),
  },
  {
    route: "DELETE /admin/studio/media/:id",
    area: "studio",
    request: (f) => at(`/admin/studio/media/${f.scratchAsset}`),
  },
  {
    route: "POST /admin/studio/media/:id/retry",
    area: "studio",
    request: (f) => at(`/admin/studio/media/${f.failedAsset}/retry`, {}),
  },
  {
    route: "POST /admin/studio/media/:id/original",
    area: "studio",
    request: (f) => at(`/admin/studio/media/${f.asset}/original`, {}),
  },
  {
    route: "POST /admin/studio/media/:id/versions",
    area: "studio",
    request: (f) =>
      at(`/admin/studio/media/${f.book}/versions`, {
        replacement_id: f.newBook,
        note: "One more chapter",
      }),
  },
  {
    route: "GET /admin/studio/media/:id/thumbnail",
    area: "studio",
    request: (f) => at(`/admin/studio/media/${f.asset}/thumbnail`),
  },
  {
    route: "GET /admin/studio/media/:id/waveform",
    area: "studio",
    request: (f) => at(`/admin/studio/media/${f.asset}/waveform`),
  },
  {
    route: "GET /admin/studio/media/:id/chapters",
    area: "studio",
    request: (f) => at(`/admin/studio/media/${f.asset}/chapters`),
  },
  {
    route: "POST /admin/studio/media/:id/chapters",
    area: "studio",
    request: (f) =>
      at(`/admin/studio/media/${f.asset}/chapters`, {
        chapters: [{ start_ms: 0, title: "Beginning" }],
      }),
  },
  {
    route: "GET /admin/studio/media/:id/text-tracks",
    area: "studio",
    request: (f) => at(tracks(f)),
  },
  {
    route: "POST /admin/studio/media/:id/text-tracks",
    area: "studio",
    request: (f) =>
      at(tracks(f), { kind: "subtitles", language: "fr", text: WORDS }),
  },
  {
    route: "GET /admin/studio/media/:id/text-tracks/:track_id",
    area: "studio",
    request: (f) => at(`${tracks(f)}/${f.textTrack}`),
  },
  {
    route: "POST /admin/studio/media/:id/text-tracks/:track_id",
    area: "studio",
    request: (f) =>
      at(`${tracks(f)}/${f.textTrack}`, { label: "Renamed by the matrix" }),
  },
  {
    route: "GET /admin/studio/media/:id/text-tracks/:track_id/file",
    area: "studio",
    request: (f) => at(`${tracks(f)}/${f.textTrack}/file`),
  },
  {
    route: "DELETE /admin/studio/media/:id/text-tracks/:track_id",
    area: "studio",
    request: (f) => at(`${tracks(f)}/${f.doomedTextTrack}`),
  },
  {
    route: "GET /admin/studio/uploads",
    area: "studio",
    foreign: "own",
    request: () => at("/admin/studio/uploads"),
  },
  {
    route: "POST /admin/studio/uploads",
    area: "studio",
    foreign: "own",
    request: () =>
      at("/admin/studio/uploads", {
        filename: "a.mp3",
        content_type: "audio/mpeg",
        size_bytes: 999,
      }),
  },
  {
    route: "POST /admin/studio/uploads/:id/sign",
    area: "studio",
    request: (f) =>
      at(`/admin/studio/uploads/${f.upload}/sign`, { part_numbers: [1] }),
  },
  {
    route: "GET /admin/studio/uploads/:id/parts",
    area: "studio",
    request: (f) => at(`/admin/studio/uploads/${f.upload}/parts`),
  },
  {
    route: "POST /admin/studio/uploads/:id/complete",
    area: "studio",
    request: (f) => at(`/admin/studio/uploads/${f.upload}/complete`, {}),
  },
  {
    route: "DELETE /admin/studio/uploads/:id",
    area: "studio",
    request: (f) => at(`/admin/studio/uploads/${f.doomedUpload}`),
  },
  {
    route: "GET /admin/studio/posts",
    area: "studio",
    foreign: "own",
    request: () => at("/admin/studio/posts"),
  },
  {
    route: "POST /admin/studio/posts",
    area: "studio",
    request: (f) =>
      at("/admin/studio/posts", {
        title: "With a file",
        deliverables: [{ asset_id: f.asset }],
      }),
  },
  {
    route: "GET /admin/studio/posts/:id",
    area: "studio",
    request: (f) => at(`/admin/studio/posts/${f.draft}`),
  },
  {
    route: "POST /admin/studio/posts/:id",
    area: "studio",
    request: (f) =>
      at(`/admin/studio/posts/${f.scratch}`, { title: "Scratch, renamed" }),
  },
  {
    route: "GET /admin/studio/posts/:id/cover",
    area: "studio",
    request: (f) => at(`/admin/studio/posts/${f.scratch}/cover`),
  },
  {
    route: "POST /admin/studio/posts/:id/preview",
    area: "studio",
    request: (f) => at(`/admin/studio/posts/${f.scratch}/preview`, {}),
  },
  {
    route: "POST /admin/studio/posts/:id/publish",
    area: "studio",
    request: (f) => at(`/admin/studio/posts/${f.scratch}/publish`, {}),
  },
  {
    route: "POST /admin/studio/posts/:id/unpublish",
    area: "studio",
    request: (f) => at(`/admin/studio/posts/${f.scratch}/unpublish`, {}),
  },
  {
    route: "DELETE /admin/studio/posts/:id",
    area: "studio",
    request: (f) => at(`/admin/studio/posts/${f.scratch}`),
  },
  {
    route: "GET /admin/studio/wallet",
    area: "studio",
    foreign: "own",
    request: () => at("/admin/studio/wallet"),
  },
  {
    route: "GET /admin/studio/wallet/waterfall",
    area: "studio",
    foreign: "own",
    request: () => at("/admin/studio/wallet/waterfall?price_minor=1999"),
  },
]

import { FILE_TYPES } from "./file-types"

/** What is made into streams, and plays. */
export type PlayableKind = "video" | "audio"

/** A `file` is sold as it is: nothing is made of it, and nothing plays it. */
export type MediaKind = PlayableKind | "file"

/** Demuxers we ever hand to ffmpeg; everything else is refused by sniffing. */
export type Demuxer = "mov" | "mp3" | "wav" | "aac"

export interface AcceptedType {
  label: string
  kind: MediaKind
  extension: string
  /** Of what plays; a file has a sign of its own (`domain/file-types`). */
  demuxer?: Demuxer
  contentTypes: readonly string[]
}

/** What a creator may upload (PRODUCT: MP4, MOV; MP3, WAV, AAC; files). */
export const ACCEPTED_TYPES: readonly AcceptedType[] = [
  {
    label: "MP4",
    kind: "video",
    extension: "mp4",
    demuxer: "mov",
    contentTypes: ["video/mp4"],
  },
  {
    label: "MOV",
    kind: "video",
    extension: "mov",
    demuxer: "mov",
    contentTypes: ["video/quicktime"],
  },
  {
    label: "MP3",
    kind: "audio",
    extension: "mp3",
    demuxer: "mp3",
    contentTypes: ["audio/mpeg", "audio/mp3"],
  },
  {
    label: "WAV",
    kind: "audio",
    extension: "wav",
    demuxer: "wav",
    contentTypes: ["audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave"],
  },
  {
    label: "AAC",
    kind: "audio",
    extension: "aac",
    demuxer: "aac",
    contentTypes: ["audio/aac", "audio/x-aac", "audio/vnd.dlna.adts"],
  },
  ...FILE_TYPES.map((type) => ({ ...type, kind: "file" as const })),
]

export interface SizeLimits {
  videoBytes: number
  audioBytes: number
  fileBytes: number
}

const MIB = 1024 ** 2

export const DEFAULT_LIMITS: SizeLimits = {
  videoBytes: 5 * 1024 * MIB,
  audioBytes: 500 * MIB,
  fileBytes: 1024 * MIB,
}

const LIMIT_OF = {
  video: "videoBytes",
  audio: "audioBytes",
  file: "fileBytes",
} as const satisfies Record<MediaKind, keyof SizeLimits>

/** The most a file of this kind may have. */
export const limitOf = (limits: SizeLimits, kind: MediaKind): number =>
  limits[LIMIT_OF[kind]]

export type DeclaredCheck =
  | { ok: true; type: AcceptedType }
  | { ok: false; code: "media_type_refused" }
  | { ok: false; code: "media_empty" }
  | { ok: false; code: "media_too_large"; kind: MediaKind; limitBytes: number }

/** Browsers and systems disagree on types; these say "unknown". */
const VAGUE = new Set(["", "application/octet-stream"])

function findType(filename: string, contentType: string) {
  const extension = filename.toLowerCase().split(".").pop() ?? ""
  const type = ACCEPTED_TYPES.find((entry) => entry.extension === extension)
  const declared = contentType.toLowerCase().split(";")[0]?.trim() ?? ""
  const agrees =
    type !== undefined &&
    (VAGUE.has(declared) || type.contentTypes.includes(declared))
  return agrees ? type : undefined
}

/** The check before a byte is sent: name, declared type and size only. */
export function checkDeclared(
  file: { filename: string; contentType: string; sizeBytes: number },
  limits: SizeLimits = DEFAULT_LIMITS
): DeclaredCheck {
  const type = findType(file.filename, file.contentType)
  if (!type) {
    return { ok: false, code: "media_type_refused" }
  }
  if (file.sizeBytes < 1) {
    return { ok: false, code: "media_empty" }
  }
  const limitBytes = limitOf(limits, type.kind)
  if (file.sizeBytes > limitBytes) {
    return { ok: false, code: "media_too_large", kind: type.kind, limitBytes }
  }
  return { ok: true, type }
}

/** The type a sniffed container is stored and served as. */
export function typeOfDemuxer(demuxer: Demuxer): AcceptedType | undefined {
  return ACCEPTED_TYPES.find((entry) => entry.demuxer === demuxer)
}

import {
  type Bandwidth,
  measureBandwidth,
  type NewRendition,
  parseMediaPlaylist,
  type Plan,
  type Rung,
  type Segment,
  type Sound,
} from "@codex/media"
import { readFile, stat } from "node:fs/promises"
import { join } from "node:path"

import { TranscodeFailure } from "./failure"

/** A rendition as it lies in the folder. */
export interface Made {
  bandwidth: Bandwidth
  segments: (Segment & { uri: string })[]
  /** Its segments are in storage: other workers have made some of them. */
  isStored?: boolean
}

/** Everything made so far, by name. */
export type AllMade = Map<string, Made>

export const playlistOf = (name: string) => `${name}/index.m3u8`

export async function measure(cwd: string, name: string): Promise<Made> {
  const playlist = await readFile(join(cwd, playlistOf(name)), "utf8")
  const segments = await Promise.all(
    parseMediaPlaylist(playlist).map(async ({ seconds, uri }) => ({
      seconds,
      uri,
      bytes: (await stat(join(cwd, name, uri))).size,
    }))
  )
  if (segments.length === 0) {
    throw new TranscodeFailure("damaged", `no segments in ${name}`)
  }
  return { bandwidth: measureBandwidth(segments), segments }
}

const isRung = (rendition: Rung | Sound): rendition is Rung =>
  "width" in rendition

function shape(rendition: Rung | Sound, { fps }: Plan) {
  return isRung(rendition)
    ? {
        kind: "video" as const,
        width: rendition.width,
        height: rendition.height,
        fps: Number((fps.num / fps.den).toFixed(3)),
        is_copied: rendition.kind === "copy",
      }
    : {
        kind: "audio" as const,
        width: null,
        height: null,
        fps: null,
        is_copied: rendition.isCopied,
      }
}

/** The row of a rendition: what it is made of, measured. */
export function renditionRow(
  rendition: Rung | Sound,
  plan: Plan,
  { bandwidth, segments }: Made
): NewRendition {
  const seconds = segments.reduce((sum, segment) => sum + segment.seconds, 0)
  return {
    name: rendition.name,
    ...shape(rendition, plan),
    codecs: rendition.codecs,
    bandwidth: bandwidth.peak,
    average_bandwidth: bandwidth.average,
    duration_ms: Math.max(1, Math.round(seconds * 1000)),
    segment_count: segments.length,
    size_bytes: segments.reduce((sum, { bytes }) => sum + bytes, 0),
    playlist: playlistOf(rendition.name),
  }
}

import { MAX_PIXELS } from "./ladder"
import type { Demuxer } from "./limits"

/**
 * Decoders a creator's file may use. ffprobe opens a decoder for subtitle
 * tracks too and gives up where it may not, hence mov_text.
 */
const DECODERS = [
  "h264,hevc,mpeg4,mjpeg,prores,vp9,libvpx-vp9,av1,libdav1d,dnxhd,png",
  "aac,mp3,mp3float,alac,ac3,eac3,opus,libopus,flac,mov_text",
  "pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_u8,pcm_s8",
  "pcm_f32le,pcm_f32be,pcm_f64le,pcm_alaw,pcm_mulaw",
].join(",")

export interface Input {
  demuxer: Demuxer
  /** A file name of ours inside the working directory, never the creator's. */
  file: string
}

/**
 * Options of every input, ffprobe's included (RELIABILITY §2.2 rule 2): one
 * named demuxer, local files only, bounded pixels and streams.
 */
export function guarded({ demuxer, file }: Input): string[] {
  return [
    ...["-protocol_whitelist", "file"],
    ...["-format_whitelist", demuxer],
    ...["-codec_whitelist", DECODERS],
    ...["-max_pixels", String(MAX_PIXELS)],
    ...["-max_streams", "8"],
    ...["-f", demuxer],
    ...["-i", file],
  ]
}

export const QUIET = ["-hide_banner", "-loglevel", "error"]

/** Subtitles, attachments, chapters and GPS positions stay behind. */
export const STRIPPED = [
  ...["-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1"],
]

export const seconds = (ms: number) => (ms / 1000).toFixed(3)

export function probeArgs(input: Input): string[] {
  return [
    ...QUIET,
    ...["-print_format", "json", "-show_format", "-show_streams"],
    ...guarded(input),
  ]
}

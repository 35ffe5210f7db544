import { GOP_SECONDS, MAX_PIXELS, SEGMENT_SECONDS } from "./ladder"
import type { Demuxer } from "./limits"
import type { Plan, Rung } from "./plan"

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
function guarded({ demuxer, file }: Input): string[] {
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

const QUIET = ["-hide_banner", "-loglevel", "error"]

export function probeArgs(input: Input): string[] {
  return [
    ...QUIET,
    ...["-print_format", "json", "-show_format", "-show_streams"],
    ...guarded(input),
  ]
}

/** One decode, one chain: each rung is scaled from the next larger one. */
function filterGraph(plan: Plan): string {
  const last = plan.rungs.length - 1
  const rate = `fps=${plan.fps.num}/${plan.fps.den}`
  return plan.rungs
    .map((rung, index) => {
      const from = index === 0 ? `[0:v:0]${rate},` : `[chain${index}]`
      const scaled = `scale=${rung.width}:${rung.height}:flags=bicubic,setsar=1,format=yuv420p`
      return index === last
        ? `${from}${scaled}[v${index}]`
        : `${from}${scaled},split=2[v${index}][chain${index + 1}]`
    })
    .join(";")
}

function videoCodec(rung: Rung, plan: Plan, threads: number): string[] {
  const gop = Math.round((GOP_SECONDS * plan.fps.num) / plan.fps.den)
  return [
    // superfast: 35 % less CPU than veryfast for 0.19 dB (PERFORMANCE §2.2).
    ...["-c:v", "libx264", "-preset", "superfast", "-profile:v", "high"],
    ...["-level:v", (rung.level / 10).toFixed(1)],
    ...["-crf", "23", "-maxrate", `${rung.maxVideoKbps}k`],
    ...["-bufsize", `${rung.maxVideoKbps * 2}k`],
    // Equal keyframes in every rung, so that a player may switch anywhere.
    ...["-g", String(gop), "-keyint_min", String(gop), "-sc_threshold", "0"],
    ...["-force_key_frames", `expr:gte(t,n_forced*${GOP_SECONDS})`],
    ...["-threads", String(threads)],
  ]
}

function audioCodec(rung: Rung): string[] {
  return [
    "-c:a",
    "aac",
    "-b:a",
    `${rung.audioKbps}k`,
    "-ac",
    "2",
    "-ar",
    "48000",
  ]
}

function rungOutput(plan: Plan, index: number, threads: number): string[] {
  const rung = plan.rungs[index]
  if (!rung) {
    return []
  }
  return [
    ...["-map", `[v${index}]`],
    ...(plan.hasAudio ? ["-map", "0:a:0", ...audioCodec(rung)] : ["-an"]),
    // Subtitles, attachments, chapters and GPS positions stay behind.
    ...["-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1"],
    ...videoCodec(rung, plan, threads),
    ...["-f", "hls", "-hls_time", String(SEGMENT_SECONDS)],
    ...["-hls_playlist_type", "vod", "-hls_flags", "independent_segments"],
    ...["-hls_segment_filename", `${rung.name}/seg-%05d.ts`],
    `${rung.name}/index.m3u8`,
  ]
}

/**
 * One command for the whole ladder (the 2018 build crashes on
 * `-master_pl_name`, so the master playlist is written by us). `-t` bounds
 * the input: on one of several outputs alone it would run forever.
 */
export function transcodeArgs(
  plan: Plan,
  input: Input,
  threads: number
): string[] {
  const seconds = (plan.durationMs / 1000 + 1).toFixed(3)
  return [
    ...QUIET,
    ...["-nostdin", "-y", "-nostats", "-progress", "pipe:1"],
    ...["-threads", String(threads), "-t", seconds],
    ...guarded(input),
    ...["-filter_complex", filterGraph(plan)],
    ...plan.rungs.flatMap((_, index) => rungOutput(plan, index, threads)),
  ]
}

/** A still picture; seeking before `-i` decodes one group only. */
export function thumbnailArgs(plan: Plan, input: Input): string[] {
  return [
    ...QUIET,
    ...["-nostdin", "-y", "-threads", "1"],
    ...["-ss", (plan.thumbnailAtMs / 1000).toFixed(3)],
    ...guarded(input),
    ...["-map", "0:v:0", "-frames:v", "1", "-an", "-sn", "-dn"],
    ...["-map_metadata", "-1"],
    ...["-vf", "scale=min(1280\\,iw):-2,setsar=1", "-q:v", "3"],
    ...["-f", "image2", "-update", "1", "thumbnail.jpg"],
  ]
}

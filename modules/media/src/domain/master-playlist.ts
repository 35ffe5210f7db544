import type { Bandwidth } from "./media-playlist"
import type { Plan } from "./plan"
import type { Rung } from "./rungs"
import type { Sound } from "./sound"
import type { Stage } from "./stages"

/** What each rendition measured, by its name. */
export type Bandwidths = ReadonlyMap<string, Bandwidth>

function expectedKbps(rung: Rung): number {
  return rung.kind === "encode" ? rung.maxVideoKbps : 0
}

function bandwidthOf(
  { name }: Pick<Rung, "name">,
  kbps: number,
  bandwidths: Bandwidths
): Bandwidth {
  return bandwidths.get(name) ?? { peak: kbps * 1000, average: kbps * 1000 }
}

/** RFC 8216 §4.3.4.2.1: a variant's rate includes that of its sound. */
function variantBandwidth(
  rung: Rung,
  sound: Sound | null,
  bandwidths: Bandwidths
): Bandwidth {
  const video = bandwidthOf(rung, expectedKbps(rung), bandwidths)
  const audio = sound
    ? bandwidthOf(sound, sound.kbps, bandwidths)
    : { peak: 0, average: 0 }
  return {
    peak: video.peak + audio.peak,
    average: video.average + audio.average,
  }
}

const GROUP = "sound"

function soundLines(sound: Sound | null): string[] {
  return sound
    ? [
        `#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="${GROUP}",NAME="Sound",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="${sound.channels}",URI="${sound.name}/index.m3u8"`,
      ]
    : []
}

/**
 * The master playlist of what a stage offers; relative URIs, so a signed
 * prefix is enough. Sound is one group that every variant shares.
 */
export function masterPlaylist(
  { offers: { rungs, sound } }: Pick<Stage, "offers">,
  { fps }: Pick<Plan, "fps">,
  bandwidths: Bandwidths
): string {
  const variants = rungs.flatMap((rung) => {
    const { peak, average } = variantBandwidth(rung, sound, bandwidths)
    const attributes = [
      `BANDWIDTH=${peak}`,
      `AVERAGE-BANDWIDTH=${average}`,
      `CODECS="${[rung.codecs, ...(sound ? [sound.codecs] : [])].join(",")}"`,
      `RESOLUTION=${rung.width}x${rung.height}`,
      `FRAME-RATE=${(fps.num / fps.den).toFixed(3)}`,
      ...(sound ? [`AUDIO="${GROUP}"`] : []),
    ]
    return [
      `#EXT-X-STREAM-INF:${attributes.join(",")}`,
      `${rung.name}/index.m3u8`,
    ]
  })
  return [
    "#EXTM3U",
    "#EXT-X-VERSION:6",
    "#EXT-X-INDEPENDENT-SEGMENTS",
    ...soundLines(sound),
    ...variants,
    "",
  ].join("\n")
}

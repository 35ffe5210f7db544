import type {
  AudioDescription,
  H264CodecLevel,
  JobSettings,
  Output,
  VideoDescription,
} from "@aws-sdk/client-mediaconvert"
import {
  type EncodedRung,
  GOP_SECONDS,
  type Plan,
  SEGMENT_SECONDS,
  type Sound,
} from "@codex/media"

const SELECTOR = "Audio Selector 1"
const GROUP = "sound"
/** AWS recommends 7 for computers and tablets. */
const QUALITY = 7

const LEVELS: Record<number, H264CodecLevel> = {
  30: "LEVEL_3",
  31: "LEVEL_3_1",
  32: "LEVEL_3_2",
  40: "LEVEL_4",
  42: "LEVEL_4_2",
  50: "LEVEL_5",
  51: "LEVEL_5_1",
  52: "LEVEL_5_2",
}

/** Base of all file names of a job; each rendition adds its own. */
export const BASE = "hls"
export const modifierOf = (name: string) => `-${name}`

/** The same picture as ffmpeg is told to make (`domain/ffmpeg-encode`). */
function picture(rung: EncodedRung, { fps }: Plan): VideoDescription {
  const maxBitrate = rung.maxVideoKbps * 1000
  return {
    Width: rung.width,
    Height: rung.height,
    // The plan's sizes have the source's shape: no black bars.
    ScalingBehavior: "STRETCH_TO_OUTPUT",
    VideoPreprocessors: {
      Deinterlacer: { Control: "NORMAL", Mode: "DEINTERLACE" },
    },
    CodecSettings: {
      Codec: "H_264",
      H264Settings: {
        CodecProfile: "HIGH",
        CodecLevel: LEVELS[rung.level] ?? "AUTO",
        RateControlMode: "QVBR",
        QvbrSettings: { QvbrQualityLevel: QUALITY },
        MaxBitrate: maxBitrate,
        HrdBufferSize: maxBitrate * 2,
        FramerateControl: "SPECIFIED",
        FramerateNumerator: fps.num,
        FramerateDenominator: fps.den,
        InterlaceMode: "PROGRESSIVE",
        ParControl: "SPECIFIED",
        ParNumerator: 1,
        ParDenominator: 1,
        // Equal keyframes in every rung, so that a player may switch anywhere.
        GopSize: GOP_SECONDS,
        GopSizeUnits: "SECONDS",
        GopClosedCadence: 1,
        MinIInterval: 0,
        SceneChangeDetect: "TRANSITION_DETECTION",
      },
    },
  }
}

function tone({ kbps }: Sound): AudioDescription {
  return {
    AudioSourceName: SELECTOR,
    CodecSettings: {
      Codec: "AAC",
      AacSettings: {
        Bitrate: kbps * 1000,
        CodecProfile: "LC",
        CodingMode: "CODING_MODE_2_0",
        RateControlMode: "CBR",
        SampleRate: 48_000,
      },
    },
  }
}

const pictures = (
  rung: EncodedRung,
  plan: Plan,
  hasSound: boolean
): Output => ({
  NameModifier: modifierOf(rung.name),
  ContainerSettings: { Container: "M3U8" },
  VideoDescription: picture(rung, plan),
  ...(hasSound
    ? { OutputSettings: { HlsSettings: { AudioRenditionSets: GROUP } } }
    : {}),
})

const soundOnly = (sound: Sound): Output => ({
  NameModifier: modifierOf(sound.name),
  ContainerSettings: { Container: "M3U8" },
  AudioDescriptions: [tone(sound)],
  OutputSettings: {
    HlsSettings: {
      AudioGroupId: GROUP,
      AudioOnlyContainer: "M2TS",
      AudioTrackType: "ALTERNATE_AUDIO_AUTO_SELECT_DEFAULT",
    },
  },
})

export interface Ladder {
  rungs: readonly EncodedRung[]
  sound: Sound | null
}

/**
 * A whole ladder as one HLS group, so that the service keeps its renditions in
 * step. Its master playlist is not used: ours says what was measured.
 */
export function jobSettings(
  { rungs, sound }: Ladder,
  plan: Plan,
  where: { source: string; destination: string }
): JobSettings {
  return {
    TimecodeConfig: { Source: "ZEROBASED" },
    Inputs: [
      {
        FileInput: where.source,
        TimecodeSource: "ZEROBASED",
        VideoSelector: { Rotate: "AUTO" },
        ...(sound ? { AudioSelectors: { [SELECTOR]: { Tracks: [1] } } } : {}),
      },
    ],
    OutputGroups: [
      {
        Name: "ladder",
        OutputGroupSettings: {
          Type: "HLS_GROUP_SETTINGS",
          HlsGroupSettings: {
            Destination: where.destination,
            DirectoryStructure: "SINGLE_DIRECTORY",
            ManifestCompression: "NONE",
            ManifestDurationFormat: "FLOATING_POINT",
            MinSegmentLength: 0,
            OutputSelection: "MANIFESTS_AND_SEGMENTS",
            SegmentControl: "SEGMENTED_FILES",
            SegmentLength: SEGMENT_SECONDS,
            SegmentLengthControl: "GOP_MULTIPLE",
          },
        },
        Outputs: [
          ...rungs.map((rung) => pictures(rung, plan, sound !== null)),
          ...(sound ? [soundOnly(sound)] : []),
        ],
      },
    ],
  }
}

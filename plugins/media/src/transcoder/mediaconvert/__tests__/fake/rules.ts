import type {
  AacSettings,
  CreateJobRequest,
  H264Settings,
  Input,
  Output,
  VideoDescription,
} from "@aws-sdk/client-mediaconvert"

import { Refused } from "./refused"

/** Of stereo AAC-LC, in thousands. */
const AAC_KBPS = [64, 80, 96, 112, 128, 160, 192, 224, 256, 288, 320]

function assertRule(isKept: unknown, message: string): asserts isKept {
  if (!isKept) {
    throw new Refused(message)
  }
}

function assertSize({ Width = 0, Height = 0 }: VideoDescription): void {
  const even = Width % 2 === 0 && Height % 2 === 0
  assertRule(even, `Invalid resolution [${Width} x ${Height}]`)
  assertRule(Width >= 32 && Height >= 32, "Pictures have 32 pixels at least")
}

function assertH264(settings: H264Settings): void {
  const { RateControlMode, MaxBitrate, FramerateControl, ParControl } = settings
  assertRule(
    RateControlMode !== "QVBR" || MaxBitrate,
    "maxBitrate is required with QVBR"
  )
  assertRule(
    FramerateControl !== "SPECIFIED" ||
      (settings.FramerateNumerator && settings.FramerateDenominator),
    "A specified frame rate needs numerator and denominator"
  )
  assertRule(
    ParControl !== "SPECIFIED" ||
      (settings.ParNumerator && settings.ParDenominator),
    "A specified pixel shape needs numerator and denominator"
  )
}

function assertAac({ Bitrate, SampleRate }: AacSettings): void {
  assertRule(SampleRate, "sampleRate is required for AAC")
  assertRule(
    AAC_KBPS.includes((Bitrate ?? 0) / 1000),
    `${Bitrate} is no bit rate of AAC`
  )
}

/** Where an output's sound comes from, and who it is offered to. */
function assertSound(output: Output, all: Output[], inputs: Input[]): void {
  for (const {
    AudioSourceName = "",
    CodecSettings,
  } of output.AudioDescriptions ?? []) {
    const known = inputs.every(({ AudioSelectors = {} }) =>
      Object.hasOwn(AudioSelectors, AudioSourceName)
    )
    assertRule(known, `No input selects ${AudioSourceName}`)
    assertAac(CodecSettings?.AacSettings ?? {})
  }
  const wanted = output.OutputSettings?.HlsSettings?.AudioRenditionSets
  const groups = all.map((o) => o.OutputSettings?.HlsSettings?.AudioGroupId)
  assertRule(!wanted || groups.includes(wanted), `No sound in group ${wanted}`)
}

function assertOutput(output: Output, all: Output[], inputs: Input[]): void {
  const { VideoDescription: video, AudioDescriptions: audio } = output
  assertRule(video || audio, "An output has neither picture nor sound")
  assertRule(
    all.length === 1 || output.NameModifier,
    "nameModifier is required with several outputs"
  )
  assertRule(
    output.ContainerSettings?.Container === "M3U8",
    "Outputs of an HLS group are M3U8"
  )
  if (video) {
    assertSize(video)
    assertH264(video.CodecSettings?.H264Settings ?? {})
  }
  assertSound(output, all, inputs)
}

/** What AWS documents beside types and enumerations. */
export function assertRules({ Settings }: CreateJobRequest): void {
  const { Inputs: inputs = [], OutputGroups: groups = [] } = Settings ?? {}
  assertRule(inputs.length > 0, "A job needs an input")
  assertRule(groups.length > 0, "A job needs an output group")
  for (const { Outputs: outputs = [], OutputGroupSettings } of groups) {
    const hls = OutputGroupSettings?.HlsGroupSettings
    assertRule(hls?.SegmentLength, "segmentLength is required")
    assertRule(
      hls.MinSegmentLength !== undefined,
      "minSegmentLength is required"
    )
    const names = new Set(outputs.map(({ NameModifier }) => NameModifier))
    assertRule(names.size === outputs.length, "Name modifiers repeat")
    for (const output of outputs) {
      assertOutput(output, outputs, inputs)
    }
  }
}

import {
  AacCodecProfile,
  AacCodingMode,
  AacRateControlMode,
  AudioCodec,
  ContainerType,
  DeinterlacerControl,
  DeinterlacerMode,
  H264CodecLevel,
  H264CodecProfile,
  H264FramerateControl,
  H264GopSizeUnits,
  H264InterlaceMode,
  H264ParControl,
  H264RateControlMode,
  H264SceneChangeDetect,
  HlsAudioOnlyContainer,
  HlsAudioTrackType,
  HlsDirectoryStructure,
  HlsManifestCompression,
  HlsManifestDurationFormat,
  HlsOutputSelection,
  HlsSegmentControl,
  HlsSegmentLengthControl,
  InputRotate,
  InputTimecodeSource,
  OutputGroupType,
  ScalingBehavior,
  TimecodeSource,
  VideoCodec,
} from "@aws-sdk/client-mediaconvert"

import { Refused } from "./refused"

/** What each text may say. */
const ENUMERATED: Record<string, Record<string, string>> = {
  "AacSettings.CodecProfile": AacCodecProfile,
  "AacSettings.CodingMode": AacCodingMode,
  "AacSettings.RateControlMode": AacRateControlMode,
  "AudioCodecSettings.Codec": AudioCodec,
  "ContainerSettings.Container": ContainerType,
  "Deinterlacer.Control": DeinterlacerControl,
  "Deinterlacer.Mode": DeinterlacerMode,
  "H264Settings.CodecLevel": H264CodecLevel,
  "H264Settings.CodecProfile": H264CodecProfile,
  "H264Settings.FramerateControl": H264FramerateControl,
  "H264Settings.GopSizeUnits": H264GopSizeUnits,
  "H264Settings.InterlaceMode": H264InterlaceMode,
  "H264Settings.ParControl": H264ParControl,
  "H264Settings.RateControlMode": H264RateControlMode,
  "H264Settings.SceneChangeDetect": H264SceneChangeDetect,
  "HlsGroupSettings.DirectoryStructure": HlsDirectoryStructure,
  "HlsGroupSettings.ManifestCompression": HlsManifestCompression,
  "HlsGroupSettings.ManifestDurationFormat": HlsManifestDurationFormat,
  "HlsGroupSettings.OutputSelection": HlsOutputSelection,
  "HlsGroupSettings.SegmentControl": HlsSegmentControl,
  "HlsGroupSettings.SegmentLengthControl": HlsSegmentLengthControl,
  "HlsSettings.AudioOnlyContainer": HlsAudioOnlyContainer,
  "HlsSettings.AudioTrackType": HlsAudioTrackType,
  "Input.TimecodeSource": InputTimecodeSource,
  "OutputGroupSettings.Type": OutputGroupType,
  "TimecodeConfig.Source": TimecodeSource,
  "VideoCodecSettings.Codec": VideoCodec,
  "VideoDescription.ScalingBehavior": ScalingBehavior,
  "VideoSelector.Rotate": InputRotate,
}

const FREE: Record<string, RegExp> = {
  "AudioDescription.AudioSourceName": /./,
  "CreateJobRequest.ClientRequestToken": /^[ -~]{1,64}$/,
  "CreateJobRequest.Queue": /./,
  "CreateJobRequest.Role": /^arn:aws[\w-]*:iam::\d{12}:role\/.+$/,
  "HlsGroupSettings.Destination": /^s3:\/\/[^/]+\/.+[^/]$/,
  "HlsSettings.AudioGroupId": /./,
  "HlsSettings.AudioRenditionSets": /./,
  "Input.FileInput": /^s3:\/\/[^/]+\/.+$/,
  "Output.NameModifier": /^[\w-]+$/,
  "OutputGroup.Name": /./,
}

/** A member that stands in neither list is one the stand-in does not know. */
export function assertText(field: string, value: string, path: string): void {
  const names = ENUMERATED[field]
  const isFine = names
    ? Object.values(names).includes(value)
    : FREE[field]?.test(value)
  if (!isFine) {
    throw new Refused(`${path}: ${value} is no ${field}`)
  }
}

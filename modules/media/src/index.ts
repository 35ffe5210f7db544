import { Module } from "@medusajs/framework/utils"

import "./tables"
import loadMediaOptions from "./loaders/options"
import MediaModuleService from "./service"

export const MEDIA = "codex_media"

export default Module(MEDIA, {
  service: MediaModuleService,
  loaders: [loadMediaOptions],
})

export type {
  ChunkResult,
  ClaimedChunk,
  ClaimedJob,
  FileVersion,
  MediaAsset,
  MediaUpload,
  NewRendition,
  Rendition,
  TextTrack,
  UploadState,
} from "./types"
export { mediaFailure } from "./errors"
export { mediaOptions, parseMediaOptions } from "./options"
export type {
  DiskStorageOptions,
  MediaConvertOptions,
  MediaOptions,
  MediaOptionsInput,
  S3StorageOptions,
  StorageOptions,
} from "./options"
export type {
  ByteRange,
  OpenUpload,
  SignedPart,
  StorageDriver,
  StoredObject,
  StoredStat,
  UploadedPart,
  UploadRef,
} from "./ports/storage-driver"
export {
  giveUpUpload,
  listExpiredUploads,
  listLivingStorageIds,
  listNeverOpened,
} from "./store/abandoned"
export * from "./store/asset-pages"
export * from "./store/assets"
export * from "./store/chunks"
export { findDuplicate } from "./store/duplicates"
export * from "./store/jobs"
export { type Litter, listLitter, markCleared } from "./store/litter"
export * from "./store/publish"
export { recordSoundFacts } from "./store/sound-facts"
export { storageUsed } from "./store/storage-used"
export * from "./store/text-tracks"
export * from "./store/uploads"
export { formatBytes } from "./domain/format-bytes"
export * from "./domain/failure-reasons"
export { chunksOf } from "./domain/chunks"
export { chunkArgs, chunkPlaylist, type ChunkTask } from "./domain/ffmpeg-chunk"
export { videoCodec } from "./domain/ffmpeg-encode"
export { type Input, probeArgs } from "./domain/ffmpeg-input"
export { parseLoudness, soundFactsArgs, WAVEFORM } from "./domain/ffmpeg-sound"
export { stageArgs } from "./domain/ffmpeg-stage"
export {
  posterArgs,
  posterName,
  posterNumber,
  storyboardArgs,
} from "./domain/ffmpeg-stills"
export * from "./domain/keys"
export * from "./domain/text-tracks"
export * from "./domain/ladder"
export * from "./domain/limits"
export { masterPlaylist } from "./domain/master-playlist"
export * from "./domain/media-playlist"
export * from "./domain/parts"
export * from "./domain/plan"
export * from "./domain/probe"
export * from "./domain/progress"
export type { EncodedRung, Rung } from "./domain/rungs"
export type { Sound } from "./domain/sound"
export type { Stage } from "./domain/stages"
export {
  planStoryboard,
  sheetName,
  STORYBOARD,
  type Storyboard,
  storyboardVtt,
  vttClock,
} from "./domain/storyboard"
export { fileTypeOf, isPlainText, type FileType } from "./domain/file-types"
export {
  listFileVersions,
  markAnnounced,
  nextNews,
  publishFile,
  replaceFile,
} from "./store/files"
export { SNIFF_BYTES, sniff } from "./domain/sniff"
export type { AssetEvent, AssetState } from "./domain/state"
export { nextState } from "./domain/state"
export { PICTURE_WIDTHS, pictureName } from "./domain/picture-sizes"
export type { PictureWidth } from "./domain/picture-sizes"

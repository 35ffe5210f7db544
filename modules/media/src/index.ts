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
  ClaimedJob,
  MediaAsset,
  MediaUpload,
  NewRendition,
  Rendition,
  UploadState,
} from "./types"
export { mediaFailure } from "./errors"
export { mediaOptions, parseMediaOptions } from "./options"
export type {
  DiskStorageOptions,
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
export { findDuplicate } from "./store/duplicates"
export * from "./store/jobs"
export * from "./store/publish"
export * from "./store/uploads"
export { formatBytes } from "./domain/format-bytes"
export * from "./domain/failure-reasons"
export * from "./domain/ffmpeg-args"
export * from "./domain/keys"
export * from "./domain/ladder"
export * from "./domain/limits"
export * from "./domain/master-playlist"
export * from "./domain/parts"
export * from "./domain/plan"
export * from "./domain/probe"
export * from "./domain/progress"
export { SNIFF_BYTES, sniff } from "./domain/sniff"
export type { AssetEvent, AssetState } from "./domain/state"
export { nextState } from "./domain/state"
export { PICTURE_WIDTHS, pictureName } from "./domain/picture-sizes"
export type { PictureWidth } from "./domain/picture-sizes"

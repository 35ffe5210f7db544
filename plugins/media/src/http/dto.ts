import {
  ACCEPTED_TYPES,
  failureSentence,
  isRetriable,
  isWhole,
  MEDIA_FAILURES,
  type MediaAsset,
  type MediaUpload,
  posterNumber,
  type Rendition,
  type SizeLimits,
} from "@codex/media"

import type {
  AcceptedTypeDto,
  MediaAssetDto,
  MediaFailureDto,
  RenditionDto,
  UnfinishedUploadDto,
  UploadDto,
} from "../contract"

function failureDto(asset: MediaAsset): MediaFailureDto | null {
  const code = asset.failure_code
  if (code === null) {
    return null
  }
  const known = MEDIA_FAILURES.find((entry) => entry === code)
  const retriable =
    asset.kind === "video" && (known ? isRetriable(known) : true)
  return { code, sentence: failureSentence(code), retriable }
}

export function assetDto(asset: MediaAsset): MediaAssetDto {
  return {
    id: asset.id,
    creator_id: asset.creator_id,
    kind: asset.kind,
    title: asset.title,
    filename: asset.filename,
    content_type: asset.content_type,
    size_bytes: asset.size_bytes,
    state: asset.state,
    playable: asset.playable,
    partial: asset.playable && !isWhole(asset),
    failure: failureDto(asset),
    duration_ms: asset.duration_ms,
    width: asset.width,
    height: asset.height,
    progress: asset.progress,
    speed: asset.speed,
    eta_s: asset.eta_s,
    has_thumbnail: asset.thumbnail_key !== null,
    poster_count: asset.poster_count,
    poster_number:
      asset.thumbnail_key === null ? null : posterNumber(asset.thumbnail_key),
    has_waveform: asset.has_waveform,
    loudness_lufs: asset.loudness_lufs,
    output_bytes: asset.output_bytes,
    created_at: asset.created_at.toISOString(),
    updated_at: asset.updated_at.toISOString(),
  }
}

export function renditionDto(rendition: Rendition): RenditionDto {
  return {
    name: rendition.name,
    kind: rendition.kind,
    width: rendition.width,
    height: rendition.height,
    codecs: rendition.codecs,
    fps: rendition.fps,
    is_copied: rendition.is_copied,
    duration_ms: rendition.duration_ms,
    bandwidth: rendition.bandwidth,
    size_bytes: rendition.size_bytes,
  }
}

export function uploadDto(upload: MediaUpload): UploadDto {
  return {
    id: upload.id,
    media_id: upload.asset_id,
    part_size: upload.part_size,
    part_count: upload.part_count,
    expires_at: upload.expires_at.toISOString(),
  }
}

export function unfinishedDto(
  upload: MediaUpload & { filename: string }
): UnfinishedUploadDto {
  return {
    ...uploadDto(upload),
    filename: upload.filename,
    size_bytes: upload.size_bytes,
    created_at: upload.created_at.toISOString(),
  }
}

export function acceptsDto(limits: SizeLimits): AcceptedTypeDto[] {
  return ACCEPTED_TYPES.map(({ label, kind, extension, contentTypes }) => ({
    label,
    kind,
    extension,
    content_types: [...contentTypes],
    max_bytes: kind === "video" ? limits.videoBytes : limits.audioBytes,
  }))
}

import { type S3Client, UploadPartCommand } from "@aws-sdk/client-s3"
import { getSignedUrl } from "@aws-sdk/s3-request-presigner"
import type { SignedPart, UploadRef } from "@codex/media"

import { encodeUri, presigner, type SigningScope } from "./sigv4"

export interface PartSize {
  partNumber: number
  /** Bytes; signed, so that a part of another size is refused. */
  size: number
}

/** Where parts of this bucket go, as the SDK's endpoint rules decided once. */
interface Target extends SigningScope {
  origin: string
  /** `/` or `/{bucket}/`, encoded. */
  base: string
}

interface Signing {
  at: Date
  expiresInS: number
}

const SIGNED_HEADERS = ["content-length", "host"] as const
const PROBE: UploadRef & PartSize = {
  key: "probe",
  uploadId: "probe",
  partNumber: 1,
  size: 1,
}

/**
 * Links for the parts of an upload, hundreds at once. The SDK signs one at a
 * time and works out endpoint, middleware and key again for each; we ask it
 * once where the bucket is, and sign the rest by hand.
 */
export class PartUrls {
  private target: Promise<Target | null> | undefined

  constructor(
    private readonly client: S3Client,
    private readonly bucket: string
  ) {}

  /**
   * @param expiresInS seconds
   * @throws what the SDK's credential chain throws
   */
  async sign(
    upload: UploadRef,
    parts: readonly PartSize[],
    expiresInS: number,
    at = new Date()
  ): Promise<SignedPart[]> {
    const signing = { at, expiresInS }
    const target = await this.learned()
    if (!target) {
      return this.signWithSdk(upload, parts, signing)
    }
    const sign = await this.signer(target, upload, signing)
    return parts.map((part) => ({
      partNumber: part.partNumber,
      url: sign(part),
    }))
  }

  /** The slow way, one SDK call per part; also what the fast one is held to. */
  signWithSdk(
    upload: UploadRef,
    parts: readonly PartSize[],
    { at, expiresInS }: Signing
  ): Promise<SignedPart[]> {
    return Promise.all(
      parts.map(async ({ partNumber, size }) => {
        const command = new UploadPartCommand({
          Bucket: this.bucket,
          Key: upload.key,
          UploadId: upload.uploadId,
          PartNumber: partNumber,
          ContentLength: size,
        })
        const url = await getSignedUrl(this.client, command, {
          expiresIn: expiresInS,
          signingDate: at,
          // With the length signed, a part of another size is refused.
          unhoistableHeaders: new Set(["content-length"]),
          signableHeaders: new Set(SIGNED_HEADERS),
        })
        return { partNumber, url }
      })
    )
  }

  private learned(): Promise<Target | null> {
    this.target ??= this.learn().catch((error: unknown) => {
      // No credentials yet, say: the next upload asks again.
      this.target = undefined
      throw error
    })
    return this.target
  }

  /**
   * Reads origin, path style and scope off one link of the SDK's, and keeps
   * them only if our own link for it is the same to the byte. Directory buckets
   * and several regions at once are signed differently: `null`, the SDK's way.
   */
  private async learn(): Promise<Target | null> {
    const signing = { at: new Date(), expiresInS: 60 }
    const [signed] = await this.signWithSdk(PROBE, [PROBE], signing)
    const url = new URL(signed?.url ?? "")
    const [, , region = "", service = ""] =
      url.searchParams.get("X-Amz-Credential")?.split("/") ?? []
    const target = {
      origin: url.origin,
      base: url.pathname.slice(0, -PROBE.key.length),
      region,
      service,
    }
    const ours = await this.signer(target, PROBE, signing)
    return ours(PROBE) === signed?.url ? target : null
  }

  private async signer(
    { origin, base, ...scope }: Target,
    { key, uploadId }: UploadRef,
    signing: Signing
  ): Promise<(part: PartSize) => string> {
    const sign = presigner({
      method: "PUT",
      origin,
      path: `${base}${key.split("/").map(encodeUri).join("/")}`,
      scope,
      credentials: await this.client.config.credentials(),
      ...signing,
      signedHeaders: SIGNED_HEADERS,
      namesPayload: true,
    })
    const { host } = new URL(origin)
    const rest = `uploadId=${encodeUri(uploadId)}&x-id=UploadPart`
    return ({ partNumber, size }) =>
      sign({
        query: `partNumber=${partNumber}&${rest}`,
        headers: [String(size), host],
      })
  }
}

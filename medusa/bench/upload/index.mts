import { S3Client, UploadPartCommand } from "@aws-sdk/client-s3"
import { getSignedUrl } from "@aws-sdk/s3-request-presigner"
import { createStorage } from "@codex/plugin-media/workflows"
import { cpuMsOf } from "../lib/cpu.mts"
import type { Figure } from "../lib/report.mts"
import {
  cpuPerUnit,
  interleaved,
  median,
  ratio,
  type Rounds,
} from "../lib/rounds.mts"

/** A 5 GB film in parts of 16 MiB. */
const PARTS = Array.from({ length: 320 }, (_, at) => ({
  partNumber: at + 1,
  size: 16 * 1024 ** 2,
}))
const UPLOAD = {
  key: "media/cr_01J9Z/asset_01J9Z/source",
  uploadId: "2~bW1mRzQ5bU5mV0p3YXJlSGVyZQ",
}
const EXPIRES_S = 4 * 60 * 60
/** Uploads signed in one turn, so that both turns last a while. */
const UPLOADS = { product: 300, sdk: 3 }

const BUCKET = {
  endpoint: "https://objects.example",
  region: "us-east-1",
  bucket: "codex-media",
  forcePathStyle: true,
}
const KEYS = {
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
}

/** The product's own way in, as the route calls it. */
function product() {
  const storage = createStorage({ driver: "s3", ...BUCKET, ...KEYS })
  return async () => {
    for (let at = 0; at < UPLOADS.product; at++) {
      await storage.signParts(UPLOAD, PARTS, EXPIRES_S)
    }
    return UPLOADS.product * PARTS.length
  }
}

/** What everybody else does: one call of the SDK's presigner for each part. */
function sdk() {
  const client = new S3Client({
    ...BUCKET,
    credentials: KEYS,
    requestChecksumCalculation: "WHEN_REQUIRED",
  })
  const one = ({ partNumber, size }: (typeof PARTS)[number]) =>
    getSignedUrl(
      client,
      new UploadPartCommand({
        Bucket: BUCKET.bucket,
        Key: UPLOAD.key,
        UploadId: UPLOAD.uploadId,
        PartNumber: partNumber,
        ContentLength: size,
      }),
      {
        expiresIn: EXPIRES_S,
        unhoistableHeaders: new Set(["content-length"]),
        signableHeaders: new Set(["host", "content-length"]),
      }
    )
  return async () => {
    for (let at = 0; at < UPLOADS.sdk; at++) {
      await Promise.all(PARTS.map(one))
    }
    return UPLOADS.sdk * PARTS.length
  }
}

const microseconds = (rounds: Rounds, name: string) =>
  median(
    (rounds[name] ?? []).map(({ wallMs, units }) => (wallMs * 1000) / units)
  ).toFixed(1)

/** Links for parts, against the SDK's presigner: no server, no network. */
export async function presignFigures(): Promise<Figure[]> {
  const rounds = await interleaved(
    [
      { name: "product", run: product() },
      { name: "sdk", run: sdk() },
    ],
    { cpuMs: () => cpuMsOf([process.pid]) }
  )
  const us = (name: string) => `${microseconds(rounds, name)} µs`
  return [
    {
      key: "upload.presign_vs_sdk",
      // Time per link: the inverse of links per second.
      value: ratio(rounds, "sdk", "product"),
      atMost: 1 / 50,
      baseline: `${us("product")} a link against ${us("sdk")} of the SDK's presigner, one call a part: ${PARTS.length} parts of a 5 GB film at once`,
    },
    {
      key: "upload.presign_cpu_vs_sdk",
      value: ratio(rounds, "product", "sdk", cpuPerUnit),
      baseline: "the same in processor time",
    },
  ]
}

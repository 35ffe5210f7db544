import { createHash } from "node:crypto"

import {
  S3Client,
  type S3ClientConfig,
  S3ServiceException,
} from "@aws-sdk/client-s3"
import type { S3StorageOptions } from "@codex/media"

/** What a middleware sees of a request once it is serialized. */
interface Serialized {
  body?: unknown
  headers: Record<string, string>
}

const isSerialized = (request: unknown): request is Serialized =>
  typeof request === "object" && request !== null && "headers" in request

/**
 * A list of objects to delete must carry a checksum. AWS takes the SDK's CRC32;
 * Swift, Ceph and older stores take MD5 only, which AWS takes as well.
 */
function addMd5ToBatchDeletes(client: S3Client): void {
  client.middlewareStack.add(
    (next, context) => (args) => {
      const { request } = args
      if (
        context.commandName === "DeleteObjectsCommand" &&
        isSerialized(request) &&
        typeof request.body === "string"
      ) {
        const md5 = createHash("md5").update(request.body).digest("base64")
        request.headers["content-md5"] = md5
      }
      return next(args)
    },
    { name: "codexBatchDeleteMd5", step: "build", priority: "low" }
  )
}

const CONNECT_MS = 5000
/** Joining gigabytes takes a store its time; saying nothing for longer is dead. */
const SILENT_MS = 120_000

/** A client for any S3 API, told apart by the plugin's options alone. */
export function makeS3Client(
  options: S3StorageOptions,
  silentMs = SILENT_MS
): S3Client {
  const { accessKeyId, secretAccessKey, sessionToken } = options
  const config: S3ClientConfig = {
    region: options.region,
    forcePathStyle: options.forcePathStyle,
    requestHandler: { connectionTimeout: CONNECT_MS, socketTimeout: silentMs },
    // The SDK's default checksums break S3-compatible stores (ECOSYSTEM §10).
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  }
  if (options.endpoint) {
    config.endpoint = options.endpoint
  }
  if (accessKeyId && secretAccessKey) {
    config.credentials = {
      accessKeyId,
      secretAccessKey,
      ...(sessionToken ? { sessionToken } : {}),
    }
  }
  const client = new S3Client(config)
  addMd5ToBatchDeletes(client)
  return client
}

/** The store says that the object or upload is not there (any more). */
export function isGone(error: unknown): boolean {
  return (
    error instanceof S3ServiceException &&
    // A bucket that is not there is a mistake of the shop, not an answer.
    error.name !== "NoSuchBucket" &&
    (error.$metadata.httpStatusCode === 404 ||
      ["NoSuchKey", "NotFound", "NoSuchUpload"].includes(error.name))
  )
}

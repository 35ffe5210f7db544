import AwsS3 from "@uppy/aws-s3"
import { base } from "./api"
import { noteLineSpeed } from "./line-speed"
import { PartGate } from "./part-gate"
import { forgetLinks, partLink } from "./part-links"
import { PartError, patiently } from "./patience"

type Part = Parameters<typeof AwsS3.uploadPartBytes>[0]
type Sent = ReturnType<typeof AwsS3.uploadPartBytes>

export interface PartOf {
  uploadId: string
  partNumber: number
  partCount: number
}

const SCHEME = "codex-part:"
/** A link may be out of date, a clock wrong: but not again and again. */
const REFUSALS = 3
const FORBIDDEN = 403

const gate = new PartGate()

/**
 * Stands in for a link until the part's turn has come: an hour in the queue, or
 * a night with the lid down, and a real one would be over.
 */
export const placeholder = ({ uploadId, partNumber, partCount }: PartOf) =>
  `${SCHEME}${uploadId}/${partNumber}/${partCount}`

function partOf(url: string): PartOf {
  const [uploadId = "", partNumber, partCount] = url
    .slice(SCHEME.length)
    .split("/")
  return {
    uploadId,
    partNumber: Number(partNumber),
    partCount: Number(partCount),
  }
}

/** Uppy hands the whole request over where something went wrong. */
function partError(error: unknown): unknown {
  const source =
    error instanceof Error && "source" in error ? error.source : undefined
  return typeof source === "object" && source !== null && "status" in source
    ? new PartError(Number(source.status))
    : error
}

const sharesOrigin = (link: string) => {
  const api = new URL(base || "/", window.location.href)
  return new URL(link, api).origin === api.origin
}

async function sendOnce(part: Part, link: string): Sent {
  const started = performance.now()
  const tell = (failed: boolean) => {
    const seconds = (performance.now() - started) / 1000
    gate.tell({ seconds, failed, sharesOrigin: sharesOrigin(link) })
    return seconds
  }
  try {
    const sent = await AwsS3.uploadPartBytes({
      ...part,
      signature: { method: "PUT", url: link },
    })
    const share = (part.size ?? 0) / tell(false)
    noteLineSpeed(share * gate.busy)
    return sent
  } catch (error) {
    if (!part.signal?.aborted) {
      tell(true)
    }
    throw partError(error)
  }
}

/** One part, on a line that may come and go, with a link that is good now. */
export function sendPart(part: Part): Sent {
  const { uploadId, partNumber, partCount } = partOf(part.signature.url)
  let refusals = 0
  return gate.run(part.signal, () =>
    patiently(async () => {
      const link = await partLink(uploadId, partNumber, partCount)
      return sendOnce(part, link).catch((error: unknown) => {
        if (error instanceof PartError && error.status === FORBIDDEN) {
          forgetLinks(uploadId)
          refusals += 1
          throw refusals < REFUSALS ? new PartError(0) : error
        }
        throw error
      })
    }, part.signal)
  )
}

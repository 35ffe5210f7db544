import { createHmac, hash } from "node:crypto"

/**
 * AWS Signature Version 4 in the query string, as "Authenticating Requests:
 * Using Query Parameters" of the S3 API reference has it. No clock and no
 * network in here: the caller says when it is.
 */

export interface SigningCredentials {
  accessKeyId: string
  secretAccessKey: string
  /** Of temporary credentials; travels in every link. */
  sessionToken?: string | undefined
}

export interface SigningScope {
  region: string
  service: string
}

const ALGORITHM = "AWS4-HMAC-SHA256"
const TERMINATOR = "aws4_request"
const UNSIGNED = "UNSIGNED-PAYLOAD"
/** One a day, region and secret: a few are all a process ever needs. */
const KEPT_KEYS = 16

const keys = new Map<string, Buffer>()

const hmac = (key: string | Buffer, text: string) =>
  createHmac("sha256", key).update(text).digest()

/**
 * The key of one day, region and service. Deriving it takes four HMACs, a link
 * one; so it is kept for the links that follow.
 *
 * @param day `YYYYMMDD`, UTC
 */
export function signingKey(
  secret: string,
  day: string,
  { region, service }: SigningScope
): Buffer {
  const name = [day, region, service, secret].join("/")
  const known = keys.get(name)
  if (known) {
    return known
  }
  const key = [day, region, service, TERMINATOR].reduce<string | Buffer>(
    hmac,
    `AWS4${secret}`
  ) as Buffer
  const oldest = keys.size >= KEPT_KEYS ? keys.keys().next().value : undefined
  if (oldest !== undefined) {
    keys.delete(oldest)
  }
  keys.set(name, key)
  return key
}

/** RFC 3986: everything but unreserved characters, byte by byte. */
export function encodeUri(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`
  )
}

/** `20260102T030405Z` */
const amzDate = (at: Date) =>
  `${at.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`

export interface PresignedRequests {
  method: "GET" | "PUT"
  origin: string
  /** Encoded already, beginning with `/`. */
  path: string
  scope: SigningScope
  credentials: SigningCredentials
  at: Date
  /** Seconds; S3 takes a week at most. */
  expiresInS: number
  /** Lower case, sorted; `host` must be one of them. */
  signedHeaders: readonly string[]
  /** Says in the link itself that the body is not signed, as the SDK does. */
  namesPayload?: boolean
}

function fixedQuery(request: PresignedRequests, date: string) {
  const { credentials, scope, expiresInS, signedHeaders } = request
  const { sessionToken, accessKeyId } = credentials
  const day = date.slice(0, 8)
  const credential = `${day}/${scope.region}/${scope.service}/${TERMINATOR}`
  const before = [
    `X-Amz-Algorithm=${ALGORITHM}`,
    ...(request.namesPayload ? [`X-Amz-Content-Sha256=${UNSIGNED}`] : []),
    `X-Amz-Credential=${encodeUri(`${accessKeyId}/${credential}`)}`,
    `X-Amz-Date=${date}`,
    `X-Amz-Expires=${expiresInS}`,
    ...(sessionToken
      ? [`X-Amz-Security-Token=${encodeUri(sessionToken)}`]
      : []),
  ].join("&")
  const after = `X-Amz-SignedHeaders=${encodeUri(signedHeaders.join(";"))}`
  return { before, after, credential }
}

/**
 * Signs many requests to one path. What is the same for all of them is worked
 * out here, so that each link costs one hash and one HMAC.
 *
 * @returns a function of what differs: `query` is encoded, sorted and has only
 * names that follow `X-Amz-…` (lower case ones do); `headers` are the values of
 * `signedHeaders`, in that order.
 */
export function presigner(
  request: PresignedRequests
): (varying: { query: string; headers: readonly string[] }) => string {
  const { method, origin, path, scope, credentials, signedHeaders } = request
  const date = amzDate(request.at)
  const { before, after, credential } = fixedQuery(request, date)
  const key = signingKey(credentials.secretAccessKey, date.slice(0, 8), scope)
  const head = `${method}\n${path}\n${before}&${after}`
  const tail = `\n${signedHeaders.join(";")}\n${UNSIGNED}`
  const toSign = `${ALGORITHM}\n${date}\n${credential}\n`
  return ({ query, headers }) => {
    const more = query === "" ? "" : `&${query}`
    const lines = signedHeaders
      .map((name, at) => `${name}:${headers[at] ?? ""}\n`)
      .join("")
    const canonical = `${head}${more}\n${lines}${tail}`
    const signature = createHmac("sha256", key)
      .update(`${toSign}${hash("sha256", canonical)}`)
      .digest("hex")
    return `${origin}${path}?${before}&X-Amz-Signature=${signature}&${after}${more}`
  }
}

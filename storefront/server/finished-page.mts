import { createHash } from "node:crypto"
import { promisify } from "node:util"
import { brotliCompress, constants } from "node:zlib"
import { inlineStyles, type Load } from "./inline-styles.mts"

const compress = promisify(brotliCompress)

/** What is sent as it is: names and values of headers in turn, and a body. */
interface Answer {
  headers: string[]
  body: Buffer
}

/** A finished answer in the forms it is sent in. */
export interface Page {
  plain: Answer
  /** Null until it is compressed. */
  brotli: Answer | null
  etag: string
  /** Of what it was rendered as: the same text need not be finished again. */
  source: string
  madeAt: number
  /** Its address is of this content alone: nothing that changes changes it. */
  isForGood: boolean
  /** Bytes it takes. */
  size: number
}

/** An answer as it was rendered, begun at `madeAt`. */
export interface Rendered {
  headers: Record<string, string>
  body: Buffer
  madeAt: number
}

const isHtml = ({ headers }: Rendered) =>
  headers["content-type"]?.startsWith("text/html") ?? false

const answer = (headers: Record<string, string>, body: Buffer): Answer => ({
  headers: Object.entries({
    ...headers,
    "content-length": String(body.length),
  }).flat(),
  body,
})

const digest = (...parts: (string | Buffer)[]) => {
  const hash = createHash("sha256")
  parts.forEach((part) => hash.update(part))
  return hash.digest("base64url").slice(0, 22)
}

const sourceOf = ({ headers, body }: Rendered) =>
  digest(JSON.stringify(headers), body)

/** All of a page but where it came from: small or not yet. */
function forms({ headers, body }: Rendered, small: Buffer | null) {
  const etag = `"${digest(body)}"`
  const isForGood = /\bimmutable\b/.test(headers["cache-control"] ?? "")
  const vary = isForGood ? "accept-encoding" : "accept-encoding, cookie"
  const all = { ...headers, etag, vary }
  return {
    plain: answer(all, body),
    brotli: small && answer({ ...all, "content-encoding": "br" }, small),
    etag,
    isForGood,
    size: body.length + (small?.length ?? 0),
  }
}

/** As it was rendered: may be sent at once. */
export const finishedPage = (rendered: Rendered): Page => ({
  ...forms(rendered, null),
  source: "",
  madeAt: rendered.madeAt,
})

/**
 * The same with its styles in it, compressed: one request is all it takes.
 * What is still what it was `before` is finished already.
 */
export async function improvedPage(
  rendered: Rendered,
  load: Load,
  before?: Page
): Promise<Page> {
  const { madeAt } = rendered
  const source = sourceOf(rendered)
  if (before?.source === source) {
    return { ...before, madeAt }
  }
  const whole = isHtml(rendered) ? await inlineStyles(rendered, load) : rendered
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5 }
  const small = await compress(whole.body, { params })
  return { ...forms(whole, small), source, madeAt }
}

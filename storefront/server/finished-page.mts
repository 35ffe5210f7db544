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

/** Everything of a page but its age: from what was rendered, small or not yet. */
function forms(rendered: Rendered, small: Buffer | null) {
  const { headers, body } = rendered
  const hash = createHash("sha256").update(body).digest("base64url")
  const etag = `"${hash.slice(0, 22)}"`
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
  madeAt: rendered.madeAt,
})

/** The same with its styles in it, compressed: one request is all it takes. */
export async function improvedPage(
  rendered: Rendered,
  load: Load
): Promise<Page> {
  const whole = isHtml(rendered) ? await inlineStyles(rendered, load) : rendered
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5 }
  const small = await compress(whole.body, { params })
  return { ...forms(whole, small), madeAt: rendered.madeAt }
}

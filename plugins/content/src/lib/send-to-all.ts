import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { contentOptions } from "@codex/content"
import {
  KeptWhileSame,
  pageVersion,
  sha256Hex,
  slot,
  type Pg,
} from "@codex/kernel"
import { connection } from "./scoped-post"

/** The version a server in front of us has heard of (ADR 0040). */
const KNOWN = "x-codex-pages"

/** What everybody is sent alike, as it goes over the wire. */
interface Answer {
  body: string
  etag: string
}

function toAnswer(value: object): Answer {
  const body = JSON.stringify(value)
  return { body, etag: `"${sha256Hex(body).slice(0, 32)}"` }
}

const answers = slot<WeakMap<object, KeptWhileSame<Answer>>>(
  "content.kept-answers",
  () => new WeakMap()
)

function keptAnswers(pg: Pg): KeptWhileSame<Answer> {
  const known = answers.get().get(pg)
  if (known) {
    return known
  }
  const changes = pageVersion(pg)
  const made = new KeptWhileSame<Answer>({
    version: () => changes.current,
    // Discounts begin and end without a change anywhere.
    maxAgeMs: contentOptions().catalogCacheSeconds * 1_000,
  })
  answers.get().set(pg, made)
  return made
}

interface Said<Body extends object> {
  /** Names the answer among all others; null: asked for too rarely to keep. */
  key: unknown[] | null
  read: (pg: Pg) => Promise<Body>
}

/** Answers what is the same for everybody, from memory where it is there. */
export async function sendToAll<Body extends object>(
  req: MedusaRequest<unknown, unknown>,
  res: MedusaResponse<Body>,
  { key, read }: Said<Body>
): Promise<void> {
  const pg = connection(req.scope)
  const readAnswer = async () => toAnswer(await read(pg))
  const { body, etag } = key
    ? await keptAnswers(pg).of(JSON.stringify(key), readAnswer, req.get(KNOWN))
    : await readAnswer()
  const { catalogCacheSeconds } = contentOptions()
  res.set({
    "Content-Type": "application/json; charset=utf-8",
    "Cache-Control": `public, max-age=${catalogCacheSeconds}`,
    ETag: etag,
  })
  if (req.fresh) {
    res.status(304).end()
  } else {
    res.end(body)
  }
}

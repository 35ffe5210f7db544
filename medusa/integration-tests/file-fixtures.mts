import assert from "node:assert/strict"
import type { Actor, Answer } from "../testing/http.mts"
import { api, buy, openUpload, sendPart } from "./actions.mts"

export function good(answer: Answer): unknown {
  assert.ok(answer.status < 300, `${answer.status} ${answer.text}`)
  return answer.body
}

/** A small PDF, told apart by its words. */
export const pdf = (words: string) => Buffer.from(`%PDF-1.7\n${words}\n%%EOF`)

/** A file in somebody's library, ready to be sold. */
export async function fileOf(
  actor: Actor,
  filename: string,
  bytes: Buffer,
  contentType = "application/pdf"
): Promise<string> {
  const upload = await openUpload(actor, filename, contentType, bytes)
  await sendPart(upload.partUrl, bytes)
  const done = `/admin/studio/uploads/${upload.id}/complete`
  const { media } = good(await api(actor, "POST", done, {})) as {
    media: { id: string; state: string }
  }
  assert.equal(media.state, "ready")
  return upload.asset
}

/** A post that gives these, on sale. */
export async function giving(
  actor: Actor,
  title: string,
  deliverables: object[]
): Promise<{ id: string; slug: string }> {
  const { post } = good(
    await api(actor, "POST", "/admin/studio/posts", {
      title,
      pricing_type: "fixed",
      price_minor: 900,
      deliverables,
    })
  ) as { post: { id: string; slug: string } }
  good(await api(actor, "POST", `/admin/studio/posts/${post.id}/publish`, {}))
  return post
}

export interface FileFixtures {
  /** A file of A that buyer A owns through `bookPost`. */
  book: string
  newBook: string
  bookPost: string
  /** `/download/{token}`, not used yet. */
  ticket: string
}

export async function makeFiles(
  creator: Actor,
  buyer: Actor
): Promise<FileFixtures> {
  const book = await fileOf(creator, "book.pdf", pdf("matrix, first"))
  const newBook = await fileOf(creator, "book-2.pdf", pdf("matrix, second"))
  const post = await giving(creator, "Book of the matrix", [{ asset_id: book }])
  await buy(buyer, post.id, "succeed")
  const { url } = good(
    await api(buyer, "POST", `/api/downloads/${post.id}`, { asset_id: book })
  ) as { url: string }
  return { book, newBook, bookPost: post.id, ticket: url }
}

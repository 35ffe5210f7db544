import assert from "node:assert/strict"
import fs from "node:fs"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import type { Actor } from "../testing/http.mts"
import { api, buy, ok, openUpload, sendPart, until } from "./actions.mts"
import { type AccountFixtures, makeSessions } from "./account-fixtures.mts"
import { makeFiles, type FileFixtures } from "./file-fixtures.mts"
import { makePeople, type PeopleFixtures } from "./people-fixtures.mts"
import { makePayouts, type PayoutFixtures } from "./payout-fixtures.mts"
import { makeRefunds, type RefundFixtures } from "./refund-fixtures.mts"
import type { People } from "./people.mts"
import { sql, useShop } from "./shop.mts"

/** Ids of organization A that no other tenant may learn or use. */
export interface Fixtures
  extends
    PayoutFixtures,
    RefundFixtures,
    AccountFixtures,
    PeopleFixtures,
    FileFixtures {
  handle: string
  slug: string
  post: string
  draft: string
  scratch: string
  scratchAsset: string
  asset: string
  failedAsset: string
  textTrack: string
  doomedTextTrack: string
  upload: string
  doomedUpload: string
  part: string
  checkout: string
  openCheckout: string
  /** Published and not yet bought by buyer A. */
  openPost: string
  purchase: string
  outbox: string
  email: string
  discount: string
  /** Requests for a code by e-mail, not used yet. */
  guestRequest: string
  claimRequest: string
  proofRequest: string
  signUpRequest: string
  session: string
  mediaPath: string
  mediaCookie: string
  customer: string
  creator: string
  organization: string
}

async function one(text: string, values: unknown[] = []): Promise<string> {
  const [row] = await sql<Record<string, string>>(text, values)
  assert.ok(row, text)
  return String(Object.values(row)[0])
}

/** The receipt's mail: asked for by the outbox, a moment after the purchase. */
async function receiptMail(purchase: string): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const [mail] = await sql<{ id: string }>(
      "select id from email_delivery where ref_key = $1 and state <> 'pending'",
      [purchase]
    )
    if (mail) {
      return mail.id
    }
    await sleep(200)
  }
  throw new Error("The receipt was not written")
}

/** An upload that looks like a film and is none: it fails, for good. */
async function failedAsset(creator: Actor): Promise<string> {
  const bytes = Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from("ftypisom\0\0\0\0isommp42"),
    Buffer.alloc(4096, 7),
  ])
  const { id, asset, partUrl } = await openUpload(
    creator,
    "broken.mp4",
    "video/mp4",
    bytes
  )
  await sendPart(partUrl, bytes)
  ok(
    await api(creator, "POST", `/admin/studio/uploads/${id}/complete`, {}),
    "complete"
  )
  await until("the broken file to fail", async () => {
    const state = await one("select state from media_asset where id = $1", [
      asset,
    ])
    return state === "failed"
  })
  return asset
}

/** Subtitles of a film. */
export async function makeTextTrack(
  creator: Actor,
  asset: string,
  language: string
): Promise<string> {
  const { track } = ok(
    await api(creator, "POST", `/admin/studio/media/${asset}/text-tracks`, {
      kind: "subtitles",
      language,
      text: "WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n",
    }),
    "text track"
  ) as { track: { id: string } }
  return track.id
}

/** Asks for six digits by e-mail; the id of the request they belong to. */
async function askCode(buyer: Actor, who = "buyer"): Promise<string> {
  const asked = await api(buyer, "POST", `/api/${who}/codes`, {
    email: `${who}-a@example.com`,
  })
  return (ok(asked, "code") as { request_id: string }).request_id
}

/** Everything of A the matrix names, made by A's own people. */
export async function makeFixtures(people: People): Promise<Fixtures> {
  const { creatorA, buyerA } = people
  const shop = useShop()
  const recording = fs.readFileSync(
    path.join(shop.dataDir, "seed/low-strings.mp3")
  )
  const postBySlug = (slug: string) =>
    one("select id from content_post where slug = $1", [slug])
  const slug = "evening-wind-down"
  const post = await postBySlug(slug)
  const checkout = await buy(buyerA, post, "succeed")
  const openCheckout = await buy(
    buyerA,
    await postBySlug("low-strings-for-deep-work")
  )
  const openPost = await postBySlug("morning-light")
  const purchase = await one(
    "select id from purchase where checkout_line_id = $1",
    [checkout]
  )
  const played = await api(buyerA, "POST", `/api/playback/${post}`, {})
  const playback = ok(played, "playback") as { session_id: string; url: string }
  const upload = await openUpload(creatorA, "take.mp3", "audio/mpeg", recording)
  const doomed = await openUpload(
    creatorA,
    "other.mp3",
    "audio/mpeg",
    recording
  )
  const scratchUpload = await openUpload(
    creatorA,
    "scratch.mp3",
    "audio/mpeg",
    recording
  )
  await sendPart(scratchUpload.partUrl, recording)
  ok(
    await api(
      creatorA,
      "POST",
      `/admin/studio/uploads/${scratchUpload.id}/complete`,
      {}
    ),
    "complete"
  )
  const discounted = ok(
    await api(creatorA, "POST", "/admin/studio/discounts", {
      code: "MATRIX",
      kind: "percentage",
      value: 1000,
      scope: "creator",
    }),
    "discount"
  ) as { discount: { id: string } }
  const creator = await one("select id from creator where handle = 'mara'")
  const organization = await one(
    "select id from organization where handle = $1",
    [shop.demo.handle]
  )
  const asset = await one(
    "select id from media_asset where creator_id = $1 and kind = 'video' and state = 'ready' order by created_at limit 1",
    [creator]
  )
  const made = ok(
    await api(creatorA, "POST", "/admin/studio/posts", {
      title: "Scratch for the matrix",
      pricing_type: "fixed",
      price_minor: 700,
      deliverables: [{ asset_id: asset }],
    }),
    "scratch post"
  ) as { post: { id: string } }
  return {
    handle: shop.demo.handle,
    slug,
    post,
    draft: await postBySlug("sunday-stretch"),
    scratch: made.post.id,
    discount: discounted.discount.id,
    guestRequest: await askCode(buyerA),
    claimRequest: await askCode(buyerA),
    proofRequest: await askCode(buyerA),
    signUpRequest: await askCode(buyerA, "sign-up"),
    scratchAsset: scratchUpload.asset,
    asset,
    failedAsset: await failedAsset(creatorA),
    textTrack: await makeTextTrack(creatorA, asset, "en"),
    doomedTextTrack: await makeTextTrack(creatorA, asset, "de"),
    upload: upload.id,
    doomedUpload: doomed.id,
    part: new URL(upload.partUrl).pathname,
    checkout,
    openCheckout,
    openPost,
    purchase,
    email: await receiptMail(purchase),
    outbox: await one("select id from outbox where ref_id = $1 limit 1", [
      purchase,
    ]),
    session: playback.session_id,
    mediaPath: playback.url,
    mediaCookie: (played.headers.get("set-cookie") ?? "").split(";")[0] ?? "",
    customer: await one(
      "select id from customer where email = $1 and has_account",
      [shop.demo.logins.shopper.email]
    ),
    creator,
    organization,
    ...(await makePayouts(creatorA, creator, organization)),
    ...(await makeRefunds(purchase)),
    ...(await makeSessions(people)),
    ...(await makePeople(creator, organization)),
    ...(await makeFiles(creatorA, buyerA)),
  }
}

import assert from "node:assert/strict"
import { setTimeout as sleep } from "node:timers/promises"
import { type Actor, type Answer, call } from "../testing/http.mts"
import { BUYER } from "./proven-buyer.mts"
import { useShop } from "./shop.mts"

export const api = (
  actor: Actor,
  method: string,
  url: string,
  body?: unknown
) => call(useShop().backendUrl, actor, method, url, body)

export function ok(answer: Answer, what: string): unknown {
  assert.ok(answer.status < 300, `${what}: ${answer.status} ${answer.text}`)
  return answer.body
}

interface Upload {
  upload: { id: string; media_id: string }
}

/** Declares a file; its bytes are sent with `sendPart`. */
export async function openUpload(
  actor: Actor,
  filename: string,
  contentType: string,
  bytes: Buffer
): Promise<{ id: string; asset: string; partUrl: string }> {
  const { upload } = ok(
    await api(actor, "POST", "/admin/studio/uploads", {
      filename,
      content_type: contentType,
      size_bytes: bytes.length,
    }),
    "upload"
  ) as Upload
  const { parts } = ok(
    await api(actor, "POST", `/admin/studio/uploads/${upload.id}/sign`, {
      part_numbers: [1],
    }),
    "sign"
  ) as { parts: { url: string }[] }
  const url = new URL(parts[0]?.url ?? "", useShop().backendUrl)
  return {
    id: upload.id,
    asset: upload.media_id,
    partUrl: url.href,
  }
}

export async function sendPart(partUrl: string, bytes: Buffer) {
  const response = await fetch(partUrl, {
    method: "PUT",
    body: new Uint8Array(bytes),
  })
  assert.ok(response.ok, `part: ${response.status} ${await response.text()}`)
}

export async function until(
  what: string,
  ready: () => Promise<boolean>,
  seconds = 30
) {
  const end = Date.now() + seconds * 1000
  while (!(await ready())) {
    assert.ok(Date.now() < end, `waited ${seconds} s for ${what}`)
    await sleep(200)
  }
}

/** Buys as the storefront does, up to the page that confirms. */
export async function buy(
  buyer: Actor,
  post: string,
  outcome?: "succeed"
): Promise<string> {
  const { checkout_id: id } = ok(
    await api(buyer, "POST", "/api/checkout", {
      post_id: post,
      buyer: BUYER,
      idempotency_key: `test-${post}-${Date.now()}`,
    }),
    "checkout"
  ) as { checkout_id: string }
  if (outcome) {
    ok(await api(buyer, "POST", `/api/checkout/${id}/demo`, { outcome }), "pay")
    await until("the payment to settle", async () => {
      const state = await api(buyer, "GET", `/api/checkout/${id}`)
      return (state.body as { status: string }).status === "paid"
    })
  }
  return id
}

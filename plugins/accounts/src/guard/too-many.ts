import type { MedusaResponse } from "@medusajs/framework/http"
import type { ServerResponse } from "node:http"

const said = (seconds: number) => ({
  type: "not_allowed",
  code: "too_many_tries",
  message: `Too many tries. Wait ${String(seconds)} seconds and try again.`,
})

/** 429 with the time to wait; the same words for known and unknown people. */
export function tooMany(res: MedusaResponse, seconds: number): void {
  res.setHeader("retry-after", String(seconds))
  res.status(429).json(said(seconds))
}

/** The same before the app: an answer that costs nearly nothing. */
export function tooManyAtTheDoor(res: ServerResponse, seconds: number): void {
  res
    .writeHead(429, {
      "content-type": "application/json; charset=utf-8",
      "retry-after": String(seconds),
    })
    .end(JSON.stringify(said(seconds)))
}

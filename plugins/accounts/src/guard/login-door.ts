import type { IncomingMessage } from "node:http"
import { answerBeforeApp } from "@codex/kernel"
import { hasHashSlot } from "./hash-slots"
import { tooManyAtTheDoor } from "./too-many"

/** Requests that hash a password: signing in and signing up. */
const HASHES = /^\/auth\/[^/]+\/emailpass(\/register)?\/?$/i

const pathOf = (url = "") => url.split("?", 1)[0] ?? ""

/** Pages of other origins need the app's CORS headers to read a refusal. */
const isCrossOrigin = ({ headers }: IncomingMessage) =>
  headers.origin !== undefined &&
  URL.parse(headers.origin)?.host !== headers.host

/**
 * While the line of passwords is full, the next ones are turned away before
 * the app: two hundred wrong logins a second then cost the others little.
 */
export function watchTheDoor(first: IncomingMessage): void {
  answerBeforeApp(first, {
    name: "accounts.login-door",
    matches: (req) =>
      req.method === "POST" &&
      HASHES.test(pathOf(req.url)) &&
      !hasHashSlot() &&
      !isCrossOrigin(req),
    answer: (_req, res) => {
      tooManyAtTheDoor(res, 1)
      return Promise.resolve(true)
    },
  })
}

import type { IncomingMessage } from "node:http"
import { answerBeforeApp } from "@codex/kernel"
import { hasRoom, standInLine } from "./login-line"
import { tooManyAtTheDoor } from "./too-many"

/** Requests that hash a password: signing in and signing up. */
const HASHES = /^\/auth\/[^/]+\/emailpass(\/register)?\/?$/i

const pathOf = (url = "") => url.split("?", 1)[0] ?? ""

/** Pages of other origins need the app's CORS headers to read a refusal. */
const isCrossOrigin = ({ headers }: IncomingMessage) =>
  headers.origin !== undefined &&
  URL.parse(headers.origin)?.host !== headers.host

/**
 * From now on passwords wait before the app for their turn, and while the line
 * is full the next ones are turned away there: two hundred wrong logins a
 * second then cost everybody else little.
 */
export function watchTheDoor(first: IncomingMessage): void {
  answerBeforeApp(first, {
    name: "accounts.login-door",
    matches: ({ method, url }) => method === "POST" && HASHES.test(pathOf(url)),
    answer: async (req, res) => {
      if (hasRoom()) {
        await standInLine(req, res)
        return false
      }
      if (isCrossOrigin(req)) {
        return false
      }
      tooManyAtTheDoor(res, 1)
      return true
    },
  })
}

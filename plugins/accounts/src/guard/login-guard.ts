import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { passwordProblem } from "../domain/password"
import { accountsFailure } from "../lib/failures"
import { normalEmail } from "../lib/normal-email"
import { countTry, forgive, type Counter } from "./limits"
import { watchTheDoor } from "./login-door"
import { hasRoom, isInLine, standInLine } from "./login-line"
import { tooMany } from "./too-many"

type Guard = (
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
) => Promise<void>

/** The text of a field, and its spelling made one in the body itself. */
function emailIn(req: MedusaRequest, field: string): string {
  const body = req.body as Record<string, unknown> | undefined
  const value = body?.[field]
  if (!body || typeof value !== "string") {
    return ""
  }
  const email = normalEmail(value)
  body[field] = email
  return email
}

const addressOf = (req: MedusaRequest) => req.ip ?? ""

/** Runs `then` once the answer is known to be a success. */
function onSuccess(res: MedusaResponse, then: () => Promise<unknown>): void {
  res.once("finish", () => {
    if (res.statusCode < 400) {
      then().catch(() => undefined)
    }
  })
}

async function pass(
  { req, res, next }: Call,
  counters: readonly Counter[]
): Promise<void> {
  const seconds = await countTry(req.scope, counters)
  if (seconds > 0) {
    tooMany(res, seconds)
    return
  }
  next()
}

interface Call {
  req: MedusaRequest
  res: MedusaResponse
  next: MedusaNextFunction
}

/** Waits for its turn to hash a password, or says that the line is full. */
async function mayHash({ req, res }: Call): Promise<boolean> {
  watchTheDoor(req)
  if (isInLine(req)) {
    return true
  }
  if (!hasRoom()) {
    tooMany(res, 1)
    return false
  }
  await standInLine(req, res)
  return true
}

/** Before a password is looked at: who tries, how often, and is there room. */
export const loginGuard: Guard = async (req, res, next) => {
  const email = emailIn(req, "email")
  const { actor_type: actorType = "" } = req.params
  const counters: Counter[] = [
    { limit: "login_minute", of: `${actorType}|${email}` },
    { limit: "login_hour", of: `${actorType}|${email}` },
    { limit: "login_address", of: addressOf(req) },
  ]
  if (!(await mayHash({ req, res, next }))) {
    return
  }
  onSuccess(res, () => forgive(req.scope, counters))
  await pass({ req, res, next }, counters)
}

export const registerGuard: Guard = async (req, res, next) => {
  emailIn(req, "email")
  if (!(await mayHash({ req, res, next }))) {
    return
  }
  await pass({ req, res, next }, [
    { limit: "register_address", of: addressOf(req) },
  ])
}

/** Names are public, yet nobody needs to ask for thousands of them. */
export const handleGuard: Guard = (req, res, next) =>
  pass({ req, res, next }, [{ limit: "handle_address", of: addressOf(req) }])

export const resetGuard: Guard = async (req, res, next) => {
  const email = emailIn(req, "identifier")
  await pass({ req, res, next }, [{ limit: "reset_hour", of: email }])
}

/** Carts and customers keep the same spelling as logins (MEDUSA S5). */
export const emailGuard: Guard = async (req, _res, next) => {
  emailIn(req, "email")
  next()
}

/** Where a password is chosen; elsewhere an old and shorter one may be typed. */
const NEW_PASSWORD = /\/(register|update)\/?(\?|$)/i

/**
 * Says what is wrong with a new password before anything is used up for it: a
 * reset token is good for one try.
 */
export const passwordGuard: Guard = async (req, _res, next) => {
  const isNew = req.method === "POST" && NEW_PASSWORD.test(req.originalUrl)
  const body = req.body as { password?: unknown } | undefined
  const problem =
    isNew &&
    typeof body?.password === "string" &&
    passwordProblem(body.password)
  if (problem) {
    throw accountsFailure(problem)
  }
  next()
}

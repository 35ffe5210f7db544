import http from "node:http"
import type { IncomingMessage, ServerResponse } from "node:http"
import type { Checker } from "../spec/checker.mts"
import type { RequestFault } from "../state/faults.mts"
import type { World } from "../state/world.mts"
import { ApiError } from "./errors.mts"
import { execute, reply } from "./execute.mts"
import type { ApiRequest, Reply } from "./execute.mts"
import { parseForm } from "./form.mts"
import type { Route } from "./route.mts"

const MAX_BODY = 1_000_000
const HANG_MS = 600_000

export interface ApiServer {
  world: World
  routes: readonly Route[]
  secret: string
  publishableKey: string
  version: string
  checker: Checker
}

export async function bodyOf(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of req as AsyncIterable<Buffer>) {
    size += part.length
    if (size > MAX_BODY) throw new ApiError(413, "The request is too large.")
    parts.push(part)
  }
  return Buffer.concat(parts).toString("utf8")
}

const header = (req: IncomingMessage, name: string) => {
  const value = req.headers[name]
  return typeof value === "string" ? value : undefined
}

function keyOf(req: IncomingMessage): string {
  const sent = header(req, "authorization") ?? ""
  const [scheme, value = ""] = sent.split(" ")
  return scheme === "Basic"
    ? (Buffer.from(value, "base64").toString("utf8").split(":")[0] ?? "")
    : value
}

function assertKey(server: ApiServer, req: IncomingMessage): boolean {
  const key = keyOf(req)
  if (key === server.publishableKey) return true
  if (key === server.secret) return false
  throw new ApiError(401, "Invalid API Key provided.")
}

async function readRequest(
  server: ApiServer,
  req: IncomingMessage
): Promise<ApiRequest> {
  const url = new URL(req.url ?? "/", "http://fake")
  const method = req.method ?? "GET"
  const text = method === "GET" ? url.search.slice(1) : await bodyOf(req)
  return {
    method,
    path: url.pathname,
    account: header(req, "stripe-account") ?? null,
    isBrowser: assertKey(server, req),
    raw: parseForm(text),
    version: header(req, "stripe-version") ?? server.version,
  }
}

const broken = () =>
  reply(500, {
    error: { type: "api_error", message: "An unknown error occurred" },
  })

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms))

const tooMany = () =>
  reply(429, {
    error: {
      type: "invalid_request_error",
      code: "rate_limit",
      message: "Too many requests.",
    },
  })

interface Outcome {
  /** Undefined cuts the connection. */
  reply?: Reply
  /** Whether the idempotency key remembers it. */
  keep: boolean
}

/** Verbs that answer before anything is done. */
const INSTEAD: Partial<Record<RequestFault["verb"], () => Outcome>> = {
  "500_then_ok": () => ({ reply: broken(), keep: false }),
  "500_saved": () => ({ reply: broken(), keep: true }),
  rate_limit: () => ({ reply: tooMany(), keep: false }),
}

async function withFault(
  fault: RequestFault | undefined,
  run: () => Reply
): Promise<Outcome> {
  const instead = fault && INSTEAD[fault.verb]
  if (instead) return instead()
  if (fault?.verb === "hang") {
    await sleep(fault.ms ?? HANG_MS)
    return { keep: false }
  }
  if (fault?.verb === "latency") await sleep(fault.ms ?? 1000)
  const done = run()
  const lost = fault?.verb === "commit_then_500"
  return { reply: lost ? broken() : done, keep: true }
}

/** A request that was refused before it ran leaves its key free. */
const wasExecuted = (answer: Reply) =>
  !(answer.status === 400 && answer.text.includes('"parameter_')) &&
  answer.status !== 401

async function answerPost(
  server: ApiServer,
  request: ApiRequest,
  key: string | undefined,
  fault: RequestFault | undefined
): Promise<{ reply?: Reply; replayed?: boolean }> {
  const run = () =>
    execute(server.world, server.routes, request, server.checker)
  if (!key) return withFault(fault, run)
  const scope = request.account ?? "platform"
  const { idempotency } = server.world
  const seen = `${request.method} ${request.path} ${JSON.stringify(request.raw)}`
  const saved = idempotency.begin(scope, key, seen)
  if (saved) return { reply: saved, replayed: true }
  const { reply: answer, keep } = await withFault(fault, run)
  if (answer && keep && wasExecuted(answer)) {
    idempotency.save(scope, key, answer)
  } else {
    idempotency.release(scope, key)
  }
  return { reply: answer }
}

async function answerOf(server: ApiServer, req: IncomingMessage) {
  const request = await readRequest(server, req)
  const { method, path, account, version } = request
  const idempotencyKey = header(req, "idempotency-key")
  server.world.requests.push({
    method,
    path,
    account,
    idempotencyKey,
    version,
  })
  const fault = server.world.faults.take(`${method} ${path}`)
  const key = method === "GET" ? undefined : idempotencyKey
  const answer = await answerPost(server, request, key, fault)
  // The work is done and saved; the reply never arrives (M6).
  if (fault?.verb === "commit_then_hang") await sleep(fault.ms ?? HANG_MS)
  return fault?.verb.startsWith("commit_then_") && answer.reply?.status !== 500
    ? {}
    : answer
}

function write(res: ServerResponse, answer: Reply, replayed = false) {
  res.writeHead(answer.status, {
    "content-type": "application/json",
    "request-id": `req_${Date.now().toString(36)}`,
    ...(replayed ? { "idempotent-replayed": "true" } : {}),
    ...(answer.status === 409 ? { "stripe-should-retry": "true" } : {}),
  })
  res.end(answer.text)
}

/** Answers one API request, or cuts its connection. */
export async function handleApi(
  server: ApiServer,
  req: IncomingMessage,
  res: ServerResponse
): Promise<void> {
  try {
    const { reply: answer, replayed } = await answerOf(server, req)
    if (answer) write(res, answer, replayed)
    else res.destroy()
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    write(res, reply(error.status, error.body()))
  }
}

export function listen(
  handler: http.RequestListener,
  port: number
): Promise<http.Server> {
  const server = http.createServer(handler)
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, "127.0.0.1", () => resolve(server))
  })
}

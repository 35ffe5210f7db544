import http from "node:http"

import {
  CreateJobRequest$,
  type CreateJobRequest,
  CreateJobResponse$,
  GetJobResponse$,
  type Job,
  SearchJobsResponse$,
} from "@aws-sdk/client-mediaconvert"
import type { StorageDriver } from "@codex/media"

import { Jobs } from "./jobs"
import { Refused } from "./refused"
import { assertRules } from "./rules"
import type { Ref } from "./schema"
import { fromWire, toWire } from "./wire"

const API = "/2017-08-29"

/** What goes wrong with requests whose line begins with `match`. */
export interface Fault {
  verb: "throttle" | "broken" | "forbidden" | "lost" | "slow"
  match: string
  times: number
  ms?: number
}

const REFUSALS: Partial<Record<Fault["verb"], Refused>> = {
  throttle: new Refused("Rate exceeded", "TooManyRequestsException", 429),
  broken: new Refused("Internal error", "InternalServerErrorException", 500),
  forbidden: new Refused("Not authorized", "ForbiddenException", 403),
}

export interface MediaConvertFake {
  url: string
  jobs: Jobs
  /** `POST /2017-08-29/jobs` and so on, in their order. */
  requests: string[]
  faults: Fault[]
  stop(): Promise<void>
}

interface Answer {
  status: number
  body: unknown
}

const withJob = (status: number, schema: unknown, job: Job): Answer => ({
  status,
  body: toWire(schema as Ref, { Job: job }),
})

function create(jobs: Jobs, text: string): Answer {
  const ref = CreateJobRequest$ as unknown as Ref
  const request = fromWire(ref, JSON.parse(text), "job") as CreateJobRequest
  assertRules(request)
  return withJob(201, CreateJobResponse$, jobs.create(request))
}

function answer(jobs: Jobs, method: string, url: URL, text: string): Answer {
  const [, id = ""] = /\/jobs\/(.+)$/.exec(url.pathname) ?? []
  const route = `${method} ${id ? "/jobs/:id" : url.pathname.slice(API.length)}`
  switch (route) {
    case "POST /jobs":
      return create(jobs, text)
    case "GET /jobs/:id":
      return withJob(200, GetJobResponse$, jobs.get(id))
    case "DELETE /jobs/:id":
      jobs.cancel(id)
      return { status: 202, body: {} }
    case "GET /search": {
      const Jobs = jobs.search(url.searchParams.get("inputFile") ?? "")
      const ref = SearchJobsResponse$ as unknown as Ref
      return { status: 200, body: toWire(ref, { Jobs }) }
    }
    default:
      throw new Refused(`no such route: ${route}`, "NotFoundException", 404)
  }
}

/** Signature Version 4, for this very service. */
function assertSigned(header = ""): void {
  const scope =
    /^AWS4-HMAC-SHA256 Credential=[^,]+\/mediaconvert\/aws4_request,/
  if (!scope.test(header)) {
    throw new Refused("The request is not signed", "ForbiddenException", 403)
  }
}

async function bodyOf(req: http.IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of req as AsyncIterable<Buffer>) {
    parts.push(part)
  }
  return Buffer.concat(parts).toString("utf8")
}

function take(faults: readonly Fault[], line: string): Fault | undefined {
  const fault = faults.find(
    ({ match, times }) => times > 0 && line.startsWith(match)
  )
  if (fault) {
    fault.times -= 1
  }
  return fault
}

async function handle(
  fake: MediaConvertFake,
  req: http.IncomingMessage
): Promise<Answer | null> {
  const url = new URL(req.url ?? "/", fake.url)
  const [method, text] = [req.method ?? "GET", await bodyOf(req)]
  const line = `${method} ${url.pathname.slice(API.length)}`
  fake.requests.push(line)
  assertSigned(req.headers.authorization)
  const fault = take(fake.faults, line)
  const refusal = fault && REFUSALS[fault.verb]
  if (refusal) {
    throw refusal
  }
  if (fault?.verb === "slow") {
    await new Promise((resolve) => setTimeout(resolve, fault.ms ?? 100))
  }
  const done = answer(fake.jobs, method, url, text)
  // It is done, and nobody hears of it.
  return fault?.verb === "lost" ? null : done
}

async function serve(
  fake: MediaConvertFake,
  req: http.IncomingMessage,
  res: http.ServerResponse
): Promise<void> {
  try {
    const done = await handle(fake, req)
    if (!done) {
      res.destroy()
      return
    }
    res.writeHead(done.status, { "content-type": "application/json" })
    res.end(JSON.stringify(done.body))
  } catch (error) {
    const { type, status, message } =
      error instanceof Refused ? error : new Refused(String(error))
    res.writeHead(status, {
      "content-type": "application/json",
      "x-amzn-errortype": type,
    })
    res.end(JSON.stringify({ message }))
  }
}

/**
 * A stateful MediaConvert on this machine: it speaks the REST API to the real
 * SDK and does what a job says, with ffmpeg and the bucket the job names.
 */
export async function startMediaConvertFake(
  storage: StorageDriver,
  ffmpeg: string
): Promise<MediaConvertFake> {
  const jobs = new Jobs(storage, ffmpeg)
  const server = http.createServer((req, res) => void serve(fake, req, res))
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
  const address = server.address()
  const port = typeof address === "object" ? address?.port : 0
  const fake: MediaConvertFake = {
    ...{ url: `http://127.0.0.1:${port}`, jobs, requests: [], faults: [] },
    async stop() {
      await jobs.stop()
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
  return fake
}

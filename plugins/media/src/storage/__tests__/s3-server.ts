import { execFileSync } from "node:child_process"
import { join } from "node:path"

import type { S3StorageOptions } from "@codex/media"

const PROGRAM = join(__dirname, "../../../../../medusa/testing/s3-server.mjs")
/** A server that has to be installed first takes its time. */
export const START_MS = 300_000

export type S3Server = S3StorageOptions & {
  endpoint: string
  started: boolean
}

const run = (...args: string[]) =>
  execFileSync(process.execPath, [PROGRAM, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  })

/** A real S3 server, or why there is none. */
export function startS3(): S3Server | { skip: string } {
  const answer = JSON.parse(run()) as S3Server | { skip: string }
  return "skip" in answer ? answer : { ...answer, driver: "s3" }
}

/** Whoever has started it ends it. */
export function endS3(server: S3Server | undefined): void {
  if (server?.started) {
    run("stop")
  }
}

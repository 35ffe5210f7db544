import { execFileSync } from "node:child_process"
import { join } from "node:path"

const PROGRAM = join(__dirname, "../../../../../medusa/testing/s3-server.mjs")
/** A server that has to be installed first takes its time. */
export const START_MS = 300_000

export interface S3Server {
  endpoint: string
  region: string
  bucket: string
  accessKeyId: string
  secretAccessKey: string
  forcePathStyle: boolean
  started: boolean
}

const run = (...args: string[]) =>
  execFileSync(process.execPath, [PROGRAM, ...args], {
    encoding: "utf8",
    timeout: START_MS,
  })

/** A real S3 server, or why there is none. */
export const startS3 = () => JSON.parse(run()) as S3Server | { skip: string }

/** Whoever has started it ends it. */
export function endS3(server: S3Server | undefined): void {
  if (server?.started) {
    run("stop")
  }
}

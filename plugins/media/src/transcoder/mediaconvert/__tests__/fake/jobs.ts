import type { CreateJobRequest, Job } from "@aws-sdk/client-mediaconvert"
import type { StorageDriver } from "@codex/media"

import { encode, JobError } from "./encode"
import { conflict, notFound } from "./refused"

const TOKEN_MS = 60_000

interface Entry {
  job: Job
  token: string
  at: number
  stopping: AbortController
}

/** All jobs of one account: made, looked for, worked on, cancelled. */
export class Jobs {
  /** `false`: jobs wait in their queue until it is `true` again. */
  isOpen = true
  /** `false`: a job that is under way gets half of it done and no further. */
  isQuick = true
  /** How long a token is remembered, and a search does not know a job yet. */
  tokenMs = TOKEN_MS
  indexMs = 0
  /** The next jobs end with these. */
  readonly errors: JobError[] = []
  private readonly entries: Entry[] = []
  private readonly running = new Set<Promise<void>>()

  constructor(
    private readonly storage: StorageDriver,
    private readonly ffmpeg: string
  ) {}

  get all(): readonly Job[] {
    return this.entries.map(({ job }) => job)
  }

  create(request: CreateJobRequest): Job {
    const { ClientRequestToken: token = "" } = request
    const known = this.entries.find(
      (entry) => entry.token === token && Date.now() - entry.at < this.tokenMs
    )
    if (known) {
      return known.job
    }
    const entry: Entry = {
      token,
      at: Date.now(),
      stopping: new AbortController(),
      job: {
        ...request,
        Id: `${Date.now()}-${String(this.entries.length).padStart(6, "a")}`,
        CreatedAt: new Date(),
        Status: "SUBMITTED",
      },
    }
    this.entries.push(entry)
    const work = this.work(entry).finally(() => this.running.delete(work))
    this.running.add(work)
    return entry.job
  }

  get(id: string): Job {
    return this.entry(id).job
  }

  search(inputFile: string): Job[] {
    return this.entries
      .filter(
        ({ job, at }) =>
          Date.now() - at >= this.indexMs &&
          job.Settings?.Inputs?.some((i) => i.FileInput?.includes(inputFile))
      )
      .map(({ job }) => job)
      .reverse()
      .slice(0, 20)
  }

  cancel(id: string): void {
    const { job, stopping } = this.entry(id)
    if (job.Status !== "SUBMITTED" && job.Status !== "PROGRESSING") {
      throw conflict(`The job ${id} is ${job.Status}.`)
    }
    job.Status = "CANCELED"
    stopping.abort()
  }

  async stop(): Promise<void> {
    for (const { stopping } of this.entries) {
      stopping.abort()
    }
    await Promise.all(this.running)
  }

  private entry(id: string): Entry {
    const found = this.entries.find(({ job }) => job.Id === id)
    if (!found) {
      throw notFound(id)
    }
    return found
  }

  private async work({ job, stopping: { signal } }: Entry): Promise<void> {
    await this.until(() => this.isOpen, signal)
    if (signal.aborted) {
      return
    }
    Object.assign(job, { Status: "PROGRESSING", JobPercentComplete: 50 })
    await this.until(() => this.isQuick, signal)
    const error = this.errors.shift() ?? (await this.encode(job, signal))
    if (signal.aborted) {
      return
    }
    Object.assign(
      job,
      error
        ? {
            Status: "ERROR",
            ErrorCode: error.code,
            ErrorMessage: error.message,
          }
        : { Status: "COMPLETE", JobPercentComplete: 100 }
    )
  }

  private async until(isSo: () => boolean, signal: AbortSignal) {
    while (!isSo() && !signal.aborted) {
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }

  private async encode(job: Job, signal: AbortSignal) {
    const { storage, ffmpeg } = this
    return encode(job.Settings ?? {}, storage, { ffmpeg, signal }).then(
      () => null,
      (error: unknown) =>
        error instanceof JobError ? error : new JobError(1999, String(error))
    )
  }
}

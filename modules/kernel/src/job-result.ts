/** What a job handler did: nothing to do is not an error. */
export type JobResult =
  | { status: "done" }
  | { status: "skipped"; reason: string }
  | { status: "failed"; code: string; retriable: boolean; detail?: string }

export const done = (): JobResult => ({ status: "done" })

export const skipped = (reason: string): JobResult => ({
  status: "skipped",
  reason,
})

export const failed = (
  code: string,
  retriable: boolean,
  detail?: string
): JobResult => ({
  status: "failed",
  code,
  retriable,
  ...(detail === undefined ? {} : { detail }),
})

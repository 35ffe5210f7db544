import { createHash } from "node:crypto"

import type { CreateJobRequest, Job } from "@aws-sdk/client-mediaconvert"
import type { MediaConvertOptions, Plan } from "@codex/media"

import type { StoredSource } from "../port"
import { BASE, jobSettings, type Ladder } from "./job-settings"

/** What we want made, in the words of the service. */
export interface Order {
  /** Address of the source: what jobs are searched by. */
  source: string
  /** Key prefix of what a job of this order leaves; `null`: not one of it. */
  folderOf(job: Job): string | null
  /** The request to make when that many jobs of the order have ended. */
  request(ended: number): CreateJobRequest
}

export interface OrderInput {
  ladder: Ladder
  plan: Plan
  stored: StoredSource
  bucket: string
  options: Pick<MediaConvertOptions, "roleArn" | "queue">
}

function destinationOf(job: Job): string | undefined {
  const [group] = job.Settings?.OutputGroups ?? []
  return group?.OutputGroupSettings?.HlsGroupSettings?.Destination
}

/** The same source and settings make the same mark, on every worker. */
function markOf(settings: object): string {
  const text = JSON.stringify(settings)
  return createHash("sha256").update(text).digest("hex").slice(0, 24)
}

export function orderOf(input: OrderInput): Order {
  const { ladder, plan, stored, bucket, options } = input
  const root = `s3://${bucket}/`
  const source = root + stored.key
  const settings = (destination: string) =>
    jobSettings(ladder, plan, { source, destination })
  const mark = markOf(settings(""))
  const ours = `${root}${stored.servicePrefix}${mark}-`
  return {
    source,
    folderOf(job) {
      const destination = destinationOf(job)
      return destination?.startsWith(ours)
        ? destination.slice(root.length, -BASE.length)
        : null
    },
    request: (ended) => ({
      Role: options.roleArn,
      ...(options.queue ? { Queue: options.queue } : {}),
      ClientRequestToken: `${mark}-${ended}`,
      Settings: settings(`${ours}${ended}/${BASE}`),
    }),
  }
}

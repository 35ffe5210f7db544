import type { Job } from "@aws-sdk/client-mediaconvert"
import type { StorageDriver } from "@codex/media"

import type { Order } from "./order"
import { type ConvertService, unavailable } from "./service"

/** A job of ours, and where it leaves its files. */
export interface TakenJob {
  id: string
  folder: string
}

/** Under way, or complete with its files still there. */
async function isUsable(
  { Status }: Job,
  folder: string,
  storage: StorageDriver
): Promise<boolean> {
  if (Status === "COMPLETE") {
    return (await storage.listPrefix(folder)).length > 0
  }
  return Status === "SUBMITTED" || Status === "PROGRESSING"
}

/**
 * Takes over what a worker that died has ordered, or orders it: nothing is paid
 * for twice. The service remembers tokens for a minute and finds jobs later on;
 * within the minute the same token gives the same job.
 */
export async function takeJob(
  service: ConvertService,
  storage: StorageDriver,
  order: Order
): Promise<TakenJob> {
  const found = await service.search(order.source).catch((error: unknown) => {
    throw unavailable(error)
  })
  const ours = found.filter((job) => order.folderOf(job) !== null)
  for (const { Id = "" } of ours) {
    // What a search shows may be a while old.
    const job = await service.get(Id).catch((error: unknown) => {
      throw unavailable(error)
    })
    const folder = order.folderOf(job)
    if (folder !== null && (await isUsable(job, folder, storage))) {
      return { id: job.Id, folder }
    }
  }
  return orderJob(service, order, ours.length)
}

async function orderJob(
  service: ConvertService,
  order: Order,
  ended: number
): Promise<TakenJob> {
  try {
    const job = await service.create(order.request(ended))
    return { id: job.Id, folder: order.folderOf(job) ?? "" }
  } catch (error) {
    throw unavailable(error)
  }
}

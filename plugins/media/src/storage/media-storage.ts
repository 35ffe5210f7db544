import { slot } from "@codex/kernel"
import {
  mediaOptions,
  type StorageDriver,
  type StorageOptions,
} from "@codex/media"

import { DiskDriver } from "./disk-driver"
import { S3Driver } from "./s3-driver"

export function createStorage(options: StorageOptions): StorageDriver {
  return options.driver === "disk"
    ? new DiskDriver(options)
    : new S3Driver(options)
}

const driver = slot<StorageDriver>("media.storage", () =>
  createStorage(mediaOptions.get().storage)
)

/** The storage of this shop, made from the plugin's options at first use. */
export function mediaStorage(): StorageDriver {
  return driver.get()
}

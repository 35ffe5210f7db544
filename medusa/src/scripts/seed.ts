import fs from "node:fs"
import path from "node:path"
import type { ExecArgs } from "@medusajs/framework/types"
import { seedPeople } from "./seed/people"
import { seedMedia } from "./seed/media"
import { seedPosts } from "./seed/posts"
import { seedSales } from "./seed/sales"
import { seedStore } from "./seed/store"

/**
 * The demo shop, made through the plugins' own workflows; a transcode worker
 * must run beside it. Writes `demo.json` (logins, publishable key, handle) as
 * its last act, so a seed that was interrupted starts over.
 */
export default async function seed({ container }: ExecArgs): Promise<void> {
  const dataDir = path.resolve(process.env.CODEX_DATA_DIR ?? ".data")
  const store = await seedStore(container)
  const people = await seedPeople(container)
  const media = await seedMedia(container, people, path.join(dataDir, "seed"))
  const posts = await seedPosts(container, people, media)
  await seedSales(container, people, posts)
  fs.writeFileSync(
    path.join(dataDir, "demo.json"),
    JSON.stringify(
      { handle: people.handle, logins: people.logins, ...store },
      null,
      2
    ),
    { mode: 0o600 }
  )
}

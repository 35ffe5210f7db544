import { listPosts } from "@codex/content"
import { listCreators } from "@codex/creators"
import type { Tx } from "@codex/kernel"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { FirstStep } from "../contract"

/** Providers that move no money. */
const PRETENDING = ["pp_system_default", "pp_demo_demo"]

async function takesMoney(container: MedusaContainer): Promise<boolean> {
  const providers = await container
    .resolve(Modules.PAYMENT)
    .listPaymentProviders({ is_enabled: true })
  return providers.some(({ id }) => !PRETENDING.includes(id))
}

/** What is between a new shop and its first sale. */
export async function firstSteps(
  container: MedusaContainer,
  tx: Tx
): Promise<FirstStep[]> {
  const page = { limit: 1, offset: 0 }
  const creators = await listCreators(tx, page)
  const posts = await listPosts(tx, {
    ...page,
    status: ["published"],
    order: "updated_at",
    descending: true,
  })
  return [
    { key: "creator", done: creators.count > 0 },
    { key: "post", done: posts.count > 0 },
    { key: "payments", done: await takesMoney(container) },
    { key: "sale", done: false },
  ]
}

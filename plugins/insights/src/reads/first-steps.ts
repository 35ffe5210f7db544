import { listPosts } from "@codex/content"
import { listCreators } from "@codex/creators"
import { withPlatform, type Tx } from "@codex/kernel"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { FirstStep } from "../contract"

/** Providers that move no money. */
const PRETENDING = ["pp_system_default", "pp_demo_demo"]

async function takesMoney(container: MedusaContainer): Promise<boolean> {
  const providers = await container
    .resolve(Modules.PAYMENT)
    .listPaymentProviders({ is_enabled: true })
  return providers.some(({ id }) => !PRETENDING.includes(id))
}

async function whatIsThere(tx: Tx) {
  const page = { limit: 1, offset: 0 }
  const creators = await listCreators(tx, page)
  const posts = await listPosts(tx, {
    ...page,
    status: ["published"],
    order: "updated_at",
    descending: true,
  })
  return { creator: creators.count > 0, post: posts.count > 0 }
}

/** What is between a new shop and its first sale. */
export async function firstSteps(
  container: MedusaContainer
): Promise<FirstStep[]> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { creator, post } = await withPlatform(
    pg,
    "operator: first steps",
    whatIsThere
  )
  return [
    { key: "creator", done: creator },
    { key: "post", done: post },
    { key: "payments", done: await takesMoney(container) },
    { key: "sale", done: false },
  ]
}

import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  createRegionsWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows"

/** One currency and one region, and the publishable key of the default shop. */
export async function seedStore(container: MedusaContainer) {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: stores } = await query.graph({
    entity: "store",
    fields: ["id"],
  })
  const { data: regions } = await query.graph({
    entity: "region",
    fields: ["id"],
  })
  const store = stores[0]
  if (!store) {
    throw new Error("Medusa made no default store; run the migrations first")
  }
  await updateStoresWorkflow(container).run({
    input: {
      selector: { id: store.id },
      update: {
        supported_currencies: [{ currency_code: "usd", is_default: true }],
      },
    },
  })
  if (!regions.length) {
    await createRegionsWorkflow(container).run({
      input: {
        regions: [
          { name: "United States", currency_code: "usd", countries: ["us"] },
        ],
      },
    })
  }
  const { data: keys } = await query.graph({
    entity: "api_key",
    fields: ["token"],
    filters: { type: "publishable" },
  })
  return { publishableKey: keys[0]?.token ?? "" }
}

import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import {
  createRegionsWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows"

/** One currency and one region, and the publishable key of the default shop. */
export async function seedStore(container: MedusaContainer) {
  const [store] = await container.resolve(Modules.STORE).listStores()
  const regions = await container.resolve(Modules.REGION).listRegions()
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
  const [key] = await container
    .resolve(Modules.API_KEY)
    .listApiKeys({ type: "publishable" })
  return { publishableKey: key?.token ?? "" }
}

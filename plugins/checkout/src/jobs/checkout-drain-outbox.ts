import type { MedusaContainer } from "@medusajs/framework/types"
import { drainOutbox } from "../outbox/drain-outbox"

export default async function drain(container: MedusaContainer) {
  await drainOutbox(container)
}

export const config = {
  name: "checkout-drain-outbox",
  schedule: { interval: 1_000 },
}

import type { MedusaContainer } from "@medusajs/framework/types"
import { drainInbox } from "../settlement/drain-inbox"

export default async function drain(container: MedusaContainer) {
  await drainInbox(container)
}

export const config = {
  name: "checkout-drain-inbox",
  schedule: { interval: 1_000 },
}

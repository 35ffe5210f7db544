import type { MedusaContainer } from "@medusajs/framework/types"
import { sweep } from "../settlement/sweep"

export default async function checkoutSweep(container: MedusaContainer) {
  await sweep(container)
}

export const config = {
  name: "checkout-sweep",
  schedule: { interval: 10_000 },
}

import type { LoaderOptions } from "@medusajs/framework/types"
import { setOptions } from "../options"
import { takeCoreHooks } from "./take-core-hooks"

/** Options and core hooks, or no server (ARCHITECTURE §1). */
export default async function bootCheckout({
  options,
}: LoaderOptions): Promise<void> {
  // Medusa adds its own `database` to what the shop wrote.
  const own = Object.entries(options ?? {}).filter(
    ([key]) => key !== "database"
  )
  setOptions(Object.fromEntries(own))
  takeCoreHooks()
}

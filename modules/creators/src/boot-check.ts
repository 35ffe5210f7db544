import { refusePrivilegedLogin, type Pg } from "@codex/kernel"
import type { LoaderOptions } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** Production does not start on a login that row-level security cannot bind. */
export async function loginLoader({ container }: LoaderOptions): Promise<void> {
  const pg = container.resolve<Pg | undefined>(
    ContainerRegistrationKeys.PG_CONNECTION,
    { allowUnregistered: true }
  )
  if (process.env.NODE_ENV === "production" && pg) {
    await refusePrivilegedLogin(pg)
  }
}

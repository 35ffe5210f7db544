import type { LoaderOptions } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { parseOptions, slot } from "@codex/kernel"

const OPTIONS = z.strictObject({
  /** Where shoppers go; Studio links to it. */
  storefrontUrl: z.url().optional(),
  /** Sidebar pages of other plugins to hide from new creators. */
  hiddenNavigation: z.array(z.string().startsWith("/")).default([]),
})

export type CreatorsOptions = z.infer<typeof OPTIONS>

const current = slot<CreatorsOptions>("creators.options", () =>
  OPTIONS.parse({})
)

export function creatorsOptions(): CreatorsOptions {
  return current.get()
}

/**
 * A plugin's options reach its modules only (MEDUSA F6), and through a
 * re-export shim only the loaders of the module itself run.
 */
export async function optionsLoader({ options }: LoaderOptions): Promise<void> {
  current.set(parseOptions("@codex/plugin-creators", OPTIONS, options))
}

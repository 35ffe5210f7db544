import type { LoaderOptions } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { slot } from "@codex/kernel"

const OPTIONS = z
  .strictObject({
    /** Where shoppers go; Studio links to it. */
    storefrontUrl: z.url().optional(),
    /** Sidebar pages of other plugins to hide from new creators. */
    hiddenNavigation: z.array(z.string().startsWith("/")).default([]),
  })
  .prefault({})

export type CreatorsOptions = z.infer<typeof OPTIONS>

const current = slot<CreatorsOptions>("creators.options", () =>
  OPTIONS.parse({})
)

/** Checks options and keeps them; the message names the option at fault. */
export function setCreatorsOptions(raw: unknown): void {
  const parsed = OPTIONS.safeParse(raw ?? {})
  if (!parsed.success) {
    throw new Error(
      `Options of @codex/plugin-creators: ${z.prettifyError(parsed.error)}`
    )
  }
  current.set(parsed.data)
}

export function creatorsOptions(): CreatorsOptions {
  return current.get()
}

/**
 * A plugin's options reach its modules only (MEDUSA F6), and through a
 * re-export shim only the loaders of the module itself run.
 */
export async function optionsLoader({ options }: LoaderOptions): Promise<void> {
  // Medusa adds its connection to every module's options.
  const { database: _database, ...own } = options ?? {}
  setCreatorsOptions(own)
}

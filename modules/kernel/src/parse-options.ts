import { z } from "@medusajs/framework/zod"

/**
 * Parses what `medusa-config.ts` gave a plugin; an error names the plugin and
 * the option. Medusa adds `database` to every module's options while it
 * migrates, and an option set to `undefined` counts as absent.
 */
export function parseOptions<Schema extends z.ZodType>(
  plugin: string,
  schema: Schema,
  raw: Record<string, unknown> | undefined
): z.infer<Schema> {
  const own = Object.entries(raw ?? {}).filter(
    ([name, value]) => name !== "database" && value !== undefined
  )
  const parsed = schema.safeParse(Object.fromEntries(own))
  if (!parsed.success) {
    throw new Error(`Options of ${plugin}: ${z.prettifyError(parsed.error)}`)
  }
  return parsed.data
}

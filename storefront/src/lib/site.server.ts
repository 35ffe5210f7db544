import type { APIContext } from "astro"
import { env } from "./env.server"

/** This site's address as others should know it (canonical, previews). */
export function absoluteUrl(context: Pick<APIContext, "url">, path: string) {
  return new URL(path, env.publicUrl ?? context.url.origin).href
}

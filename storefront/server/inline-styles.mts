import { createHash } from "node:crypto"
import type { Rendered } from "./finished-page.mts"

/** The text at an address of this site. */
export type Load = (path: string) => Promise<string>

const STYLES = /<link rel="stylesheet" href="(\/[^"]+)"\s*\/?>/g
/** What a style element would end at. */
const ENDS = /<\/style/i
const POLICY = "content-security-policy"

/**
 * A page with its styles in it instead of their addresses: a phone far away
 * waits for one answer, not for two. The policy names them by their hash (CSP3
 * §8.3), so nothing else inline is let in.
 */
export async function inlineStyles<Page extends Rendered>(
  page: Page,
  load: Load
): Promise<Page> {
  const html = page.body.toString()
  const found = [...html.matchAll(STYLES)]
  const texts = await Promise.all(
    found.map(([, path = ""]) => load(path.replaceAll("&amp;", "&")))
  )
  const styles = texts.join("\n")
  const policy = page.headers[POLICY]
  if (found.length === 0 || !policy || ENDS.test(styles)) {
    return page
  }
  const hash = createHash("sha256").update(styles).digest("base64")
  const [first = ""] = found[0] ?? []
  const body = html
    .replace(first, () => `<style>${styles}</style>`)
    .replace(STYLES, "")
  return {
    ...page,
    body: Buffer.from(body),
    headers: {
      ...page.headers,
      [POLICY]: policy.replace("style-src ", `style-src 'sha256-${hash}' `),
    },
  }
}

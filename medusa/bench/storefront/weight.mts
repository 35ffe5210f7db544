import { gunzipSync, gzipSync } from "node:zlib"
import http from "node:http"
import type { Figure } from "../lib/report.mts"

/** A body as it travels, so that what is counted is what is sent. */
function raw(url: string, encoding: string): Promise<Buffer> {
  const headers = { accept: "text/html,*/*", "accept-encoding": encoding }
  return new Promise((resolve, reject) => {
    const asked = http.get(url, { headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on("data", (chunk: Buffer) => chunks.push(chunk))
      answer.once("end", () => resolve(Buffer.concat(chunks)))
    })
    asked.once("error", reject)
  })
}

function addresses(html: string, pattern: RegExp, page: string): string[] {
  return [...html.matchAll(pattern)].map((m) => new URL(m[1] ?? "", page).href)
}

/** A script with everything it imports. */
async function scriptBytes(url: string, seen: Set<string>): Promise<number> {
  if (seen.has(url)) {
    return 0
  }
  seen.add(url)
  const text = (await raw(url, "identity")).toString("utf8")
  const imports = addresses(text, /(?:from|import)\s*"(\.[^"]+)"/g, url)
  let sum = Buffer.byteLength(text)
  for (const next of imports) {
    sum += await scriptBytes(next, seen)
  }
  return sum
}

export async function weightFigures(page: string): Promise<Figure[]> {
  const sent = await raw(page, "gzip")
  const html = gunzipSync(sent).toString("utf8")
  const sheets = addresses(html, /<link rel="stylesheet" href="([^"]+)"/g, page)
  let css = 0
  for (const sheet of sheets) {
    css += gzipSync(await raw(sheet, "identity")).length
  }
  const seen = new Set<string>()
  let js = 0
  for (const src of addresses(html, /<script[^>]+src="([^"]+)"/g, page)) {
    js += await scriptBytes(src, seen)
  }
  return [
    {
      key: "storefront.listing_js_bytes",
      value: js,
      atMost: 2048,
      baseline: `uncompressed, ${seen.size} file(s), what they import included`,
    },
    {
      key: "storefront.listing_html_css_gzip_bytes",
      value: sent.length + css,
      atMost: 14_336,
      baseline: `${sent.length} bytes of page as sent, ${css} of linked sheets`,
    },
  ]
}

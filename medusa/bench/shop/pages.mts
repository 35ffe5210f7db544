import { spawn, type ChildProcess } from "node:child_process"
import type { OutgoingHttpHeaders } from "node:http"
import { gzipSync } from "node:zlib"
import { cpuMsOf } from "../lib/cpu.mts"
import { client } from "../lib/get.mts"
import type { Figure } from "../lib/report.mts"
import { callers, cpuPerUnit, interleaved, ratio } from "../lib/rounds.mts"
import type { BenchShop } from "./boot.mts"

const CALLERS = 16
/* Enough that code which runs all day is measured warm, and not its first run. */
const REQUESTS = { hello: 6_000, cached: 6_000, rendered: 3_000 }
const HELLO_PORT = 9760

const { get, ask, close } = client(CALLERS)

/** The smallest server there is, in a process of its own. */
function startHello(): Promise<ChildProcess> {
  const code = `require("node:http").createServer((q, s) => {
    s.writeHead(200, { "content-type": "text/html", "content-length": "5" })
    s.end("Hello")
  }).listen(${String(HELLO_PORT)}, "127.0.0.1", () => console.log("up"))`
  const child = spawn(process.execPath, ["-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  return new Promise((resolve) => {
    child.stdout.once("data", () => {
      resolve(child)
    })
  })
}

const times = (count: number, url: string, headers: OutgoingHttpHeaders = {}) =>
  callers(CALLERS, count, () => ask(url, headers))

/** A script and all it imports, by address. */
async function withImports(
  url: string,
  seen = new Map<string, Buffer>()
): Promise<Map<string, Buffer>> {
  if (seen.has(url)) {
    return seen
  }
  const { body } = await get(url)
  seen.set(url, body)
  const imports = /\b(?:import|from)\s*\(?["']([^"']+\.js)["']/g
  for (const [, path = ""] of body.toString().matchAll(imports)) {
    await withImports(new URL(path, url).href, seen)
  }
  return seen
}

/** Bytes of what a page loads: its scripts, and its text with its styles. */
async function weights(page: string) {
  const html = (await get(page)).body
  const text = html.toString()
  const found = (pattern: RegExp) =>
    [...text.matchAll(pattern)].map(([, path = ""]) => new URL(path, page).href)
  const sizes = async (urls: string[], pack: (body: Buffer) => Buffer) => {
    const bodies = await Promise.all(urls.map((url) => get(url)))
    return bodies.reduce((sum, { body }) => sum + pack(body).length, 0)
  }
  const scripts = found(/<script[^>]+src="([^"]+)"/g)
  const styles = found(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g)
  const loaded = new Map<string, Buffer>()
  for (const script of scripts) {
    await withImports(script, loaded)
  }
  return {
    js: [...loaded.values()].reduce((sum, { length }) => sum + length, 0),
    htmlCss: gzipSync(html).length + (await sizes(styles, gzipSync)),
  }
}

/** CPU of public pages, against a server that says hello. */
export async function pageFigures(shop: BenchShop): Promise<Figure[]> {
  await shop.serve("server")
  const [storefront, hello] = [await shop.startStorefront(), await startHello()]
  const page = `${shop.storefrontUrl}/${shop.demo.handle}`
  const brotli = { "accept-encoding": "br" }
  const rounds = await interleaved(
    [
      {
        name: "hello",
        run: () =>
          times(REQUESTS.hello, `http://127.0.0.1:${String(HELLO_PORT)}/`),
      },
      { name: "cached", run: () => times(REQUESTS.cached, page, brotli) },
      {
        name: "rendered",
        // What carries a credential is rendered for whoever it is.
        run: () => times(REQUESTS.rendered, page, { authorization: "none" }),
      },
    ],
    { cpuMs: () => cpuMsOf([storefront.pid, hello.pid ?? 0]) }
  )
  const { js, htmlCss } = await weights(page)
  await shop.processes.kill("storefront", "SIGTERM")
  hello.kill()
  close()
  const against = (name: string) => ratio(rounds, name, "hello", cpuPerUnit)
  const baseline = "CPU of a request, against a server that says hello"
  return [
    {
      key: "storefront.cached_page_vs_hello",
      value: against("cached"),
      atMost: 1.5,
      baseline: `${baseline}: an organization's page that nothing has changed`,
    },
    {
      key: "storefront.ssr_page_vs_hello",
      value: against("rendered"),
      atMost: 20,
      baseline: `${baseline}: the same page rendered, its API's time not counted`,
    },
    {
      key: "storefront.listing_js_bytes",
      value: js,
      atMost: 2_048,
      baseline: "scripts of an organization's page, not compressed",
    },
    {
      key: "storefront.listing_html_css_gzip_bytes",
      value: htmlCss,
      atMost: 14_336,
      baseline: "text and styles of an organization's page, gzip",
    },
  ]
}

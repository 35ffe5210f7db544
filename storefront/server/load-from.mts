import http, { type Server } from "node:http"
import type { Load } from "./inline-styles.mts"

/** Asks the site itself, as its visitors do. */
export function loadFrom(server: Server, host: string | undefined): Load {
  return (path) =>
    new Promise((resolve, reject) => {
      const at = server.address()
      if (at === null || typeof at === "string") {
        reject(new Error("The storefront has no port"))
        return
      }
      const hostname = at.address === "::" ? "::1" : at.address
      const ask = { hostname, port: at.port, path, headers: { host } }
      http
        .get(ask, (res) => {
          const chunks: Buffer[] = []
          res.on("data", (chunk: Buffer) => chunks.push(chunk))
          res.on("error", reject)
          res.on("end", () => {
            if (res.statusCode === 200) {
              resolve(Buffer.concat(chunks).toString())
            } else {
              reject(new Error(`${path}: ${String(res.statusCode)}`))
            }
          })
        })
        .on("error", reject)
    })
}

import http from "node:http"
import type { AddressInfo } from "node:net"

/** Forwards to `target` and counts what passes. */
export async function countingProxy(target: string) {
  let count = 0
  const { hostname, port } = new URL(target)
  const server = http.createServer((request, response) => {
    count++
    const upstream = http.request(
      {
        hostname,
        port,
        path: request.url,
        method: request.method,
        headers: request.headers,
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      }
    )
    upstream.on("error", () => response.destroy())
    request.pipe(upstream)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests: () => count,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

// One address for several servers, each asked in turn: what a load balancer
// does, without stickiness, so that nothing may live in one process alone.
import http from "node:http"

/** Headers of one connection, never of the next one (RFC 9110 §7.6.1). */
const HOP = ["connection", "keep-alive", "transfer-encoding", "upgrade"]

function endToEnd(/** @type {http.IncomingHttpHeaders} */ headers) {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !HOP.includes(name))
  )
}

/**
 * Bodies pass in pieces both ways, as they come: uploads, films, event streams.
 * @param {{ port: number, targets: readonly number[] }} options ports
 * @returns {Promise<{ served: Map<number, number>, stop: () => Promise<void> }>}
 *   `served`: how many requests each target was given
 */
export async function startRoundRobin({ port, targets }) {
  // A kept connection may be closed just as it is used again, which is no 502.
  const agent = new http.Agent({ keepAlive: false })
  const served = new Map(targets.map((target) => [target, 0]))
  let turn = 0
  const server = http.createServer((req, res) => {
    const target = targets[turn++ % targets.length] ?? 0
    served.set(target, (served.get(target) ?? 0) + 1)
    const onward = http.request({
      agent,
      host: "127.0.0.1",
      port: target,
      method: req.method,
      path: req.url,
      headers: headersOf(req),
    })
    onward.once("response", (answer) => {
      res.writeHead(answer.statusCode ?? 502, endToEnd(answer.headers))
      answer.pipe(res)
      answer.once("error", () => res.destroy())
    })
    onward.once("error", () => {
      if (res.headersSent) {
        res.destroy()
      } else {
        res.writeHead(502).end()
      }
    })
    res.once("close", () => onward.destroy())
    req.pipe(onward)
  })
  await new Promise((resolve) => {
    server.listen(port, "127.0.0.1", () => resolve(undefined))
  })
  const stop = async () => {
    agent.destroy()
    server.closeAllConnections()
    await new Promise((resolve) => {
      server.close(resolve)
    })
  }
  return { served, stop }
}

/** A body of unknown length goes on as one: Node decides by this header. */
function headersOf(/** @type {http.IncomingMessage} */ req) {
  const chunked = req.headers["transfer-encoding"]
  return {
    ...endToEnd(req.headers),
    ...(chunked ? { "transfer-encoding": chunked } : {}),
  }
}

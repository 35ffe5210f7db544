import http from "node:http"

export interface Answer {
  status: number
  headers: http.IncomingHttpHeaders
  body: Buffer
}

/** A client with so many connections, kept open as browsers keep theirs. */
export function client(maxSockets: number) {
  const agent = new http.Agent({ keepAlive: true, maxSockets })
  const get = (url: string, headers: http.OutgoingHttpHeaders = {}) =>
    new Promise<Answer>((resolve, reject) => {
      http
        .get(url, { agent, headers }, (response) => {
          const chunks: Buffer[] = []
          response.on("data", (chunk: Buffer) => chunks.push(chunk))
          response.on("end", () => {
            const { statusCode: status = 0, headers } = response
            resolve({ status, headers, body: Buffer.concat(chunks) })
          })
        })
        .on("error", reject)
    })
  return {
    get,
    /** The same, for what must answer 200. */
    async ask(url: string, headers?: http.OutgoingHttpHeaders): Promise<void> {
      const { status } = await get(url, headers)
      if (status !== 200) {
        throw new Error(`${url}: ${String(status)}`)
      }
    },
    close: () => {
      agent.destroy()
    },
  }
}

import http from "node:http"

/**
 * A client that costs little beside what it measures: kept connections, no
 * parsing, and of the answer only its status.
 */
export function sender(sockets: number) {
  const agent = new http.Agent({
    keepAlive: true,
    maxSockets: sockets,
    // Below the server's 5 s: it must not close what we are about to use.
    timeout: 4_000,
  })
  return {
    close: () => {
      agent.destroy()
    },
    post(
      url: string,
      body: string,
      headers: Record<string, string>
    ): Promise<number> {
      return new Promise((resolve, reject) => {
        const request = http.request(
          url,
          {
            agent,
            method: "POST",
            headers: {
              "content-type": "application/json",
              "content-length": Buffer.byteLength(body),
              ...headers,
            },
          },
          (answer) => {
            answer.resume()
            answer.once("end", () => {
              resolve(answer.statusCode ?? 0)
            })
          }
        )
        request.once("error", reject)
        request.end(body)
      })
    },
  }
}

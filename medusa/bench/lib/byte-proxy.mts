import net from "node:net"

/** Forwards connections to `target` and counts the bytes both ways. */
export async function byteProxy(target: string) {
  let bytes = 0
  const count = (chunk: Buffer) => {
    bytes += chunk.length
  }
  const { hostname, port } = new URL(target)
  const server = net.createServer((socket) => {
    const upstream = net.connect(Number(port), hostname)
    const end = () => {
      socket.destroy()
      upstream.destroy()
    }
    for (const side of [socket, upstream]) {
      side.on("data", count).on("error", end)
    }
    socket.pipe(upstream).pipe(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address() as net.AddressInfo
  return {
    url: `http://127.0.0.1:${address.port}`,
    bytes: () => bytes,
    close: () => {
      server.close()
    },
  }
}

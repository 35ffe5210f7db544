import net from "node:net"
import { once } from "node:events"

/**
 * A wire between the server and PostgreSQL that can lose the answer to a
 * COMMIT: the database has done it, the program never learns (M7).
 */
export class PostgresProxy {
  /** Asked at each COMMIT: lose this answer? */
  loses: () => boolean = () => false
  lost = 0
  readonly #server: net.Server
  readonly #target: number
  readonly #sockets = new Set<net.Socket>()

  private constructor(target: number) {
    this.#target = target
    this.#server = net.createServer((client) => {
      this.#connect(client)
    })
  }

  static async to(target: number): Promise<PostgresProxy> {
    const proxy = new PostgresProxy(target)
    proxy.#server.listen(0, "127.0.0.1")
    await once(proxy.#server, "listening")
    return proxy
  }

  get port(): number {
    return (this.#server.address() as net.AddressInfo).port
  }

  #connect(client: net.Socket): void {
    const database = net.connect(this.#target, "127.0.0.1")
    let losing = false
    const hangUp = () => {
      client.destroy()
      database.destroy()
      this.#sockets.delete(client)
    }
    this.#sockets.add(client)
    for (const socket of [client, database]) {
      socket.setNoDelay(true)
      socket.on("error", hangUp)
      socket.on("close", hangUp)
    }
    client.on("data", (chunk) => {
      losing ||= isCommit(chunk) && this.loses()
      database.write(chunk)
    })
    database.on("data", (chunk) => {
      if (losing) {
        this.lost += 1
        hangUp()
        return
      }
      client.write(chunk)
    })
  }

  async stop(): Promise<void> {
    this.#sockets.forEach((socket) => socket.destroy())
    this.#server.close()
    await once(this.#server, "close")
  }
}

/** A simple query `COMMIT;` as knex and MikroORM send it. */
const isCommit = (chunk: Buffer): boolean =>
  chunk[0] === 0x51 && /^commit;?\0$/i.test(chunk.toString("latin1", 5))

import { Server } from "node:http"
import type {
  IncomingMessage,
  RequestListener,
  ServerResponse,
} from "node:http"
import type { Socket } from "node:net"

export interface Offer {
  /** Once for each server: the same name again is the same offer. */
  name: string
  matches: (req: IncomingMessage) => boolean
  /** Resolves to whether it has answered; what it leaves goes to the app. */
  answer: (req: IncomingMessage, res: ServerResponse) => Promise<boolean>
}

const known = new WeakMap<Server, Map<string, Offer>>()

/**
 * From now on, requests of the server of `first` are offered to `answer`
 * before the app that the server was created for: same port, without the
 * app's stack, which costs several times what the answer does. What `answer`
 * leaves or fails on takes the app's way as if nothing had been. engine.io
 * attaches to a server in the same way. A server whose app is not found is
 * left as it is.
 */
export function answerBeforeApp(first: IncomingMessage, offer: Offer): void {
  // Node sets it, its types leave it out: one of another kind has no app.
  const { server } = first.socket as Socket & { server?: Server }
  if (!(server instanceof Server)) {
    return
  }
  const offers = known.get(server)
  if (offers) {
    offers.set(offer.name, offers.get(offer.name) ?? offer)
    return
  }
  // `createServer` adds its listener before anybody else can add one.
  const [app] = server.listeners("request") as RequestListener[]
  if (app) {
    const first = new Map([[offer.name, offer]])
    known.set(server, first)
    server.removeListener("request", app)
    server.prependListener("request", offered(first, app))
  }
}

function offered(offers: ReadonlyMap<string, Offer>, app: RequestListener) {
  const listener: RequestListener = (req, res) => {
    const offer = [...offers.values()].find(({ matches }) => matches(req))
    if (!offer) {
      app(req, res)
      return
    }
    void offer
      .answer(req, res)
      .catch(() => false)
      .then((done) => {
        if (!done) {
          app(req, res)
        }
      })
  }
  return listener
}

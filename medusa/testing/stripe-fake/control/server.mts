import type { IncomingMessage, ServerResponse } from "node:http"
import { ApiError, missing, refused } from "../http/errors.mts"
import { bodyOf } from "../http/server.mts"
import type { RequestFault } from "../state/faults.mts"
import { snapshot } from "../state/snapshot.mts"
import type { World } from "../state/world.mts"
import type { Endpoint, WebhookSender } from "../webhooks/sender.mts"
import { ACTIONS } from "./actions.mts"
import type { Body } from "./actions.mts"

export interface Control {
  world: World
  sender: WebhookSender
}

type Verb = (control: Control, body: Body) => object | Promise<object>

function resend({ world, sender }: Control, body: Body) {
  const found = world.events.find(String(body.event))
  if (!found) throw missing("event", String(body.event))
  const times = typeof body.times === "number" ? body.times : 1
  for (let sent = 0; sent < times; sent++) sender.send(found)
  return found
}

/** The test's own knobs. */
const VERBS: Record<string, Verb> = {
  faults({ world }, body) {
    const { request, webhooks, clear } = body
    if (clear === true) world.faults.clear()
    if (request) world.faults.add(request as RequestFault)
    if (webhooks) world.faults.setWebhooks(webhooks)
    return { webhooks: world.faults.webhooks }
  },
  endpoints({ sender }, body) {
    if (!Array.isArray(body.endpoints)) throw refused('"endpoints" is missing.')
    sender.setEndpoints(body.endpoints as Endpoint[])
    return {}
  },
  async flush({ sender }) {
    await sender.flush()
    return {}
  },
  async idle({ sender }) {
    await sender.idle()
    return {}
  },
  resend,
}

async function run(control: Control, name: string, text: string) {
  const body = JSON.parse(text || "{}") as Body
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined
  if (verb) return verb(control, body)
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined
  if (!action) throw refused(`There is no /_fake/${name}.`)
  return action(control.world, body)
}

/** `/_fake/<name>`: never part of Stripe, only of this stand-in. */
export async function handleControl(
  control: Control,
  name: string,
  req: IncomingMessage,
  res: ServerResponse
): Promise<void> {
  const send = (status: number, value: object) => {
    res.writeHead(status, { "content-type": "application/json" })
    res.end(JSON.stringify(value, null, 2))
  }
  if (req.method === "GET" && name === "state") {
    send(200, snapshot(control))
    return
  }
  try {
    send(200, await run(control, name, await bodyOf(req)))
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    send(error.status, error.body())
  }
}

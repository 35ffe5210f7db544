import { createCreator, createOrganization } from "@codex/creators"
import { newId, withPlatform } from "@codex/kernel"
import type { Tx } from "@codex/kernel"
import { createTestDatabase } from "@codex/kernel/testing"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { AddressInfo } from "node:net"
import { SMTPServer } from "smtp-server"
import { allMigrations } from "../../../checkout/src/__tests__/all-migrations"
import { mailTransport } from "../delivery/mail-transport"
import { setOptions } from "../options"

export const SECRET = "a-link-secret-of-at-least-32-characters"
export const OPTIONS = {
  storefrontUrl: "https://shop.example",
  adminUrl: "https://admin.example/app",
  linkUrl: "https://shop.example",
  from: "Shop <mail@shop.example>",
  linkSecret: SECRET,
  bounceSecret: "a-bounce-secret-of-at-least-32-character",
}

/** A mail server of this machine that keeps what it is given. */
export async function openMailServer() {
  const received: { raw: string; to: string[] }[] = []
  const says = { refuse: null as { code: number; text: string } | null }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onRcptTo(_address, _session, done) {
      const { refuse } = says
      const error = refuse
        ? Object.assign(new Error(refuse.text), { responseCode: refuse.code })
        : null
      done(error)
    },
    onData(stream, session, done) {
      let raw = ""
      stream.on("data", (chunk: Buffer) => (raw += chunk.toString("utf8")))
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        received.push({ raw, to })
        done()
      })
    },
  })
  await new Promise<void>((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve())
  )
  const { port } = server.server.address() as AddressInfo
  const url = `smtp://127.0.0.1:${port}`
  return {
    received,
    says,
    url,
    close: () => {
      mailTransport(url)?.close()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** A database with one creator and one brand, and a container over it. */
export async function openMailShop() {
  const db = await createTestDatabase(await allMigrations())
  const within = <T>(fn: (tx: Tx) => Promise<T>) =>
    withPlatform(db.pg, "test", fn)
  const known: Record<string, unknown> = {
    [ContainerRegistrationKeys.PG_CONNECTION]: db.pg,
    [ContainerRegistrationKeys.LOGGER]: { warn: () => undefined },
    [ContainerRegistrationKeys.CONFIG_MODULE]: {
      projectConfig: { http: { jwtSecret: SECRET } },
    },
    [Modules.USER]: {
      listUsers: async ({ id }: { id: string[] }) =>
        id.map((each) => ({ id: each, email: `${each}@example.com` })),
      retrieveUser: async (id: string) => ({ id, email: `${id}@example.com` }),
    },
  }
  const container = {
    resolve: (key: string) => known[key],
  } as unknown as MedusaContainer
  const { creator, organization } = await within(async (tx) => {
    const made = await createCreator(tx, {
      userId: "grace",
      displayName: "Grace",
      handle: "grace-films",
      salesChannelId: newId("sc"),
    })
    const brand = await createOrganization(tx, {
      name: "Quiet Hours",
      handle: "quiet-hours",
      ownerCreatorId: made.creator.id,
      salesChannelId: newId("sc"),
    })
    return { creator: made.creator, organization: brand }
  })
  setOptions(OPTIONS)
  return { db, within, container, creator, organization }
}

export type MailShop = Awaited<ReturnType<typeof openMailShop>>

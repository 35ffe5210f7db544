import { parseOptions, slot } from "@codex/kernel"
import type { LoaderOptions } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"

const schema = z
  .strictObject({
    /** Where the links of a mail lead. */
    storefrontUrl: z.url("must be the address shoppers see"),
    /** Where links to Studio and the admin lead. */
    adminUrl: z.url().optional(),
    /** Where readers reach this server's `/api/mail`: counted links. */
    linkUrl: z.url().optional(),
    /** Without a server, mails are kept for the operator to read. */
    smtpUrl: z.string().min(1).optional(),
    from: z.string().min(3).default("Shop <shop@localhost>"),
    /** Signs links and *Unsubscribe*; without it mails carry plain links. */
    linkSecret: z.string().min(32).optional(),
    /** Verifies bounce reports; without it the route answers 404. */
    bounceSecret: z.string().min(32).optional(),
  })
  .readonly()

export type MessagesOptions = z.infer<typeof schema>

const options = slot<MessagesOptions>("messages.options")

/** Boot check: a wrong option stops the server and names its path. */
export default async function loadOptions({
  options: given,
}: LoaderOptions): Promise<void> {
  setOptions(given)
}

export function setOptions(input: Record<string, unknown> | undefined): void {
  options.set(parseOptions("@codex/plugin-messages", schema, input))
}

export const messagesOptions = (): MessagesOptions => options.get()

/** Whether mail leaves this server; else it is kept to be read under E-mails. */
export const mailIsSent = (): boolean => options.get().smtpUrl !== undefined

import { ACCOUNT_MAIL } from "./account-mail"
import { CREATOR_MAIL } from "./creator-mail"
import { ORGANIZATION_MAIL } from "./organization-mail"
import { PURCHASE_MAIL } from "./purchase-mail"
import type { MessageSpec } from "./spec"
import type { DataOf } from "./variables"

/** Every mail this shop can send; its words are in the plugin's catalogue. */
export const MESSAGE_TYPES = {
  ...ACCOUNT_MAIL,
  ...PURCHASE_MAIL,
  ...CREATOR_MAIL,
  ...ORGANIZATION_MAIL,
} as const satisfies Record<string, MessageSpec>

export type MessageType = keyof typeof MESSAGE_TYPES

/** The facts that have to come with a mail of this type. */
export type MessageData<Type extends MessageType> = DataOf<
  (typeof MESSAGE_TYPES)[Type]["variables"]
>

export const isMessageType = (name: string): name is MessageType =>
  Object.hasOwn(MESSAGE_TYPES, name)

export const specOf = (type: MessageType): MessageSpec => MESSAGE_TYPES[type]

export const messageTypes = (): MessageType[] =>
  Object.keys(MESSAGE_TYPES) as MessageType[]

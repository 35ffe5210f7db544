import { Module } from "@medusajs/framework/utils"
import { MessagesModuleService } from "./service"
import "./tables"

/** Container key of the module. */
export const MESSAGES = "codex_messages"

export default Module(MESSAGES, { service: MessagesModuleService })

export { sendMessage } from "./store/send-message"
export { messagesFailure } from "./errors"
export type { MessagesFailure } from "./errors"
export type { MessageData, MessageType } from "./domain/types-of-mail"
export type { MoneyValue } from "./domain/variables"
export type { NewMessage, Recipient } from "./types"

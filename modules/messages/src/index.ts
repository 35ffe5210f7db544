import { Module } from "@medusajs/framework/utils"
import { MessagesModuleService } from "./service"
import "./tables"

/** Container key of the module. */
export const MESSAGES = "codex_messages"

export default Module(MESSAGES, { service: MessagesModuleService })

export { sendMessage } from "./store/send-message"
export { messagesFailure } from "./errors"
export type { MessagesFailure } from "./errors"
export { isMessageType, messageTypes, specOf } from "./domain/types-of-mail"
export type { MessageData, MessageType } from "./domain/types-of-mail"
export type { MessageSpec, MustSend } from "./domain/spec"
export { isOptional, isPath, isUse, kindOf } from "./domain/variables"
export type { MoneyValue, VariableKind } from "./domain/variables"
export { headerName, isAddress, oneLine } from "./domain/address"
export {
  fillLine,
  fillSpans,
  parseBody,
  unknownVariables,
} from "./domain/template-text"
export type { Span, ValueOf } from "./domain/template-text"
export {
  bounceDelivery,
  claimDeliveries,
  failDelivery,
  finishDelivery,
  getDelivery,
  listDeliveries,
  resendDelivery,
  skipDelivery,
} from "./store/deliveries"
export type {
  DeliveryFilter,
  DeliveryLine,
  WrittenMail,
} from "./store/deliveries"
export {
  forgetCreatorMail,
  forgetOldRecipients,
  forgetRecipient,
} from "./store/forget-recipient"
export { addEmailEvent, countResends, listEmailEvents } from "./store/events"
export {
  flagTemplate,
  getTemplate,
  listMailProblems,
  listTemplates,
  resetTemplate,
  saveTemplate,
} from "./store/templates"
export type { MailProblem, Owner, TemplateChange } from "./store/templates"
export { getSender, saveSender } from "./store/senders"
export {
  EVERY_TYPE,
  findRefusal,
  listPreferences,
  refuseMail,
  savePreference,
} from "./store/preferences"
export type {
  Delivery,
  DeliveryState,
  EmailEvent,
  EmailEventKind,
  NewMessage,
  Recipient,
  RefusalReason,
  Sender,
  Template,
  TemplateWords,
} from "./types"

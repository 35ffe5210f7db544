import type { Tx } from "@codex/kernel"
import {
  listPreferences,
  messageTypes,
  savePreference,
  specOf,
} from "@codex/messages"
import type { MessageType } from "@codex/messages"
import type { NotificationBody, NotificationLine } from "../contract"
import { mailFailure } from "../lib/failures"

/** What may land in the inbox of somebody who sells. */
const isForCreators = (type: MessageType) =>
  ["creator", "organization"].includes(specOf(type).group) &&
  type !== "invite" &&
  type !== "share_invitation"

export async function notificationMatrix(
  tx: Tx,
  creatorId: string
): Promise<NotificationLine[]> {
  const said = await listPreferences(tx, creatorId)
  return messageTypes()
    .filter(isForCreators)
    .map((type) => ({
      type,
      group: specOf(type).group,
      wanted: said.find((each) => each.type === type)?.wanted ?? true,
      fixed: !specOf(type).optional,
    }))
}

export async function chooseNotification(
  tx: Tx,
  creatorId: string,
  { type, wanted }: NotificationBody
): Promise<NotificationLine[]> {
  const matrix = await notificationMatrix(tx, creatorId)
  if (!matrix.some((line) => line.type === type && !line.fixed)) {
    throw mailFailure("template_not_found")
  }
  await savePreference(tx, creatorId, type, wanted)
  return notificationMatrix(tx, creatorId)
}

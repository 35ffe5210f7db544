import { recordAudit } from "@codex/audit"
import type { Tx } from "@codex/kernel"
import {
  getSender,
  getTemplate,
  isMessageType,
  listTemplates,
  messageTypes,
  resetTemplate,
  saveTemplate,
  specOf,
  unknownVariables,
} from "@codex/messages"
import type { MessageType, Owner, Template } from "@codex/messages"
import type {
  TemplateBody,
  TemplateDetail,
  TemplateLine,
  TemplateList,
  WordsBody,
} from "../contract"
import { voiceOf } from "../delivery/voice"
import { adminUrlOf } from "../links/links"
import { mailFailure } from "../lib/failures"
import { messagesOptions } from "../options"
import { sampleFacts } from "../render/samples"
import { valuesOf, variableNames } from "../render/values"
import { defaultWords, wordsFor } from "../render/words"
import type { Editor } from "./owner"

const maySee = (owner: Owner, type: MessageType) =>
  owner === "platform" || specOf(type).own

/** A type this owner has words for; absent and foreign are the same 404. */
export function editableType(owner: Owner, name: string | undefined) {
  if (!name || !isMessageType(name) || !maySee(owner, name)) {
    throw mailFailure("template_not_found")
  }
  return name
}

const isEdited = (own: Template | undefined | null): boolean =>
  Boolean(own?.subject ?? own?.heading ?? own?.body ?? own?.button)

function line(
  type: MessageType,
  own: Template | undefined | null,
  above: Template | undefined | null
): TemplateLine {
  const { group, mustSend } = specOf(type)
  return {
    type,
    group,
    enabled: own?.enabled ?? true,
    must_send: mustSend ?? null,
    edited: isEdited(own),
    problem: own?.problem ?? null,
    subject: wordsFor(type, own ?? null, above ?? null).subject,
  }
}

/** Every mail this owner has a say in, and who it comes from. */
export async function templateSettings(
  tx: Tx,
  owner: Owner
): Promise<TemplateList> {
  const own = await listTemplates(tx, owner)
  const organizationId = owner === "platform" ? null : owner.organizationId
  const options = messagesOptions()
  const voice = await voiceOf(tx, options, {
    type: "purchase_receipt",
    organizationId,
    own: false,
  })
  const above = owner === "platform" ? [] : await listTemplates(tx, "platform")
  const of = (list: Template[], type: string) =>
    list.find((each) => each.type === type)
  return {
    templates: messageTypes()
      .filter((type) => maySee(owner, type))
      .map((type) => line(type, of(own, type), of(above, type))),
    sender: await getSender(tx, owner),
    from: `${voice.from.name} <${voice.from.address}>`,
    sending: options.smtpUrl !== undefined,
  }
}

function samplesOf(
  type: MessageType,
  brand: Parameters<typeof valuesOf>[2]
): TemplateDetail["variables"] {
  const options = messagesOptions()
  const spec = specOf(type)
  const values = valuesOf(spec, sampleFacts(type), brand, {
    storefrontUrl: options.storefrontUrl,
    adminUrl: adminUrlOf(options),
  })
  return variableNames(spec).map((name) => ({
    name,
    sample: values[name] ?? "",
  }))
}

export async function templateDetail(
  tx: Tx,
  owner: Owner,
  type: MessageType
): Promise<TemplateDetail> {
  const own = await getTemplate(tx, owner, type)
  const isPlatform = owner === "platform"
  const above = isPlatform ? null : await getTemplate(tx, "platform", type)
  const voice = await voiceOf(tx, messagesOptions(), {
    type,
    organizationId: isPlatform ? null : owner.organizationId,
    own: false,
  })
  return {
    ...line(type, own, above),
    words: wordsFor(type, own, above),
    defaults: isPlatform ? defaultWords(type) : wordsFor(type, above),
    variables: samplesOf(type, voice.brand),
  }
}

/** Refuses a name no fact has, and says which ones there are. */
export function checkWords(type: MessageType, words: WordsBody): void {
  const known = variableNames(specOf(type))
  const text = Object.values(words).filter(
    (value): value is string => typeof value === "string"
  )
  const unknown = unknownVariables(text.join("\n"), known)
  if (unknown.length > 0) {
    throw mailFailure("template_variable_unknown", {
      unknown: unknown.map((name) => `“${name}”`).join(", "),
      known: known.map((name) => `{{${name}}}`).join(", "),
    })
  }
}

const objectIdOf = (owner: Owner, type: MessageType) =>
  owner === "platform" ? type : `${owner.organizationId}/${type}`

async function audited(
  tx: Tx,
  editor: Editor,
  type: MessageType,
  action: string,
  after: unknown
) {
  await recordAudit(tx, {
    actorKind: "user",
    actorId: editor.userId,
    action,
    objectType: "email_template",
    objectId: objectIdOf(editor.owner, type),
    after,
  })
}

export async function changeTemplate(
  editor: Editor,
  type: MessageType,
  body: TemplateBody
): Promise<TemplateDetail> {
  checkWords(type, body)
  if (body.enabled === false && specOf(type).mustSend) {
    throw mailFailure("template_must_send")
  }
  return editor.run(async (tx) => {
    const updatedBy = editor.userId
    await saveTemplate(tx, editor.owner, type, { ...body, updatedBy })
    await audited(tx, editor, type, "email_template.changed", body)
    return templateDetail(tx, editor.owner, type)
  })
}

export async function forgetTemplate(
  editor: Editor,
  type: MessageType
): Promise<TemplateDetail> {
  return editor.run(async (tx) => {
    await resetTemplate(tx, editor.owner, type)
    await audited(tx, editor, type, "email_template.reset", null)
    return templateDetail(tx, editor.owner, type)
  })
}

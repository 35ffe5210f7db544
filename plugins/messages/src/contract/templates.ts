import { z } from "zod"

const oneLine = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\r\n]*$/)

/** Null goes back to the words above; what is left out stays as it is. */
export const wordsBody = z.strictObject({
  subject: oneLine(200).nullable().optional(),
  heading: oneLine(200).nullable().optional(),
  body: z.string().trim().min(1).max(5000).nullable().optional(),
  button: oneLine(60).nullable().optional(),
})
export type WordsBody = z.infer<typeof wordsBody>

/** `POST /admin/email-templates/:type` */
export const templateBody = wordsBody.extend({
  enabled: z.boolean().optional(),
})
export type TemplateBody = z.infer<typeof templateBody>

/** `POST /admin/email-sender` */
export const senderBody = z.strictObject({
  from_name: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .regex(/^[^\r\n<>"@,;]*$/)
    .nullable(),
  reply_to: z.email().max(254).nullable(),
})
export type SenderBody = z.infer<typeof senderBody>

export const templateWords = z.object({
  subject: z.string(),
  heading: z.string(),
  body: z.string(),
  button: z.string(),
})
export type TemplateWordsDto = z.infer<typeof templateWords>

export const templateLine = z.object({
  type: z.string(),
  group: z.enum(["account", "purchase", "creator", "organization"]),
  enabled: z.boolean(),
  /** Why it cannot be switched off, if it cannot. */
  must_send: z.enum(["security", "receipt", "money"]).nullable(),
  /** Some of its words are this owner's. */
  edited: z.boolean(),
  /** What was wrong with the words the last time; the catalogue's were sent. */
  problem: z.string().nullable(),
  subject: z.string(),
})
export type TemplateLine = z.infer<typeof templateLine>

export const templateDetail = templateLine.extend({
  words: templateWords,
  /** What a reset brings back. */
  defaults: templateWords,
  variables: z.array(z.object({ name: z.string(), sample: z.string() })),
})
export type TemplateDetail = z.infer<typeof templateDetail>

/** `GET /admin/email-templates` */
export const templateList = z.object({
  templates: z.array(templateLine),
  sender: z.object({
    from_name: z.string().nullable(),
    reply_to: z.string().nullable(),
  }),
  /** The name and address readers see. */
  from: z.string(),
  /** False: no mail server; mails are kept to be read under E-mails. */
  sending: z.boolean(),
})
export type TemplateList = z.infer<typeof templateList>

export const renderedMail = z.object({
  subject: z.string(),
  html: z.string(),
  text: z.string(),
})
export type RenderedMail = z.infer<typeof renderedMail>

/** `POST /admin/studio/notifications` */
export const notificationBody = z.strictObject({
  type: z.string().min(1).max(60),
  wanted: z.boolean(),
})
export type NotificationBody = z.infer<typeof notificationBody>

export const notificationLine = z.object({
  type: z.string(),
  group: templateLine.shape.group,
  wanted: z.boolean(),
  /** Always sent; there is nothing to choose. */
  fixed: z.boolean(),
})
export type NotificationLine = z.infer<typeof notificationLine>

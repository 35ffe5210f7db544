import { createHmac } from "node:crypto"
import type { Row } from "./matrix-row.mts"
import { useShop } from "./shop.mts"

const hmac = (secret: string, text: string) =>
  createHmac("sha256", secret).update(text).digest("hex")

/** The server's secret of one purpose (medusa/env.ts). */
const purposeSecret = (purpose: string) =>
  hmac(useShop().env.CODEX_SECRET ?? "", purpose)

/** A link as a mail carries it. */
function token(purpose: "click" | "unsubscribe", ...parts: string[]) {
  const body = Buffer.from(JSON.stringify(parts)).toString("base64url")
  const mac = hmac(purposeSecret("mail-links"), `${purpose}|${body}`)
  return `${body}.${mac.slice(0, 40)}`
}

function bounceReport(signed: boolean) {
  const raw = JSON.stringify({ message_id: "<nobody@shop>", kind: "bounced" })
  const seconds = Math.floor(Date.now() / 1000)
  const mac = signed
    ? hmac(purposeSecret("mail-bounces"), `${seconds}|${raw}`)
    : "00"
  return {
    path: "/hooks/mail/bounces",
    raw: Buffer.from(raw),
    headers: {
      "content-type": "application/json",
      "x-codex-signature": `t=${seconds},v1=${mac}`,
    },
  }
}

const words = { subject: "Yours: {{post_title}}" }
const sender = { from_name: "The matrix", reply_to: null }

/** The same doors twice: the platform's words and an organization's. */
const settings = (
  base: "/admin" | "/admin/studio",
  who: Pick<Row, "area" | "foreign">
): Row[] => [
  {
    ...who,
    route: `GET ${base}/email-templates`,
    request: () => ({ path: `${base}/email-templates` }),
  },
  {
    ...who,
    route: `GET ${base}/email-templates/:type`,
    request: () => ({ path: `${base}/email-templates/purchase_receipt` }),
  },
  {
    ...who,
    route: `POST ${base}/email-templates/:type`,
    request: () => ({
      path: `${base}/email-templates/purchase_receipt`,
      body: words,
    }),
  },
  {
    ...who,
    route: `POST ${base}/email-templates/:type/preview`,
    request: () => ({
      path: `${base}/email-templates/purchase_receipt/preview`,
      body: words,
    }),
  },
  {
    ...who,
    route: `POST ${base}/email-templates/:type/send-test`,
    request: () => ({
      path: `${base}/email-templates/purchase_receipt/send-test`,
      body: words,
    }),
  },
  {
    ...who,
    route: `DELETE ${base}/email-templates/:type`,
    request: () => ({ path: `${base}/email-templates/purchase_receipt` }),
  },
  {
    ...who,
    route: `POST ${base}/email-sender`,
    request: () => ({ path: `${base}/email-sender`, body: sender }),
  },
]

export const mailOperatorRows: Row[] = [
  {
    route: "GET /admin/emails",
    area: "operator",
    request: () => ({ path: "/admin/emails" }),
  },
  {
    route: "GET /admin/emails/:id",
    area: "operator",
    request: (f) => ({ path: `/admin/emails/${f.email}` }),
  },
  {
    route: "POST /admin/emails/:id/resend",
    area: "operator",
    request: (f) => ({ path: `/admin/emails/${f.email}/resend`, body: {} }),
  },
  ...settings("/admin", { area: "operator" }),
]

export const mailStudioRows: Row[] = [
  ...settings("/admin/studio", { area: "studio", foreign: "own" }),
  {
    route: "GET /admin/studio/notifications",
    area: "studio",
    foreign: "own",
    request: () => ({ path: "/admin/studio/notifications" }),
  },
  {
    route: "POST /admin/studio/notifications",
    area: "studio",
    foreign: "own",
    request: () => ({
      path: "/admin/studio/notifications",
      body: { type: "sale_creator", wanted: true },
    }),
  },
]

export const mailPublicRows: Row[] = [
  {
    route: "GET /api/mail/links/:token",
    area: "public",
    redirects: true,
    request: () => {
      const target = `${useShop().backendUrl}/health`
      return { path: `/api/mail/links/${token("click", "mail_none", target)}` }
    },
  },
  ...(["GET", "POST"] as const).map((method): Row => ({
    route: `${method} /api/mail/unsubscribe/:token`,
    area: "public",
    request: () => ({
      path: `/api/mail/unsubscribe/${token("unsubscribe", "nobody@example.com", "file_version")}`,
    }),
  })),
  {
    route: "POST /hooks/mail/bounces",
    area: "signed",
    request: () => bounceReport(false),
    control: () => bounceReport(true),
  },
]

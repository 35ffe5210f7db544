import {
  defineMiddlewares,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  emailsQuery,
  notificationBody,
  senderBody,
  templateBody,
  wordsBody,
} from "../contract"

/** The same doors for the platform's words and for an organization's. */
const doors = (base: string) => [
  {
    matcher: `${base}/email-templates/:type`,
    methods: ["POST" as const],
    middlewares: [validateAndTransformBody(templateBody)],
  },
  {
    matcher: `${base}/email-templates/:type/preview`,
    methods: ["POST" as const],
    middlewares: [validateAndTransformBody(wordsBody)],
  },
  {
    matcher: `${base}/email-templates/:type/send-test`,
    methods: ["POST" as const],
    middlewares: [validateAndTransformBody(wordsBody)],
  },
  {
    matcher: `${base}/email-sender`,
    methods: ["POST" as const],
    middlewares: [validateAndTransformBody(senderBody)],
  },
]

export default defineMiddlewares({
  routes: [
    ...doors("/admin"),
    ...doors("/admin/studio"),
    {
      matcher: "/admin/studio/notifications",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(notificationBody)],
    },
    {
      matcher: "/admin/emails",
      methods: ["GET"],
      middlewares: [validateAndTransformQuery(emailsQuery, {})],
    },
    {
      matcher: "/hooks/mail/bounces",
      methods: ["POST"],
      bodyParser: { preserveRawBody: true, sizeLimit: "16kb" },
    },
  ],
})

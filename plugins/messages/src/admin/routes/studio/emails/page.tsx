import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Envelope } from "@medusajs/icons"
import { getI18n } from "react-i18next"
import { MailSettings } from "../../../components/mail-settings"
import { NotificationMatrix } from "../../../components/notification-matrix"

const StudioEmailsPage = () => (
  <div className="flex flex-col gap-3">
    <NotificationMatrix />
    <MailSettings base="/admin/studio" />
  </div>
)

export const config = defineRouteConfig({
  label: "codexMessages.nav.emails",
  translationNs: "translation",
  icon: Envelope,
  rank: 8,
})

export const handle = {
  breadcrumb: () => getI18n().t("codexMessages.nav.emails"),
}

export default StudioEmailsPage

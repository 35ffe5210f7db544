import { getI18n } from "react-i18next"
import { MailSettings } from "../../components/mail-settings"

const EmailSettingsPage = () => <MailSettings base="/admin" />

export const handle = {
  breadcrumb: () => getI18n().t("codexMessages.nav.settings"),
}

export default EmailSettingsPage

import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Button, Container, Heading, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { EmailDrawer } from "../components/email-drawer"
import { useChangeEmail, useEmail } from "../lib/use-email"

/** The address a creator or an operator signs in with, in their profile. */
const OwnEmail = () => {
  const { t } = useTranslation()
  const { data } = useEmail()
  const [open, setOpen] = useState(false)
  const change = useChangeEmail((email) => {
    setOpen(false)
    toast.success(t("codexAccounts.email.changed", { email }))
  })
  if (!data?.email) {
    return null
  }
  const openOrClose = (next: boolean) => {
    change.restart()
    setOpen(next)
  }
  return (
    <Container className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
      <div className="min-w-0">
        <Heading level="h2">{t("codexAccounts.email.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle break-words">
          {data.email}
        </Text>
      </div>
      <Button
        size="small"
        variant="secondary"
        onClick={() => openOrClose(true)}
      >
        {t("codexAccounts.email.change")}
      </Button>
      <EmailDrawer change={change} open={open} onOpenChange={openOrClose} />
    </Container>
  )
}

export const config = defineWidgetConfig({ zone: "profile.details.after" })

export default OwnEmail

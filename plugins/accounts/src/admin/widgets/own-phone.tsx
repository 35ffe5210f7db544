import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Badge, Button, Container, Heading, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { PhoneDrawer } from "../components/phone-drawer"
import { usePhone, useProvePhone } from "../lib/use-phone"

/** The number a creator has proven, in their profile. */
const OwnPhone = () => {
  const { t } = useTranslation()
  const { data } = usePhone()
  const [open, setOpen] = useState(false)
  const prove = useProvePhone((number) => {
    setOpen(false)
    toast.success(t("codexAccounts.phone.proven", { number }))
  })
  if (!data) {
    return null
  }
  const text = (name: string) => t(`codexAccounts.phone.${name}`)
  const title = text(data.number ? "change" : "add")
  const openOrClose = (next: boolean) => {
    prove.restart()
    setOpen(next)
  }
  return (
    <Container className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-2">
          <Heading level="h2">{text("title")}</Heading>
          {data.required && (
            <Badge size="2xsmall" color="orange">
              {text("required")}
            </Badge>
          )}
        </div>
        <Text size="small" className="text-ui-fg-subtle">
          {data.number ?? text(data.required ? "requiredHint" : "none")}
        </Text>
      </div>
      <Button
        size="small"
        variant={data.required ? "primary" : "secondary"}
        onClick={() => openOrClose(true)}
      >
        {title}
      </Button>
      <PhoneDrawer
        prove={prove}
        title={title}
        open={open}
        onOpenChange={openOrClose}
      />
    </Container>
  )
}

export const config = defineWidgetConfig({ zone: "profile.details.after" })

export default OwnPhone

import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Button, FocusModal, Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { SignUpCode } from "../components/sign-up-code"
import { SignUpDetails } from "../components/sign-up-details"
import { useOffer, useSignUp } from "../lib/use-sign-up"

/** A link from the shop may lead straight here: `/login?sign-up`. */
const wasInvited = () =>
  new URLSearchParams(window.location.search).has("sign-up")

/** Below the login: whoever has none yet may start selling. */
const CreatorSignUp = () => {
  const { t } = useTranslation()
  const [open, setOpen] = useState(wasInvited)
  const offer = useOffer()
  const signUp = useSignUp(() => setOpen(false))
  if (!offer.data?.open) {
    return null
  }
  return (
    <FocusModal open={open} onOpenChange={setOpen}>
      <FocusModal.Trigger asChild>
        <Button variant="secondary" className="w-full">
          {t("codexAccounts.signUp.start")}
        </Button>
      </FocusModal.Trigger>
      <FocusModal.Content>
        <FocusModal.Header />
        <FocusModal.Body className="flex flex-col items-center overflow-y-auto px-6 py-10">
          <div className="flex w-full max-w-md flex-col gap-6">
            <div>
              <FocusModal.Title asChild>
                <Heading level="h1">
                  {offer.data.name
                    ? t("codexAccounts.signUp.titleAt", {
                        name: offer.data.name,
                      })
                    : t("codexAccounts.signUp.title")}
                </Heading>
              </FocusModal.Title>
              <FocusModal.Description asChild>
                <Text size="small" className="text-ui-fg-subtle">
                  {offer.data.approval
                    ? t("codexAccounts.signUp.purposeApproval")
                    : t("codexAccounts.signUp.purpose")}
                </Text>
              </FocusModal.Description>
            </div>
            {signUp.asked ? (
              <SignUpCode signUp={signUp} />
            ) : (
              <SignUpDetails signUp={signUp} />
            )}
          </div>
        </FocusModal.Body>
      </FocusModal.Content>
    </FocusModal>
  )
}

export const config = defineWidgetConfig({ zone: "login.after" })

export default CreatorSignUp

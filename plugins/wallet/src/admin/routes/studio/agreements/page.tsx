import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Users } from "@medusajs/icons"
import { Button, Container, Heading, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { getI18n, useTranslation } from "react-i18next"
import { PageLoadFailed } from "@codex/admin-kit"
import { AgreementCard } from "../../../components/agreement-card"
import { ProposeDrawer } from "../../../components/propose-drawer"
import { WalletLoading } from "../../../components/wallet-loading"
import { useAgreements, useClaim } from "../../../lib/use-agreements"

/** Somebody promised this person a share before they had an account. */
const ClaimBox = () => {
  const { t } = useTranslation()
  const claim = useClaim()
  const take = () =>
    claim.mutate(undefined, {
      onSuccess: () => toast.success(t("codexWallet.claim.done")),
      onError: (error) => toast.error(error.message),
    })
  return (
    <Container className="flex flex-col items-start gap-3 px-6 py-4">
      <div>
        <Heading level="h2">{t("codexWallet.claim.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("codexWallet.claim.text")}
        </Text>
      </div>
      <Button size="small" isLoading={claim.isPending} onClick={take}>
        {t("codexWallet.claim.open")}
      </Button>
    </Container>
  )
}

const AgreementsPage = () => {
  const { t } = useTranslation()
  const { data, error, refetch } = useAgreements()
  const [proposing, setProposing] = useState(false)
  if (!data) {
    return error ? (
      <PageLoadFailed error={error} onRetry={() => void refetch()} />
    ) : (
      <WalletLoading />
    )
  }
  return (
    <div className="flex flex-col gap-2">
      <Container className="flex flex-col justify-between gap-4 px-6 py-4 md:flex-row md:items-center">
        <div>
          <Heading>{t("codexWallet.agreements.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("codexWallet.agreements.purpose")}
          </Text>
        </div>
        {data.may_propose && (
          <Button size="small" onClick={() => setProposing(true)}>
            {t("codexWallet.agreements.propose")}
          </Button>
        )}
      </Container>
      {data.claimable && <ClaimBox />}
      {data.agreements.map((agreement) => (
        <AgreementCard key={agreement.id} agreement={agreement} />
      ))}
      {data.agreements.length === 0 && (
        <Container className="flex flex-col gap-1 px-6 py-8">
          <Heading level="h2">
            {t("codexWallet.agreements.empty.title")}
          </Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("codexWallet.agreements.empty.text")}
          </Text>
        </Container>
      )}
      {proposing && <ProposeDrawer onClose={() => setProposing(false)} />}
    </div>
  )
}

export const config = defineRouteConfig({
  label: "codexWallet.nav.agreements",
  translationNs: "translation",
  icon: Users,
  rank: 50,
})

export const handle = {
  breadcrumb: () => getI18n().t("codexWallet.nav.agreements"),
}

export default AgreementsPage

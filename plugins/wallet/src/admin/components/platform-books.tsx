import { money } from "@codex/admin-kit"
import { Container, Heading, StatusBadge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { WalletsResponse } from "../../contract"

type Books = Pick<WalletsResponse, "platform" | "check">

const Verdict = ({ check }: Pick<Books, "check">) => {
  const { t } = useTranslation()
  return (
    <div className="flex flex-col items-start gap-1 md:items-end">
      <StatusBadge color={check.ok ? "green" : "red"}>
        {t(check.ok ? "codexWallet.books.ok" : "codexWallet.books.notOk")}
      </StatusBadge>
      <Text size="xsmall" className="text-ui-fg-subtle">
        {t("codexWallet.books.journals", { count: check.journals })}
      </Text>
    </div>
  )
}

const Problems = ({ check }: Pick<Books, "check">) => {
  const { t } = useTranslation()
  return check.ok ? null : (
    <div className="px-6 py-4">
      <Text size="small">{t("codexWallet.books.problem")}</Text>
      <ul className="list-disc pl-5">
        {check.problems.map(({ code, detail }) => (
          <li key={`${code} ${detail}`} className="txt-small">
            {detail}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The platform's own accounts and whether the ledger adds up. */
export const PlatformBooks = ({ platform, check }: Books) => {
  const { t } = useTranslation()
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-col justify-between gap-2 px-6 py-4 md:flex-row">
        <div>
          <Heading level="h2">{t("codexWallet.books.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("codexWallet.books.purpose")}
          </Text>
        </div>
        <Verdict check={check} />
      </div>
      <Problems check={check} />
      {platform.map((row) => (
        <div
          key={`${row.account} ${row.currency_code}`}
          className="flex justify-between gap-4 px-6 py-3"
        >
          <Text size="small">
            {t(`codexWallet.books.account.${row.account}`)}
          </Text>
          <Text size="small" className="tabular-nums">
            {money(row.amount_minor, row.currency_code)}
          </Text>
        </div>
      ))}
    </Container>
  )
}

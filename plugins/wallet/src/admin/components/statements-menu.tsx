import { Button, DropdownMenu, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { download } from "../lib/api"
import type { PayeeKind } from "../lib/use-wallet"

/** This month and the eleven before, as `2026-03`. */
function months(now = new Date()): string[] {
  return Array.from({ length: 12 }, (_, back) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1))
      .toISOString()
      .slice(0, 7)
  )
}

/** Statements by month, for the tax adviser (PDF) and the spreadsheet (CSV). */
export const StatementsMenu = ({ payee }: { payee: PayeeKind }) => {
  const { t, i18n } = useTranslation()
  const save = (month: string, format: "pdf" | "csv") => {
    const path = `/admin/studio/wallet/statements/${month}`
    download(path, { payee, format }).catch((error: unknown) =>
      toast.error((error as Error).message)
    )
  }
  const name = (month: string) =>
    new Date(`${month}-15T00:00:00Z`).toLocaleDateString(i18n.language, {
      month: "long",
      year: "numeric",
    })
  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <Button size="small" variant="secondary" className="shrink-0">
          {t("codexWallet.statements.open")}
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content>
        {months().map((month) => (
          <div
            key={month}
            className="flex items-center justify-between gap-2 px-1"
          >
            <DropdownMenu.Item
              className="flex-1"
              onClick={() => save(month, "pdf")}
            >
              {name(month)}
            </DropdownMenu.Item>
            <DropdownMenu.Item
              aria-label={`${name(month)} CSV`}
              onClick={() => save(month, "csv")}
            >
              CSV
            </DropdownMenu.Item>
          </div>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}

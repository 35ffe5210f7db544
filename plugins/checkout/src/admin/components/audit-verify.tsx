import { Alert, Button, Copy, Input, Label, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { AuditVerification } from "../../contract"
import { useVerifyAudit } from "../lib/audit-queries"

/** `12:ab…`, as it is copied; undefined while it is no end of a chain. */
function headOf(text: string) {
  const [, position, hash] = /^(\d{1,18}):([0-9a-f]{64})$/.exec(text) ?? []
  return position && hash ? { position, hash } : undefined
}

const Verdict = ({ verdict }: Pick<AuditVerification, "verdict">) => {
  const { t } = useTranslation()
  const text = (key: string, values: Record<string, unknown>) =>
    t(`codexCheckout.auditLog.verify.${key}`, values)
  return verdict.ok ? (
    <Alert variant="success">{text("whole", { ...verdict })}</Alert>
  ) : (
    <Alert variant="error">
      {text(`fault.${verdict.reason}`, {
        position: verdict.position,
        seq: verdict.event_seq,
      })}
    </Alert>
  )
}

const Head = ({ head }: { head: { position: string; hash: string } }) => {
  const { t } = useTranslation()
  const text = `${head.position}:${head.hash}`
  return (
    <div className="flex items-center gap-2">
      <Text size="small" className="text-ui-fg-subtle min-w-0">
        {t("codexCheckout.auditLog.verify.keep")}{" "}
        <code className="break-all">{text}</code>
      </Text>
      <Copy content={text} />
    </div>
  )
}

/** Recomputes the chain, and compares it with an end that was kept. */
export const AuditVerify = () => {
  const { t } = useTranslation()
  const [kept, setKept] = useState("")
  const verify = useVerifyAudit()
  const head = headOf(kept.trim())
  const text = (key: string) => t(`codexCheckout.auditLog.verify.${key}`)
  const wrong = kept.trim() !== "" && !head
  return (
    <div className="flex flex-col gap-4 px-6 py-4">
      <Text size="small" className="text-ui-fg-subtle">
        {text("purpose")}
      </Text>
      <div className="flex flex-col items-stretch gap-3 md:flex-row md:items-end">
        <div className="flex flex-1 flex-col gap-2">
          <Label htmlFor="codex-audit-head" size="small" weight="plus">
            {text("earlier")}
          </Label>
          <Input
            id="codex-audit-head"
            value={kept}
            placeholder={text("earlierHint")}
            aria-invalid={wrong}
            onChange={({ target }) => setKept(target.value)}
          />
        </div>
        <Button
          variant="secondary"
          isLoading={verify.isPending}
          disabled={wrong}
          onClick={() => verify.mutate(head ? { head } : {})}
        >
          {text("start")}
        </Button>
      </div>
      <div role="status" className="flex flex-col gap-3">
        {verify.error ? (
          <Alert variant="error">{verify.error.message}</Alert>
        ) : null}
        {verify.data ? <Verdict verdict={verify.data.verdict} /> : null}
        {verify.data?.verdict.ok && verify.data.head ? (
          <Head head={verify.data.head} />
        ) : null}
      </div>
    </div>
  )
}

import { Field } from "@codex/admin-kit"
import { Input, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { missingBps, toParty, type DraftParty } from "../lib/draft-parties"
import { percent } from "../lib/format"
import { usePropose } from "../lib/use-agreements"
import { textOf } from "../lib/text-of"
import { FormDrawer } from "./form-drawer"
import { PartyLines } from "./party-lines"

const FIRST: DraftParty[] = [
  { key: "brand", kind: "organization", who: "", name: "", percent: "30" },
  { key: "author", kind: "creator", who: "", name: "", percent: "70" },
]

function useWhole(parties: readonly DraftParty[]) {
  const { t } = useTranslation()
  const missing = missingBps(parties)
  if (missing === null) {
    return { ok: false, text: t("codexWallet.propose.notNumber") }
  }
  const key = missing > 0 ? "missing" : "over"
  return missing === 0
    ? { ok: true, text: t("codexWallet.propose.whole") }
    : {
        ok: false,
        text: t(`codexWallet.propose.${key}`, {
          percent: percent(Math.abs(missing)),
        }),
      }
}

/** A new agreement. Nobody is paid by it before everybody has accepted. */
export const ProposeDrawer = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation()
  const [parties, setParties] = useState(FIRST)
  const propose = usePropose()
  const whole = useWhole(parties)
  const submit = (form: HTMLFormElement) => {
    const about = textOf(form, "creator_handle")
    propose.mutate(
      {
        name: textOf(form, "name"),
        ...(about ? { creator_handle: about } : {}),
        parties: parties.map(toParty),
      },
      {
        onSuccess: ({ state }) => {
          toast.success(t(`codexWallet.propose.done.${state}`))
          onClose()
        },
      }
    )
  }
  return (
    <FormDrawer
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("codexWallet.propose.title")}
      purpose={t("codexWallet.propose.purpose")}
      submit={t("codexWallet.propose.submit")}
      busy={propose.isPending}
      disabled={!whole.ok}
      onSubmit={submit}
    >
      <Field id="agreement-name" label={t("codexWallet.propose.title_label")}>
        <Input
          id="agreement-name"
          name="name"
          data-needed
          maxLength={120}
          placeholder={t("codexWallet.propose.titleExample")}
        />
      </Field>
      <Field
        id="agreement-about"
        label={t("codexWallet.propose.about")}
        hint={t("codexWallet.propose.aboutHint")}
      >
        <Input id="agreement-about" name="creator_handle" maxLength={64} />
      </Field>
      <section className="flex flex-col gap-3">
        <Text size="small" weight="plus">
          {t("codexWallet.propose.parties")}
        </Text>
        <PartyLines parties={parties} onChange={setParties} />
        <Text
          size="small"
          aria-live="polite"
          className={whole.ok ? "text-ui-fg-subtle" : "text-ui-fg-error"}
        >
          {whole.text}
        </Text>
        {propose.error && (
          <Text size="small" role="alert" className="text-ui-fg-error">
            {propose.error.message}
          </Text>
        )}
      </section>
    </FormDrawer>
  )
}

import { Field } from "@codex/admin-kit"
import { Select } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

const COUNTRIES = ["US", "GB", "DE", "AT", "CH", "FR", "ES", "IT", "NL", "IE"]

/** The country of a bank account. */
export const CountryField = (props: {
  value: string
  onChange: (country: string) => void
}) => {
  const { t, i18n } = useTranslation()
  const names = new Intl.DisplayNames([i18n.language], { type: "region" })
  return (
    <Field id="country" label={t("codexWallet.destination.country")}>
      <Select value={props.value} onValueChange={props.onChange}>
        <Select.Trigger id="country">
          <Select.Value />
        </Select.Trigger>
        <Select.Content>
          {COUNTRIES.map((code) => (
            <Select.Item key={code} value={code}>
              {names.of(code)}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
    </Field>
  )
}

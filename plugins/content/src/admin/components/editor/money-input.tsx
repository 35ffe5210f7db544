import { Input } from "@medusajs/ui"

interface MoneyInputProps {
  id?: string
  value: string
  onChange: (text: string) => void
}

/** Dollars as typed; parsed to cents elsewhere, never by the browser. */
export const MoneyInput = ({ value, onChange, ...rest }: MoneyInputProps) => (
  <div className="relative">
    <span
      aria-hidden
      className="txt-compact-small text-ui-fg-subtle pointer-events-none absolute inset-y-0 left-0 z-10 flex w-8 items-center justify-center"
    >
      $
    </span>
    <Input
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      placeholder="0.00"
      className="pl-7 tabular-nums"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  </div>
)

import { Select } from "@medusajs/ui"

interface DiscountChoiceProps {
  id?: string
  "aria-invalid"?: boolean
  value: string
  placeholder?: string
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
}

/** One choice out of a few, as a control of `DiscountField`. */
export const DiscountChoice = (props: DiscountChoiceProps) => (
  <Select value={props.value} onValueChange={props.onChange}>
    <Select.Trigger id={props.id} aria-invalid={props["aria-invalid"]}>
      <Select.Value placeholder={props.placeholder} />
    </Select.Trigger>
    <Select.Content>
      {props.options.map((option) => (
        <Select.Item key={option.value} value={option.value}>
          {option.label}
        </Select.Item>
      ))}
    </Select.Content>
  </Select>
)

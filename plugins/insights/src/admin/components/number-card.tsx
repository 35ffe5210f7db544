import { Container, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"

interface Props {
  label: string
  value: string
  hint: string
  /** Where the number comes from. */
  to?: string
}

/** One number, what it is, and what is in it. */
export const NumberCard = ({ label, value, hint, to }: Props) => {
  const card = (
    <Container className="h-full px-6 py-4">
      <Text size="small" className="text-ui-fg-subtle">
        {label}
      </Text>
      <Text size="xlarge" weight="plus" className="tabular-nums">
        {value}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {hint}
      </Text>
    </Container>
  )
  return to ? (
    <Link to={to} className="focus-visible:shadow-borders-focus rounded-lg">
      {card}
    </Link>
  ) : (
    card
  )
}

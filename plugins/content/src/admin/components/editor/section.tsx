import { Container, Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"

interface SectionProps {
  heading: string
  purpose?: string
  action?: ReactNode
  children: ReactNode
}

export const Section = (props: SectionProps) => (
  <Container className="flex flex-col gap-4 px-6 py-4">
    <div className="flex flex-wrap items-start gap-4">
      <div style={{ flex: "1 1 16rem", minWidth: 0 }}>
        <Heading level="h2">{props.heading}</Heading>
        {props.purpose && (
          <Text size="small" className="text-ui-fg-subtle">
            {props.purpose}
          </Text>
        )}
      </div>
      {props.action}
    </div>
    {props.children}
  </Container>
)

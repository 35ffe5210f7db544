import { Container, Skeleton } from "@medusajs/ui"

const cards = (count: number) => Array.from({ length: count }, (_, at) => at)

/** The page's shape, before its numbers. */
export const Loading = (props: { cards: number }) => (
  <div aria-busy className="flex flex-col gap-2">
    <Container className="flex flex-col gap-2 px-6 py-4">
      <Skeleton className="h-7" style={{ width: 128 }} />
      <Skeleton className="h-5 max-w-full" style={{ width: 288 }} />
    </Container>
    <div className="grid grid-cols-1 gap-2 md:grid-cols-2">
      {cards(props.cards).map((card) => (
        <Container key={card} className="flex flex-col gap-2 px-6 py-4">
          <Skeleton className="h-5 w-24" />
          <Skeleton className="h-7" style={{ width: 112 }} />
          <Skeleton className="h-5" style={{ width: 160 }} />
        </Container>
      ))}
    </div>
    <Container className="px-6 py-4">
      <Skeleton className="w-full" style={{ height: 192 }} />
    </Container>
  </div>
)

import { Container, Skeleton } from "@medusajs/ui"

const CARDS = ["available", "pending", "paid"]
const ROWS = ["1", "2", "3", "4", "5"]

/** The wallet's shape, before its numbers. */
export const WalletLoading = () => (
  <div aria-busy className="flex flex-col gap-2">
    <Container className="flex flex-col gap-2 px-6 py-4">
      <Skeleton className="h-7 w-32" />
      <Skeleton className="h-5 w-72 max-w-full" />
    </Container>
    <div className="grid grid-cols-1 gap-2 md:grid-cols-3">
      {CARDS.map((card) => (
        <Container key={card} className="flex flex-col gap-2 px-6 py-4">
          <Skeleton className="h-5 w-20" />
          <Skeleton className="h-7 w-28" />
          <Skeleton className="h-5 w-40" />
        </Container>
      ))}
    </div>
    <Container className="flex flex-col gap-3 px-6 py-4">
      {ROWS.map((row) => (
        <Skeleton key={row} className="h-6 w-full" />
      ))}
    </Container>
  </div>
)

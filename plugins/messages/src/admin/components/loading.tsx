import { Skeleton } from "@medusajs/ui"

/** The shape of what is about to appear. */
export const Loading = () => (
  <div aria-busy="true" className="flex flex-1 flex-col gap-4 px-6 py-4">
    {[0, 1, 2, 3, 4].map((row) => (
      <Skeleton key={row} className="h-5 w-full" />
    ))}
  </div>
)

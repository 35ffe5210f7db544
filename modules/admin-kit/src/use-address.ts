import { useCallback, useRef } from "react"
import { useSearchParams } from "react-router-dom"

/**
 * What the address says after its `?`, and how to change it. A search that is
 * still being typed is written 300 ms later, by then perhaps to another address
 * than it began at: a change is always made to the newest one.
 */
export function useAddress() {
  const [params, setParams] = useSearchParams()
  const newest = useRef({ params, setParams })
  newest.current = { params, setParams }
  const change = useCallback(
    (to: (now: URLSearchParams) => URLSearchParams, replace: boolean) => {
      const { params: now, setParams: set } = newest.current
      const next = to(now)
      if (next.toString() !== now.toString()) {
        set(next, { replace, preventScrollReset: true })
      }
    },
    []
  )
  return [params, change] as const
}

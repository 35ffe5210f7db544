import { InlineTip } from "@medusajs/ui"

/** Once, when it appears: what is longer than its screen scrolls to it. */
const show = (node: HTMLElement | null) =>
  node?.scrollIntoView({ block: "nearest" })

/** That something was not done, and why in the server's words. */
export const Refusal = (props: { label: string; error: Error | null }) =>
  props.error && (
    <div role="alert" ref={show} className="scroll-my-4">
      <InlineTip variant="error" label={props.label}>
        {props.error.message}
      </InlineTip>
    </div>
  )

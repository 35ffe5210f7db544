/** A mail in a frame that may run nothing and reach nothing. */
export const MailFrame = (props: {
  title: string
  html: string
  narrow?: boolean
}) => (
  <iframe
    title={props.title}
    srcDoc={props.html}
    sandbox=""
    referrerPolicy="no-referrer"
    className={`border-ui-border-base mx-auto min-h-[640px] w-full flex-1 rounded-lg border bg-white ${props.narrow ? "max-w-[390px]" : ""}`}
  />
)

/** The form for programs and people that read no pictures. */
export const PlainMail = ({ text }: { text: string }) => (
  <pre className="border-ui-border-base bg-ui-bg-subtle txt-small min-h-[320px] whitespace-pre-wrap break-words rounded-lg border p-4 font-mono">
    {text}
  </pre>
)

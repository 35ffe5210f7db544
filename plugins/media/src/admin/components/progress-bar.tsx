interface ProgressBarProps {
  percent: number
  label: string
  /** Paused or failed work stands still and looks it. */
  quiet?: boolean
}

/** A thin bar that is also read aloud. */
export const ProgressBar = ({ percent, label, quiet }: ProgressBarProps) => (
  <div
    role="progressbar"
    aria-valuenow={percent}
    aria-valuemin={0}
    aria-valuemax={100}
    aria-label={label}
    className="bg-ui-bg-component w-full overflow-hidden rounded-full"
    style={{ height: 4 }}
  >
    <div
      className="h-full rounded-full"
      style={{
        width: `${percent}%`,
        transition: "width 200ms linear",
        background: quiet
          ? "var(--fg-muted)"
          : "var(--tag-blue-icon, var(--fg-interactive))",
      }}
    />
  </div>
)

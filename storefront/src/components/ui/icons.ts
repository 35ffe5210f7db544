/** Path data on a 24 px grid, drawn for this storefront. */
export const ICONS = {
  search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zm5 12 4 4",
  library: "M4 5h4v14H4zM10 5h4v14h-4zM16.5 6l3.5-.8 2 13-3.6.8z",
  user: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20c1-3.6 4-5 7.5-5s6.500 1.400 7.500 5",
  back: "M15 5l-7 7 7 7",
  next: "M9 5l7 7-7 7",
  video: "M4 6h11v12H4zM15 10l5-3v10l-5-3",
  audio:
    "M9 18V6l10-2v12M9 18a2.500 2.500 0 1 1-5 0 2.500 2.500 0 0 1 5 0zm10-2a2.500 2.500 0 1 1-5 0 2.500 2.500 0 0 1 5 0z",
  check: "M5 12.500l4.500 4.500L19 7.500",
  file: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
  link: "M10 14l4-4M8.500 11l-2 2a3.500 3.500 0 0 0 5 5l2-2M15.500 13l2-2a3.500 3.500 0 0 0-5-5l-2 2",
  download: "M12 4v11M7 10.500l5 5 5-5M5 20h14",
  lock: "M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3",
  play: "M8 5v14l11-7z",
  clock: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zm0 4v4.500l3 2",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.400 1.400M17.600 17.600L19 19M5 19l1.400-1.400M17.600 6.400L19 5",
  moon: "M20 14.500A8 8 0 0 1 9.500 4 8 8 0 1 0 20 14.500z",
  system: "M4 5h16v11H4zM9 20h6M12 16v4",
  info: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 11v5M12 8v.100",
  warning: "M12 4l9 16H3zM12 10v4.500M12 17.300v.100",
  inbox: "M4 13l2.500-8h11L20 13v6H4zM4 13h4.500l1.500 2.500h4l1.500-2.500H20",
  close: "M6 6l12 12M18 6L6 18",
  ticket:
    "M4 7h16v3.500a1.500 1.500 0 0 0 0 3V17H4v-3.500a1.500 1.500 0 0 0 0-3zM14 7v10",
} as const

export type IconName = keyof typeof ICONS

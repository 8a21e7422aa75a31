/** The mark: five panes of a half-round window. Drawn in the colour of the text beside it; says nothing to a screen reader, since the name stands next to it. */
export function Mark() {
  return (
    <svg
      class="mark"
      viewBox="0 0 64 34"
      width="42"
      height="22"
      fill="none"
      stroke="currentColor"
      stroke-width="2.5"
      aria-hidden="true"
    >
      <path d="M2 32a30 30 0 0 1 60 0z" />
      <path d="M20 32a12 12 0 0 1 24 0M22.3 24.9 7.7 14.4M28.3 20.6 22.7 3.5M35.7 20.6 41.3 3.5M41.7 24.9 56.3 14.4" />
    </svg>
  )
}

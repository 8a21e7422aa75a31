/** A work for members only; tools look for the words. */
export function RestrictedMark() {
  return (
    <img
      class="restricted"
      alt="(Restricted)"
      title="Restricted"
      width="16"
      height="16"
      src="/assets/icons/restricted.svg"
    />
  )
}

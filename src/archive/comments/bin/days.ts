/** For so long a comment that was taken away can be put back. */
export const DAYS = 30

/** The longest delay of a timer, in milliseconds: beyond it, setTimeout fires at once. */
export const LONGEST_DELAY = 2 ** 31 - 1

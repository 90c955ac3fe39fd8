import type { Labels } from '../../hooks/labels.ts'

/** The texts of a card in English. */
export const cardLabels = {
  cardMemberSince: 'Member since {date}',
  cardUpdated: 'Updated {date}',
} satisfies Partial<Labels>

import type { MockProfile } from '../../src/mock/index.ts'

/** The people of the stories, by the ids an app might have for them. */
export const people: readonly MockProfile[] = [
  {
    user_id: 'ada',
    name: 'Ada Lovelace',
    created_at: '2024-03-01T09:30:00Z',
    updated_at: '2025-06-12T08:00:00Z',
  },
  { user_id: 'yuki', name: '雪村 ゆき' },
  { user_id: 'layla', name: 'ليلى منصور' },
  { user_id: 'oke', name: 'Oke Ọlábísí' },
  { user_id: 'priya', name: 'प्रिया शर्मा' },
  { user_id: 'jose', name: 'José Ángel Núñez' },
  { user_id: 'mia', name: 'Mia Sørensen' },
  { user_id: 'tal', name: 'טל לוי' },
  { user_id: 'wei', name: '魏晓明' },
  { user_id: 'olena', name: 'Олена Коваль' },
]

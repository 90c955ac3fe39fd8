import { createContext, useContext } from 'react'
import type { Visit } from './useVisit.ts'

export const StageContext = createContext<Visit | undefined>(undefined)

/** The scenario the toolbar asks for, for pages that bring a service of their own or switch it themselves. */
export function useStage(): Visit {
  const visit = useContext(StageContext)
  if (visit) return visit
  throw new Error('There is no <StoryStage> above this story: .storybook/preview.tsx puts it there.')
}

'use client'
import type { Profile } from '../../api/schemas.ts'
import type { ProfileEditorProps } from './ProfileEditorProps.ts'
import { type Report, useSave } from './useSave.ts'
import { useSessionState } from './useSessionState.ts'

export interface NameDraft extends Report {
  /** What the field holds: the draft, or the name where there is none. */
  text: string
  /** Whether that is something else than the name, as it is saved or being saved. */
  isChanged: boolean
  /** What is wrong with the name that was sent last. */
  refusal: string | undefined
  type: (text: string) => void
  takeBack: () => void
  save: () => void
}

/**
 * A name being typed, byte for byte. The draft stays until exactly that is saved, or taken back: whatever the service
 * answers, and whatever it says of the profile meanwhile.
 */
export function useNameDraft(
  userId: string,
  profile: Profile | undefined,
  onSaved: ProfileEditorProps['onSaved'],
): NameDraft {
  const [draft, setDraft] = useSessionState<string>()
  const { send, change, forget, ...report } = useSave(userId, profile, (saved) => {
    if (saved.change.name === draft) setDraft(undefined)
    onSaved?.(saved.profile, saved.change)
  })
  const isSaving = report.outcome === 'saving'
  const name = (isSaving ? change?.name : undefined) ?? profile?.name ?? ''
  const text = draft ?? name
  const isChanged = text !== name

  function takeBack() {
    // What is under way may still be refused, and is wanted then.
    setDraft(isSaving ? name : undefined)
    if (!isSaving) forget()
  }

  function save() {
    send({ name: text })
  }

  return {
    ...report,
    again: save,
    giveWay() {
      // What is wrong with the name stays at the field.
      if (report.outcome !== 'refused') report.giveWay()
    },
    text,
    isChanged,
    refusal: report.outcome === 'refused' ? report.reason : undefined,
    type(typed) {
      if (typed === name && !isSaving) return takeBack()
      setDraft(typed)
      if (report.outcome === 'saved') forget()
    },
    takeBack,
    save,
  }
}

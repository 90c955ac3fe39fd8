'use client'
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef } from 'react'
import { useLabels } from '../../hooks/useLabels.ts'
import { editorLabels } from './editorLabels.ts'
import type { NameDraft } from './useNameDraft.ts'

export interface NameFieldProps {
  draft: NameDraft
  /** The id of what is to be known of the field. */
  describedBy: string
  saveRef: RefObject<HTMLButtonElement | null>
}

const fieldProps = { type: 'text', dir: 'auto', autoComplete: 'nickname', spellCheck: false } as const

/** The name, and the button that saves it. */
export function NameField({
  draft: { text, isChanged, refusal, type, takeBack },
  describedBy,
  saveRef,
}: NameFieldProps) {
  const labels = useLabels(editorLabels)
  const id = useId()
  const fieldRef = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const field = fieldRef.current
    // Whoever has gone on to something else is left there.
    if (refusal !== undefined && field?.form?.querySelector(':focus')) field.focus()
  }, [refusal])

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || !isChanged) return
    // What is around the editor, such as a dialog, stays open.
    event.preventDefault()
    takeBack()
  }

  return (
    <div data-profile-kit="editor-name">
      <label htmlFor={id}>{labels.editorName}</label>
      <input
        ref={fieldRef}
        id={id}
        {...fieldProps}
        value={text}
        onChange={({ currentTarget }) => type(currentTarget.value)}
        onKeyDown={onKeyDown}
        aria-invalid={refusal !== undefined}
        aria-describedby={describedBy}
      />
      {/* Found by the keyboard also while there is nothing to save. */}
      <button ref={saveRef} type="submit" data-profile-kit="editor-save" aria-disabled={!isChanged}>
        {labels.editorSave}
      </button>
    </div>
  )
}

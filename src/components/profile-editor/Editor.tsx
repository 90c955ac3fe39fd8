'use client'
import { type FormEvent, forwardRef, useId, useRef } from 'react'
import { useLabels } from '../../hooks/useLabels.ts'
import { useShownProfile } from '../../hooks/useShownProfile.ts'
import { useIsHydrated } from '../../hooks/useIsHydrated.ts'
import { usePart } from '../usePart.ts'
import { editorLabels } from './editorLabels.ts'
import { EditorPicture } from './EditorPicture.tsx'
import { EditorStatus } from './EditorStatus.tsx'
import { moreUrgent } from './moreUrgent.ts'
import { NameField } from './NameField.tsx'
import { PictureButtons } from './PictureButtons.tsx'
import type { ProfileEditorProps } from './ProfileEditorProps.ts'
import { useNameDraft } from './useNameDraft.ts'
import { useNewPicture } from './useNewPicture.ts'

/** An editor of one person. */
export const Editor = forwardRef<HTMLFormElement, ProfileEditorProps>(function Editor(
  { userId, canSetPicture = true, onPickPicture, onSaved, ...props },
  ref,
) {
  const labels = useLabels(editorLabels)
  const { status, reason, profile } = useShownProfile({ userId })
  const isHydrated = useIsHydrated()
  const name = useNameDraft(userId, profile, onSaved)
  const picture = useNewPicture(userId, profile, onSaved)
  const saveRef = useRef<HTMLButtonElement>(null)
  const makeRef = useRef<HTMLButtonElement>(null)
  const statusId = useId()
  const noteId = useId()

  const report = moreUrgent(name, picture)
  const isAboutName = report === name
  const unread = reason === 'signed-out' ? labels.editorSignedOut : labels.editorUnread
  const waitingFor = status === 'fallback' ? unread : undefined
  const hint = name.isChanged && report.outcome === 'idle' ? labels.editorTakeBack : undefined

  function onSubmit(event: FormEvent<HTMLElement>) {
    event.preventDefault()
    if (!name.isChanged) return
    picture.giveWay()
    name.save()
  }

  function onReset(event: FormEvent<HTMLElement>) {
    event.preventDefault()
    name.takeBack()
  }

  const children = (
    <>
      <EditorPicture userId={userId} preview={picture.preview} isBusy={picture.outcome === 'saving'} />
      {/* The server's form is nobody's yet: what is typed into it would be lost. */}
      <fieldset data-profile-kit="editor-controls" role="none" disabled={!isHydrated || !profile}>
        <NameField draft={name} describedBy={waitingFor ? statusId : noteId} saveRef={saveRef} />
        <div data-profile-kit="editor-status">
          <span id={noteId} data-profile-kit="editor-note">
            {name.refusal === undefined ? hint : <bdi>{name.refusal}</bdi>}
          </span>
          <EditorStatus
            id={statusId}
            report={report}
            waitingFor={waitingFor}
            isHidden={isAboutName && name.refusal !== undefined}
            home={isAboutName ? saveRef : makeRef}
          />
        </div>
        <PictureButtons
          picture={picture}
          canSetPicture={canSetPicture}
          onPickPicture={onPickPicture}
          onBegin={name.giveWay}
          makeRef={makeRef}
        />
      </fieldset>
    </>
  )
  const state = { status, reason, outcome: report.outcome }
  const own = { 'aria-busy': status === 'loading', onSubmit, onReset, children }
  return usePart('form', { name: 'editor', state, own }, props, ref)
})

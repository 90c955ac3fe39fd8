'use client'
import type { RefObject } from 'react'
import { useLabels } from '../../hooks/useLabels.ts'
import { editorLabels } from './editorLabels.ts'
import { FilePicker } from './FilePicker.tsx'
import { FleetingButton } from './FleetingButton.tsx'
import type { NewPicture } from './useNewPicture.ts'
import type { UploadPicture } from './useUpload.ts'

export interface PictureButtonsProps {
  picture: NewPicture
  canSetPicture: boolean
  onPickPicture: UploadPicture | undefined
  /** Called before the picture is changed. */
  onBegin: () => void
  makeRef: RefObject<HTMLButtonElement | null>
}

/** What can be done about the picture. */
export function PictureButtons({
  picture: { outcome, isMaking, isSettable, make, pick, undo },
  canSetPicture,
  onPickPicture,
  onBegin,
  makeRef,
}: PictureButtonsProps) {
  const labels = useLabels(editorLabels)
  const canSet = canSetPicture && isSettable
  return (
    <div data-profile-kit="editor-picture-buttons" role="group" aria-label={labels.editorPicture}>
      <button
        ref={makeRef}
        type="button"
        data-profile-kit="editor-button"
        aria-disabled={outcome === 'saving'}
        aria-busy={isMaking}
        onClick={() => {
          onBegin()
          make()
        }}
      >
        {isMaking ? labels.editorMakingPicture : labels.editorNewPicture}
      </button>
      {canSet && onPickPicture && (
        <FilePicker
          home={makeRef}
          onPick={(file) => {
            onBegin()
            pick(file, onPickPicture)
          }}
        >
          {labels.editorChoosePicture}
        </FilePicker>
      )}
      {canSet && undo && (
        <FleetingButton
          home={makeRef}
          onClick={() => {
            onBegin()
            undo()
          }}
        >
          {labels.editorUndoPicture}
        </FleetingButton>
      )}
    </div>
  )
}

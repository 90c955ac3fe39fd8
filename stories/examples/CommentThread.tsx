import { ProfileAvatar, ProfileGroup, ProfileName, ProfileRoot } from '../../src/index.ts'
import './examples.css'

interface Comment {
  id: number
  authorId: string
  /** `@id` mentions a person. */
  text: string
}

const comments: readonly Comment[] = [
  { id: 1, authorId: 'ada', text: 'The new season starts on Monday. @yuki, @jose: are the rules final?' },
  { id: 2, authorId: 'yuki', text: 'Almost. @layla wanted ties to share a rank, and @ada agreed.' },
  { id: 3, authorId: 'layla', text: 'Yes: 1, 2, 2, 4. As @yuki says.' },
  { id: 4, authorId: 'jose', text: 'Then they are final. Thank you @layla, @yuki and @ada!' },
  { id: 5, authorId: 'ada', text: 'Good. @jose, please tell @mia.' },
  { id: 6, authorId: 'mia', text: 'Heard it from @jose already.' },
]

const authorIds = comments.map(({ authorId }) => authorId)

/** Who takes part, who wrote what, and whom they mention. */
export function CommentThread() {
  return (
    <div className="thread">
      <ProfileGroup userIds={authorIds} max={4} size={28} label="Authors" />
      <ol aria-label="Comments">
        {comments.map(({ id, authorId, text }) => (
          <li key={id}>
            <ProfileRoot userId={authorId} className="thread-author">
              <ProfileAvatar size={32} />
              <ProfileName />
            </ProfileRoot>
            <p>{withMentions(text)}</p>
          </li>
        ))}
      </ol>
    </div>
  )
}

function withMentions(text: string) {
  return text.split(/(@\w+)/).map((part, index) =>
    part.startsWith('@') ? (
      <span key={index} className="thread-mention">
        @<ProfileName userId={part.slice(1)} />
      </span>
    ) : (
      part
    ),
  )
}

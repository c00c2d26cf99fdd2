import { useLayoutEffect, useRef } from 'react';
import { useParties } from '../../../app/queries/workspace';
import { useDocumentPage } from '../hooks/document-context';
import { commentContent } from './comment-content';

/** The words of a comment, with the little formatting that comments have. */
export function CommentBody({ body }: { body: string }) {
  const { detail } = useDocumentPage();
  const { member } = useParties(detail.workspaceId);
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    host.current?.replaceChildren(commentContent(body, (userId) => member(userId)?.name));
  }, [body, member]);
  return <div ref={host} className="sp-comment-body" dir="auto" />;
}

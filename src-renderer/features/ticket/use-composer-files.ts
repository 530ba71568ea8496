import { useCallback, useState } from 'react';
import { LIMITS } from '#shared/contract/schemas.ts';
import { composerText } from '#shared/text/composer-text.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import { pickFiles } from './pick-files.ts';

/** Attaches files to a draft; what the limits leave out is named in `notice`. */
export function useComposerFiles(
  keeper: DraftKeeper,
  seenSeq: () => number,
): { addFiles(files: readonly File[]): void; notice: string; dismiss(): void } {
  const text = useText();
  const format = useFormat();
  const [notice, setNotice] = useState('');
  const addFiles = useCallback(
    (files: readonly File[]) => {
      const { draft, uploads } = keeper.getState();
      const { accepted, tooLarge, empty, tooMany } = pickFiles(files, draft.attachments.length + uploads.length);
      setNotice(
        [
          ...tooLarge.map((name) => text(composerText.attachTooLarge, { name, size: format.bytes(LIMITS.attachmentBytes) })),
          ...empty.map((name) => text(composerText.attachEmpty, { name })),
          ...(tooMany.length > 0 ? [text(composerText.attachTooMany, { count: LIMITS.attachmentsPerMessage, names: tooMany.join(', ') })] : []),
        ].join(' '),
      );
      if (accepted.length > 0) void keeper.upload(accepted, seenSeq);
    },
    [keeper, seenSeq, text, format],
  );
  const dismiss = useCallback(() => setNotice(''), []);
  return { addFiles, notice, dismiss };
}

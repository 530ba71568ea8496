import IconPaperclip from '@tabler/icons-react/dist/esm/icons/IconPaperclip.mjs';
import type { MacroStep } from '#shared/domain/template/macro.ts';
import type { Sentence } from '#shared/text/languages.ts';
import { macroText, templateText } from '#shared/text/template-text.ts';
import type { HostClient } from '../../host-client/host-context.tsx';
import { useMacroWords } from '../../state/macro-words.ts';
import { usePlaceholderName } from '../../state/placeholder-names.ts';
import { partsOf } from '../../state/template-marks.ts';
import { useText } from '../../state/use-text.ts';
import { MarkedText } from '../../ui/marked-text.tsx';

export type MacroPreviewData = Awaited<ReturnType<HostClient['template']['previewMacro']>>;

const reasons = {
  templateGone: macroText.problemTemplateGone,
  queueGone: macroText.problemQueueGone,
  blanks: macroText.problemBlanks,
  missingValue: macroText.problemMissingValue,
  notAllowed: macroText.problemNotAllowed,
  noRecipient: macroText.problemNoRecipient,
} as const satisfies Record<MacroPreviewData['problems'][number]['reason'], Sentence>;

/** Every step in its order, the words that would go out, and what stands in the way. */
export function MacroPreview({ preview: { macro, reply, problems } }: { preview: MacroPreviewData }) {
  const text = useText();
  const wordsOf = useMacroWords();
  return (
    <section aria-label={text(macroText.willDo)}>
      <h3 className="tk-macro-title">{text(macroText.willDo)}</h3>
      <ol className="tk-macro-steps">
        {macro.steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a macro may do the same twice; its order is what names a step.
          <li key={index}>
            <span className="tk-macro-step">{wordsOf(step)}</span>
            <StepText step={step} reply={reply} />
            {problems
              .filter((problem) => problem.step === index)
              .map((problem) => (
                <span key={problem.reason} className="tk-tone-danger">
                  {text(reasons[problem.reason])}
                </span>
              ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

function StepText({ step, reply }: { step: MacroStep; reply: MacroPreviewData['reply'] }) {
  const text = useText();
  const nameOf = usePlaceholderName();
  if (step.type === 'reply') {
    if (reply === null) return null;
    const missing = [...reply.missing.map(nameOf), ...reply.unknown];
    return (
      <>
        <span className="tk-macro-quote">
          <MarkedText parts={partsOf(reply.text)} />
          {reply.attachments.map((ref) => (
            <span key={`${ref.hash}:${ref.name}`} className="tk-picker-file tk-quiet">
              <IconPaperclip size={14} aria-hidden />
              <bdi className="tk-ellipsis">{ref.name}</bdi>
            </span>
          ))}
        </span>
        {missing.length > 0 && <span className="tk-tone-warn">{text(templateText.previewMissing, { names: missing.join(', ') })}</span>}
        {reply.blanks.length > 0 && <span className="tk-tone-warn">{text(templateText.previewBlanks, { names: reply.blanks.join(', ') })}</span>}
      </>
    );
  }
  const note = step.type === 'note' ? step.text : step.type === 'transfer' ? step.note : '';
  return note === '' ? null : (
    <span className="tk-macro-quote tk-macro-note" dir="auto">
      {note}
    </span>
  );
}

import type { ReplyTemplate } from '#shared/domain/presence/directory.ts';
import { templateLanguageText, templateStatusText, templateText } from '#shared/text/template-text.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useText } from '../../state/use-text.ts';
import { useTemplateEdit } from './template-edits.ts';
import classes from './templates.module.css';
import { useTemplateWords } from './use-template-words.ts';

/** Name and shortcut, for whom it is, and how it does, in words. */
export function LibraryRow({ template }: { template: ReplyTemplate }) {
  const text = useText();
  const words = useTemplateWords();
  const { me } = useDirectory();
  const unsaved = useTemplateEdit(me.id, template.id) !== undefined;
  const about = [
    template.topic === '' ? text(templateText.noTopic) : template.topic,
    text(templateLanguageText[template.language]),
    words.scopeOf(template),
  ];
  return (
    <>
      <span className={classes.rowHead}>
        <span className={classes.rowTitle}>{template.title}</span>
        {template.shortcut !== '' && <code className={classes.shortcut}>/{template.shortcut}</code>}
        {template.status !== 'published' && (
          <span className={classes.badge} data-status={template.status}>
            {text(templateStatusText[template.status])}
          </span>
        )}
        {unsaved && (
          <span className={classes.badge} data-status="unsaved">
            {text(templateText.unsaved)}
          </span>
        )}
      </span>
      <span className={classes.rowAbout}>
        <span className={classes.rowWhere}>{about.join(' · ')}</span>
        {template.figures !== undefined && <span className={classes.rowFigures}>{words.figures(template.figures).join(' · ')}</span>}
      </span>
    </>
  );
}

import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { ReplyTemplate } from '#shared/domain/presence/directory.ts';
import { templateStatusText, templateText } from '#shared/text/template-text.ts';
import { type HostClient, useHost } from '../../host-client/host-context.tsx';
import { useDirectory } from '../../state/use-directory.ts';
import { useErrorText } from '../../state/use-error-text.ts';
import { useHostQuery } from '../../state/use-host-query.ts';
import { useFormat, useText } from '../../state/use-text.ts';
import { Message } from '../../ui/message.tsx';
import { WordDiff } from './diff-view.tsx';
import classes from './templates.module.css';

type Version = Awaited<ReturnType<HostClient['template']['versions']>>[number];
type Props = {
  template: ReplyTemplate;
  /** Puts earlier words into the editor; null: this agent may not change them. */
  onRestore: ((words: { title: string; body: string }) => void) | null;
};

/** Who changed what, and when. They are kept by the server: asked for when they are wanted. */
export function Versions({ template, onRestore }: Props) {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <section aria-label={text(templateText.versions)}>
      <div className={classes.sideHead}>
        <h2 className={classes.sideTitle}>{text(templateText.versions)}</h2>
        <Button size="compact-xs" variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
          {text(open ? templateText.versionsHide : templateText.versionsShow)}
        </Button>
      </div>
      {open && <VersionList template={template} onRestore={onRestore} />}
    </section>
  );
}

function VersionList({ template, onRestore }: Props) {
  const text = useText();
  const errors = useErrorText();
  const format = useFormat();
  const host = useHost();
  const { agentName } = useDirectory();
  const [chosen, setChosen] = useState<number | null>(null);
  const [restored, setRestored] = useState<number | null>(null);
  const { data, error, reload } = useHostQuery<Version[]>({
    key: `versions:${template.id}:${template.rev}`,
    load: () => host.template.versions({ templateId: template.id }),
    affectedBy: () => false,
  });
  if (error !== null) {
    return (
      <>
        <Message tone="warn">{text(templateText.versionsFailed, { reason: errors.error(error) })}</Message>
        <Button size="compact-sm" variant="default" mt={8} onClick={reload}>
          {text(templateText.tryAgain)}
        </Button>
      </>
    );
  }
  if (data === undefined) return <p className={classes.quiet}>{text(templateText.loading)}</p>;
  const versions = data.toSorted((a, b) => b.version - a.version);
  return (
    <ol className={classes.versions} aria-label={text(templateText.versionChoose)}>
      {versions.map((version, index) => {
        const open = chosen === version.version;
        return (
          <li key={version.version}>
            <UnstyledButton
              className={classes.version}
              aria-expanded={open}
              onClick={() => {
                setChosen(open ? null : version.version);
                setRestored(null);
              }}
            >
              <span className={classes.versionName}>
                {text(templateText.version, { number: version.version })}
                <span className={classes.badge} data-status={version.status}>
                  {text(templateStatusText[version.status])}
                </span>
              </span>
              <span className={classes.quiet}>
                {text(templateText.versionBy, {
                  agent: agentName(version.byAgentId) || text(templateText.system),
                  time: format.dateTime(version.at),
                })}
              </span>
            </UnstyledButton>
            {open && (
              <div className={classes.versionBody}>
                <VersionDiff version={version} before={versions[index + 1]} />
                {onRestore !== null && (version.body !== template.body || version.title !== template.title) && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={() => {
                      onRestore({ title: version.title, body: version.body });
                      setRestored(version.version);
                    }}
                  >
                    {text(templateText.restore)}
                  </Button>
                )}
                <span role="status" className={classes.quiet}>
                  {restored === version.version ? text(templateText.restored, { number: version.version }) : ''}
                </span>
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function VersionDiff({ version, before }: { version: Version; before: Version | undefined }) {
  const text = useText();
  const same = before !== undefined && before.title === version.title && before.body === version.body;
  return (
    <>
      <p className={classes.quiet}>
        {before === undefined
          ? text(templateText.versionFirst)
          : same
            ? text(templateText.versionSame)
            : text(templateText.versionAgainst, { number: before.version })}
      </p>
      {before !== undefined && before.title !== version.title && <WordDiff before={before.title} after={version.title} strong />}
      <WordDiff before={before === undefined ? version.body : before.body} after={version.body} />
    </>
  );
}

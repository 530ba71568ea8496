import { UnstyledButton } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import IconAdjustments from '@tabler/icons-react/dist/esm/icons/IconAdjustments.mjs';
import IconAlarm from '@tabler/icons-react/dist/esm/icons/IconAlarm.mjs';
import IconCalendarTime from '@tabler/icons-react/dist/esm/icons/IconCalendarTime.mjs';
import IconCloudUp from '@tabler/icons-react/dist/esm/icons/IconCloudUp.mjs';
import IconInfoCircle from '@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs';
import IconKeyboard from '@tabler/icons-react/dist/esm/icons/IconKeyboard.mjs';
import IconMoodSmile from '@tabler/icons-react/dist/esm/icons/IconMoodSmile.mjs';
import IconTargetArrow from '@tabler/icons-react/dist/esm/icons/IconTargetArrow.mjs';
import type { ReactNode } from 'react';
import type { Sentence } from '#shared/text/languages.ts';
import { settingsText } from '#shared/text/settings-text.ts';
import { useText } from '../../state/use-text.ts';
import { type SettingsSection, useView } from '../../state/view-state.ts';
import { AboutSection } from './about-section.tsx';
import { DeadlinesSection } from './deadlines-section.tsx';
import { GeneralSection } from './general-section.tsx';
import { HoursSection } from './hours-section.tsx';
import classes from './settings.module.css';
import { ShortcutsSection } from './shortcuts-section.tsx';
import { SurveysSection } from './surveys-section.tsx';
import { SyncSection } from './sync-section.tsx';
import { TargetsSection } from './targets-section.tsx';

const sections: readonly { id: SettingsSection; Icon: Icon; text: Sentence; content: ReactNode }[] = [
  { id: 'general', Icon: IconAdjustments, text: settingsText.general, content: <GeneralSection /> },
  { id: 'shortcuts', Icon: IconKeyboard, text: settingsText.shortcuts, content: <ShortcutsSection /> },
  { id: 'sync', Icon: IconCloudUp, text: settingsText.sync, content: <SyncSection /> },
  { id: 'hours', Icon: IconCalendarTime, text: settingsText.hours, content: <HoursSection /> },
  { id: 'deadlines', Icon: IconAlarm, text: settingsText.deadlines, content: <DeadlinesSection /> },
  { id: 'surveys', Icon: IconMoodSmile, text: settingsText.surveys, content: <SurveysSection /> },
  { id: 'targets', Icon: IconTargetArrow, text: settingsText.targets, content: <TargetsSection /> },
  { id: 'about', Icon: IconInfoCircle, text: settingsText.about, content: <AboutSection /> },
];

export function SettingsScreen() {
  const t = useText();
  const current = useView((view) => view.settingsSection);
  const openSettings = useView((view) => view.openSettings);
  const section = sections.find(({ id }) => id === current);
  return (
    <main className={classes.screen}>
      <nav className={classes.sections} aria-label={t(settingsText.sections)}>
        <p className={classes.screenTitle}>{t(settingsText.title)}</p>
        {sections.map(({ id, Icon, text }) => (
          <UnstyledButton
            key={id}
            className={classes.sectionLink}
            aria-current={id === current ? 'page' : undefined}
            data-focus-home={id === current || undefined}
            onClick={() => openSettings(id)}
          >
            <Icon size={18} stroke={1.75} aria-hidden />
            {t(text)}
          </UnstyledButton>
        ))}
      </nav>
      {section !== undefined && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        <section className={classes.content} aria-labelledby="settings-title" tabIndex={0} key={section.id}>
          <div className={classes.inner}>
            <h1 id="settings-title" className={classes.title}>
              {t(section.text)}
            </h1>
            {section.content}
          </div>
        </section>
      )}
    </main>
  );
}

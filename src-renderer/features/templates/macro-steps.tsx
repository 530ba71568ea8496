import { ActionIcon, Button, Menu } from '@mantine/core';
import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs';
import IconArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import { useState } from 'react';
import type { Sentence } from '#shared/text/languages.ts';
import { macroText } from '#shared/text/template-text.ts';
import { newId } from '../../state/new-id.ts';
import { useText } from '../../state/use-text.ts';
import { addableTypes, type DraftStep, emptyStep, moveStep, type StepType } from './macro-fields.ts';
import { MacroStepForm } from './macro-step-form.tsx';
import type { Scope } from './template-fields.ts';
import classes from './templates.module.css';

const typeWords = {
  reply: macroText.stepReply,
  note: macroText.stepNote,
  tags: macroText.stepTags,
  priority: macroText.stepPriority,
  status: macroText.stepStatus,
  snooze: macroText.stepSnooze,
  transfer: macroText.stepTransfer,
  claim: macroText.stepClaim,
} as const satisfies Record<StepType, Sentence>;

type Props = { steps: readonly DraftStep[]; scope: Scope; readOnly: boolean; onChange: (steps: readonly DraftStep[]) => void };

/** The steps in their order, each with its own form; order and number by buttons, as the keyboard has them. */
export function MacroSteps({ steps, scope, readOnly, onChange }: Props) {
  const text = useText();
  const [said, setSaid] = useState('');
  const addable = addableTypes(steps);

  function move(from: number, to: number): void {
    onChange(moveStep(steps, from, to));
    setSaid(text(macroText.moved, { number: to + 1 }));
  }
  return (
    <section className={classes.labelled} aria-label={text(macroText.steps)}>
      <span>{text(macroText.steps)}</span>
      <span role="status" className="tg-hidden">
        {said}
      </span>
      {steps.length === 0 && <p className={classes.quiet}>{text(macroText.noSteps)}</p>}
      <ol className={classes.steps}>
        {steps.map(({ key, step }, index) => {
          const number = index + 1;
          return (
            <li key={key} className={classes.step}>
              <div className={classes.stepHead}>
                <span className={classes.stepNumber}>{number}</span>
                <span className={classes.stepName}>{text(typeWords[step.type])}</span>
                {!readOnly && (
                  <>
                    <ActionIcon disabled={index === 0} aria-label={text(macroText.moveUp, { number })} onClick={() => move(index, index - 1)}>
                      <IconArrowUp size={16} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      disabled={index === steps.length - 1}
                      aria-label={text(macroText.moveDown, { number })}
                      onClick={() => move(index, index + 1)}
                    >
                      <IconArrowDown size={16} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      aria-label={text(macroText.removeStep, { number })}
                      onClick={() => onChange(steps.filter((other) => other.key !== key))}
                    >
                      <IconX size={16} aria-hidden />
                    </ActionIcon>
                  </>
                )}
              </div>
              <MacroStepForm
                step={step}
                scope={scope}
                readOnly={readOnly}
                onChange={(next) => onChange(steps.map((other) => (other.key === key ? { key, step: next } : other)))}
              />
            </li>
          );
        })}
      </ol>
      {!readOnly && addable.length > 0 && (
        <div className={classes.buttons}>
          <Menu position="bottom-start">
            <Menu.Target>
              <Button size="compact-sm" variant="default" data-focus-home leftSection={<IconPlus size={14} aria-hidden />}>
                {text(macroText.addStep)}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {addable.map((type) => (
                <Menu.Item key={type} onClick={() => onChange([...steps, { key: newId(), step: emptyStep(type) }])}>
                  {text(typeWords[type])}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </div>
      )}
    </section>
  );
}

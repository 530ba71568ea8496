import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { signInText } from '#shared/text/sign-in-text.ts';
import { useHost } from '../../host-client/host-context.tsx';
import { useMirror } from '../../state/mirror.ts';
import { errorCodeOf, useErrorText } from '../../state/use-error-text.ts';
import { useText } from '../../state/use-text.ts';
import { Message } from '../../ui/message.tsx';
import { checkSignIn, type SignInProblems } from './check-input.ts';
import classes from './sign-in.module.css';

type Props = {
  serverUrl: string;
  /** A sign-in that renews a session is for this person only. */
  fixedEmail?: string;
  /** Said under "cannot be reached" when this computer keeps profiles that can go on. */
  hasProfiles: boolean;
  onDone?: () => void;
};

/** Address, password and server; stays with what was typed until the host says that it worked. */
export function SignInForm({ serverUrl, fixedEmail, hasProfiles, onDone }: Props) {
  const t = useText();
  const host = useHost();
  const errors = useErrorText();
  const [input, setInput] = useState({ serverUrl, email: fixedEmail ?? '', password: '' });
  const [problems, setProblems] = useState<SignInProblems>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const focus = (name: keyof typeof input) => form.current?.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.focus();
  const change = (name: keyof typeof input) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setInput((old) => ({ ...old, [name]: value }));
    setProblems(({ [name]: _, ...rest }) => rest);
  };
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const found = checkSignIn(input);
    setProblems(found);
    setFailure(null);
    const first = (['email', 'password', 'serverUrl'] as const).find((name) => found[name] !== undefined);
    if (first !== undefined) return focus(first);
    setBusy(true);
    try {
      const session = await host.session.signIn({ serverUrl: input.serverUrl.trim(), email: input.email.trim(), password: input.password });
      useMirror.setState({ session });
      onDone?.();
    } catch (error) {
      setFailure(error);
      const code = errorCodeOf(error);
      focus(code === 'SERVER_UNREACHABLE' || code === 'NOT_A_TANGGAP_SERVER' ? 'serverUrl' : 'password');
    } finally {
      setBusy(false);
    }
  }

  const said = (name: keyof SignInProblems) => {
    const problem = problems[name];
    return problem === undefined ? null : t(problem);
  };
  const unreachable = failure !== null && ['SERVER_UNREACHABLE', 'UNAVAILABLE', 'NOT_A_TANGGAP_SERVER'].includes(errorCodeOf(failure));

  return (
    <form ref={form} className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
      {failure !== null && (
        <Message tone="danger">
          {errors.error(failure)}
          {unreachable && hasProfiles && ` ${t(signInText.offlineWay)}`}
        </Message>
      )}
      <TextInput
        name="email"
        type="email"
        label={t(signInText.email)}
        placeholder={t(signInText.emailHint)}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={input.email}
        onChange={change('email')}
        error={said('email')}
        readOnly={fixedEmail !== undefined}
        autoFocus={fixedEmail === undefined}
      />
      <PasswordInput
        name="password"
        label={t(signInText.password)}
        autoComplete="current-password"
        value={input.password}
        onChange={change('password')}
        onKeyDown={watchCapsLock}
        onKeyUp={watchCapsLock}
        onBlur={() => setCapsLock(false)}
        error={said('password')}
        description={capsLock ? <span className={classes.caps}>{t(signInText.capsLock)}</span> : null}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        visibilityToggleButtonProps={{ 'aria-label': t(signInText.showPassword) }}
        autoFocus={fixedEmail !== undefined}
      />
      <TextInput
        name="serverUrl"
        type="url"
        label={t(signInText.server)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={input.serverUrl}
        onChange={change('serverUrl')}
        error={said('serverUrl')}
      />
      <Button type="submit" fullWidth loading={busy} loaderProps={{ type: 'dots' }} mt="xs">
        {busy ? t(signInText.signingIn) : t(signInText.signIn)}
      </Button>
    </form>
  );
}

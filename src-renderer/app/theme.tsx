import { MantineProvider } from '@mantine/core';
import { type ReactNode, useLayoutEffect } from 'react';
import { useMirror } from '../state/mirror.ts';
import { useLanguage } from '../state/use-text.ts';
import { useSystemDark } from '../ui/system-dark.ts';
import { cssVariables, theme } from '../ui/theme.ts';

/** Look of the whole window: the agent's theme, or the system's; density and language as marks on the root element. */
export function Theme({ nonce, children }: { nonce: string; children: ReactNode }) {
  const chosen = useMirror((mirror) => mirror.settings?.theme ?? 'system');
  const density = useMirror((mirror) => mirror.settings?.density ?? 'comfortable');
  const language = useLanguage();
  const systemDark = useSystemDark();
  const scheme = chosen === 'system' ? (systemDark ? 'dark' : 'light') : chosen;

  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset.density = density;
  }, [language, density]);

  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme={scheme} getStyleNonce={() => nonce}>
      {children}
    </MantineProvider>
  );
}

import { settingsText } from '#shared/text/settings-text.ts';
import { useMirror } from '../../state/mirror.ts';
import { useDirectory } from '../../state/use-directory.ts';
import { useText } from '../../state/use-text.ts';
import { type Fact, Facts } from './facts.tsx';

const shells = { electron: settingsText.shellElectron, web: settingsText.shellWeb, test: settingsText.shellTest } as const;

export function AboutSection() {
  const t = useText();
  const info = useMirror((mirror) => mirror.info);
  const { me, workspace } = useDirectory();
  const facts: Fact[] = [
    { name: t(settingsText.workspace), value: workspace.name },
    { name: t(settingsText.signedInAs), value: `${me.name} · ${me.email}` },
    ...(info === null
      ? []
      : [
          { name: t(settingsText.version), value: info.version },
          { name: t(settingsText.contract), value: String(info.contractVersion) },
          { name: t(settingsText.shell), value: t(shells[info.capabilities.shell]) },
          { name: t(settingsText.secrets), value: info.capabilities.secretBackend },
          { name: t(settingsText.dataFolder), value: info.dataFolder, code: true },
        ]),
  ];
  return <Facts facts={facts} />;
}

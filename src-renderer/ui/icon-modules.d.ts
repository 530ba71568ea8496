/** Icons are imported one by one: the package's entry would make every build read its six thousand modules. */
declare module '@tabler/icons-react/dist/esm/icons/*.mjs' {
  import type { Icon } from '@tabler/icons-react';

  const icon: Icon;
  // biome-ignore lint/style/noDefaultExport: that is how the package exports each icon.
  export default icon;
}

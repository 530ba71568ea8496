import { type CSSVariablesResolver, createTheme, defaultVariantColorsResolver, type MantineColorsTuple } from '@mantine/core';
import { dark, light, type TokenName } from './tokens.ts';

const accent: MantineColorsTuple = ['#eef1fd', '#dde3fb', '#bcc7f7', '#98a8f2', '#7388ea', '#546bde', '#3a50c7', '#2f43b0', '#263791', '#1e2c74'];
/** In the dark theme's fields Mantine takes its own grounds from this scale (index 4 to 8). */
const neutral: MantineColorsTuple = ['#e9ebf0', '#bac1cd', '#a0a8b6', '#727b8c', '#3b4250', '#292e39', '#1c2029', '#171a21', '#12141a', '#101218'];

/** 14 px base, 4 px grid, 6 px radius; sizes in rem, so that 200 % zoom and larger fonts scale everything. */
export const theme = createTheme({
  // Filled parts are light in the dark theme: their text takes the palette's own contrast.
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    const accent = input.color === undefined || input.color === 'accent';
    return accent && input.variant === 'filled' ? { ...colors, color: 'var(--tg-on-accent)' } : colors;
  },
  fontFamily: "'Inter Variable', system-ui, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 4 },
  colors: { accent, dark: neutral },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.45', xl: '1.3' },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.3' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.45' },
    },
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', withCheckIcon: true } },
    Tooltip: {
      defaultProps: {
        openDelay: 400,
        transitionProps: { duration: 80 },
        withArrow: false,
        fz: 'xs',
        events: { hover: true, focus: true, touch: false },
      },
    },
    Menu: {
      // Without the placeholder the first item takes the focus: the role menu allows no other children.
      defaultProps: { transitionProps: { duration: 80 }, shadow: 'md', withInitialFocusPlaceholder: false },
      styles: { item: { padding: '0.375rem 0.625rem', columnGap: '0.375rem' } },
    },
    Popover: { defaultProps: { transitionProps: { duration: 80 }, shadow: 'md' } },
    Switch: { styles: { label: { fontSize: '0.875rem' }, description: { fontSize: '0.8125rem' } } },
    Modal: {
      styles: { title: { fontWeight: 600, fontSize: '1rem' } },
      defaultProps: { padding: 'lg', transitionProps: { duration: 100 }, radius: 'lg', overlayProps: { backgroundOpacity: 0.35 } },
    },
    Drawer: { defaultProps: { transitionProps: { duration: 120 } } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
  },
});

const asVariables = (palette: Readonly<Record<TokenName, string>>) =>
  Object.fromEntries(Object.entries(palette).map(([name, value]) => [`--tg-${name}`, value]));

/** What Mantine's own parts take from the palette, the same in both themes. */
const mantineVariables = {
  '--mantine-color-body': 'var(--tg-surface)',
  '--mantine-color-text': 'var(--tg-text)',
  '--mantine-color-dimmed': 'var(--tg-text-3)',
  '--mantine-color-placeholder': 'var(--tg-text-3)',
  '--mantine-color-error': 'var(--tg-danger)',
  '--mantine-color-anchor': 'var(--tg-accent-text)',
  '--mantine-color-default': 'var(--tg-surface)',
  '--mantine-color-default-hover': 'var(--tg-hover)',
  '--mantine-color-default-color': 'var(--tg-text)',
  '--mantine-color-default-border': 'var(--tg-line)',
  '--mantine-color-disabled': 'var(--tg-sunken)',
  '--mantine-color-disabled-color': 'var(--tg-text-3)',
  '--mantine-color-disabled-border': 'var(--tg-line)',
  '--mantine-color-gray-light-hover': 'var(--tg-hover)',
  '--mantine-color-gray-light-color': 'var(--tg-text-2)',
  '--mantine-color-accent-filled': 'var(--tg-accent)',
  '--mantine-color-accent-filled-hover': 'var(--tg-accent-hover)',
  '--mantine-color-accent-light': 'var(--tg-accent-soft)',
  '--mantine-color-accent-light-hover': 'var(--tg-chosen)',
  '--mantine-color-accent-light-color': 'var(--tg-accent-text)',
  '--mantine-color-accent-outline': 'var(--tg-accent)',
  '--mantine-color-red-light': 'var(--tg-danger-soft)',
  '--mantine-color-red-light-color': 'var(--tg-danger)',
  '--mantine-primary-color-contrast': 'var(--tg-on-accent)',
};

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...asVariables(light), ...mantineVariables },
  dark: { ...asVariables(dark), ...mantineVariables },
});

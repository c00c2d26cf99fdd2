import {
  Badge,
  Button,
  createTheme,
  Loader,
  Menu,
  Modal,
  Notification,
  Skeleton,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/** Ink: the one accent. */
const ink: MantineColorsTuple = [
  '#f1f5fe',
  '#dfe8f9',
  '#bfd2f3',
  '#99b5e8',
  '#7698d6',
  '#577cc1',
  '#4064a7',
  '#2f4e89',
  '#243e6f',
  '#182c53',
];

/** Warm neutral greys of paper. */
const gray: MantineColorsTuple = [
  '#fdfaf6',
  '#f6f4f0',
  '#edebe7',
  '#e2dfdb',
  '#d3d0cd',
  '#a7a4a0',
  '#6b6864',
  '#5a5854',
  '#3f3d3a',
  '#262421',
];

const dark: MantineColorsTuple = [
  '#eae7e3',
  '#cac7c3',
  '#adaaa7',
  '#888682',
  '#4f4d49',
  '#3b3936',
  '#2c2a27',
  '#22201d',
  '#191714',
  '#110f0d',
];

const red: MantineColorsTuple = [
  '#fff0ee',
  '#ffe0dc',
  '#ffbfb9',
  '#f79b95',
  '#ea716d',
  '#d64a4a',
  '#bd2f35',
  '#a51e27',
  '#86161e',
  '#661016',
];

/** Sizes follow 4-8-12-16-24-32; interface text is 14/20. */
export const theme = createTheme({
  colors: { ink, gray, dark, red },
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  black: '#262421',
  fontFamily: "'Golos Text Variable', 'Golos Text', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, Menlo, Consolas, monospace',
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.385', sm: '1.4286', md: '1.4286', lg: '1.5', xl: '1.4' },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem', xxl: '2rem' },
  radius: { xs: '0.25rem', sm: '0.375rem', md: '0.375rem', lg: '0.5rem', xl: '1rem' },
  defaultRadius: 'md',
  headings: {
    fontFamily: "'Golos Text Variable', 'Golos Text', system-ui, sans-serif",
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '2rem' },
      h2: { fontSize: '1.125rem', lineHeight: '1.625rem' },
      h3: { fontSize: '1rem', lineHeight: '1.5rem' },
      h4: { fontSize: '0.875rem', lineHeight: '1.25rem' },
    },
  },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Badge: Badge.extend({ defaultProps: { variant: 'light', radius: 'sm', tt: 'none', fw: 500 } }),
    Button: Button.extend({ defaultProps: { fw: 500 } }),
    Loader: Loader.extend({ defaultProps: { type: 'dots' } }),
    // Over messages (400): one that is just being read must not cover what is chosen from.
    Menu: Menu.extend({ defaultProps: { zIndex: 410 } }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        radius: 'lg',
        padding: 'xl',
        transitionProps: { duration: 120, transition: 'fade' },
      },
    }),
    Notification: Notification.extend({ defaultProps: { radius: 'md' } }),
    Skeleton: Skeleton.extend({ defaultProps: { radius: 'sm' } }),
    Tooltip: Tooltip.extend({
      defaultProps: {
        openDelay: 350,
        withArrow: false,
        transitionProps: { duration: 100 },
        events: { hover: true, focus: true, touch: false },
      },
    }),
  },
});

/** Where Mantine's own variables would miss 4.5:1 or our paper look. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#262421',
    '--mantine-color-dimmed': '#65625e',
    '--mantine-color-placeholder': '#6f6c68',
    '--mantine-color-error': '#a51e27',
    '--mantine-color-anchor': '#2f4e89',
    '--mantine-color-default-border': '#d3d0cd',
  },
  dark: {
    '--mantine-color-body': '#22201d',
    '--mantine-color-text': '#eae7e3',
    '--mantine-color-dimmed': '#adaaa7',
    '--mantine-color-placeholder': '#9c9995',
    '--mantine-color-error': '#ffa29c',
    '--mantine-color-anchor': '#99b5e8',
    '--mantine-color-default-border': '#4f4d49',
  },
});

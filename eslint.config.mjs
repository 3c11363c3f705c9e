import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const typeChecked = {
  files: ['**/*.ts'],
  extends: [js.configs.recommended, ...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  rules: {
    // Nothing is left to run unseen, and a union that grows is met at compile time.
    '@typescript-eslint/no-floating-promises': ['error', { checkThenables: true }],
    '@typescript-eslint/no-misused-promises': 'error',
    '@typescript-eslint/switch-exhaustiveness-check': [
      'error',
      { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
    ],
    '@typescript-eslint/consistent-type-imports': 'off', // decorator metadata needs the values
    '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
    '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true, allowEmpty: true }],
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    // Payloads, DTOs and configurations are classes for their rules' sake; a literal of their shape is as good.
    '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    eqeqeq: 'error',
    'no-console': 'error',
    'object-shorthand': 'error',
    'prefer-template': 'error',
  },
};

export default tseslint.config(
  { ignores: ['dist/', '.cache/', '.data/', 'node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  typeChecked,
  {
    files: ['**/*.mjs'],
    extends: [js.configs.recommended],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
  {
    // Programs for a terminal speak to it; services log.
    files: ['deploy/**', 'docs/**', 'test/**', '**/*.main.ts', '**/*-cli.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.spec.ts', '**/*.int-spec.ts', '{apps,libs}/*/test/**/*.ts', 'test/**/*.ts'],
    rules: {
      // Jest's matchers and JSON answers are untyped; what they hold is asserted.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);

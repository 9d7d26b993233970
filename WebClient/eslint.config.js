import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/', '.angular/', 'coverage/', 'src/app/api/schema.ts'] },
  {
    files: ['src/**/*.ts'],
    extends: [...tseslint.configs.strict, ...tseslint.configs.stylistic, ...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': [
        'error',
        [
          { type: 'element', prefix: 'mt', style: 'kebab-case' },
          { type: 'attribute', prefix: 'mt', style: 'camelCase' },
        ],
      ],
      '@angular-eslint/directive-selector': [
        'error',
        { type: 'attribute', prefix: 'mt', style: 'camelCase' },
      ],
      '@angular-eslint/prefer-signals': 'error',
      // A component with no state of its own (an icon, a page that only lays others out) is a class all the same.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
    },
  },
  {
    files: ['e2e/**/*.ts'],
    extends: [...tseslint.configs.strict, ...tseslint.configs.stylistic],
  },
  {
    files: ['src/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
);

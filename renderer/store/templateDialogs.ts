import type { TemplateDraft } from '../../shared/contract/templateAnswers';

/** Dialogs about superiors' own workbooks; members of `Dialog`. */
export type TemplateDialog =
  | { readonly kind: 'templates' }
  | { readonly kind: 'templateMap'; readonly draft: TemplateDraft }
  | { readonly kind: 'templateFill'; readonly template: string; readonly name: string };

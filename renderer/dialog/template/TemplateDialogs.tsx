import type { TemplateDialog } from '../../store/templateDialogs';
import { TemplateFillDialog } from './TemplateFillDialog';
import { TemplateListDialog } from './TemplateListDialog';
import { TemplateMapFlow } from './TemplateMapFlow';

/** Dialogs about superiors' own workbooks. */
export const TemplateDialogs = ({ dialog }: { dialog: TemplateDialog }) => {
  switch (dialog.kind) {
    case 'templates':
      return <TemplateListDialog />;
    case 'templateMap':
      return <TemplateMapFlow key={dialog.draft.token} draft={dialog.draft} />;
    case 'templateFill':
      return <TemplateFillDialog key={dialog.template} template={dialog.template} name={dialog.name} />;
  }
};
